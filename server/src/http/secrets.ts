import { createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

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
export const sha256 = (value: string) => hash('sha256', value, 'base64url');

/** A token that can't be guessed: 256 bits, base64url. */
export const secretToken = () => randomBytes(32).toString('base64url');

/**
 * The token of a one-time link, from the id of its row: nothing that opens a door waits in the outbox, and a repeated
 * message carries the same link. 256 bits; the row keeps its SHA-256.
 */
export const tokenFor = (secret: string, id: string) => mac(keyFor(secret, 'one-time link'), id);

/**
 * What opens one appointment, and nothing else, to whoever got its messages: its id (of the first of its chain, so that it goes on
 * working when it is moved) with an HMAC. Kept nowhere; the same in every message.
 */
export const appointmentTokenFor = (secret: string, { organizationId, id }: { organizationId: string; id: string }) =>
  `${id}.${mac(keyFor(secret, 'appointment link'), `${organizationId}/${id}`)}`;

/** The six digits of a verification, from its id: they are kept nowhere. */
export const codeFor = (secret: string, id: string) =>
  String(createHmac('sha256', keyFor(secret, 'verification code')).update(id).digest().readUInt32BE(0) % 1_000_000).padStart(6, '0');

/** Compares without telling by its time where two strings differ. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
