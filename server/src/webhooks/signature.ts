import { createHmac, randomBytes } from 'node:crypto';
import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { keyFor } from '../http/secrets.ts';
import { open, seal } from '../identity/seal.ts';
import type { WebhookEndpoint } from './webhooks.models.ts';

const prefix = 'whsec_';
/** How long the secret before the last change goes on signing. */
export const formerSignsMs = 24 * 3_600_000;

const sealKey = ({ runtime }: Pick<Caller, 'runtime'>) => keyFor(runtime.config.PORTICO_SECRET, 'webhook secret');

/** A new secret as receivers know it (Standard Webhooks), 256 bits; and sealed, as it is stored. */
export function newSecret(caller: Caller): { secret: string; sealedSecret: string } {
  const secret = prefix + randomBytes(32).toString('base64');
  return { secret, sealedSecret: seal(sealKey(caller), secret) };
}

/** Headers that prove a message: the signatures of the secret and, for a day after a change, of the one before. */
export function signedHeaders(caller: Caller, { sealedSecret, formerSecret, rotatedAt }: Row<WebhookEndpoint>, message: { id: string; text: string }): Record<string, string> {
  const now = caller.clock.now();
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const isFormerGood = formerSecret !== null && rotatedAt !== null && now.getTime() - rotatedAt.getTime() < formerSignsMs;
  const secrets = [sealedSecret, ...(isFormerGood ? [formerSecret] : [])].map((sealed) => open(sealKey(caller), sealed));
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${signature(secret, `${message.id}.${timestamp}.${message.text}`)}`).join(' '),
  };
}

const signature = (secret: string, signed: string) => createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64')).update(signed).digest('base64');
