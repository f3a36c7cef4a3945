import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const derived = new Map<string, Buffer>();

/** A key of 32 bytes for one purpose, derived from `PORTICO_SECRET` (HKDF, RFC 5869). */
export function keyFor(secret: string, purpose: string): Buffer {
  const name = `${purpose} ${secret}`;
  let key = derived.get(name);
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', secret, 'portico', purpose, 32));
    derived.set(name, key);
  }
  return key;
}

/** HMAC-SHA-256, base64url. */
export const mac = (key: Buffer, message: string) => createHmac('sha256', key).update(message).digest('base64url');

/** SHA-256, base64url: how tokens and keys are stored. */
export const sha256 = (value: string) => createHash('sha256').update(value).digest('base64url');

/** A token that can't be guessed: 256 bits, base64url. */
export const secretToken = () => randomBytes(32).toString('base64url');

/** Compares without telling by its time where two strings differ. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
