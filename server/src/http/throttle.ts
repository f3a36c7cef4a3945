import { createHash } from 'node:crypto';
import { retry, tx } from '../db/tx.ts';
import { unscopedDb, type New } from '../db/scoped.ts';
import { violatedKey } from '../db/violations.ts';
import type { Runtime } from '../runtime.ts';
import type { Throttle } from './http.models.ts';
import { problem } from './problem.ts';

/** So many uses in so many seconds, counted from the first. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/**
 * Counts one use by somebody (an address, an account), in the database, so that every process counts alike. The
 * well-known limiters take the machine's clock; this one takes ours.
 * @throws too-many-requests — with the seconds until the count begins anew
 */
export async function throttle({ config, clock }: Pick<Runtime, 'config' | 'clock'>, limit: Limit, who: string): Promise<void> {
  if (config.THROTTLES === 'off') return;
  const now = clock.now();
  const used = await tx(() => count(limit, who, now));
  if (used.points <= limit.points) return;
  throw problem('too-many-requests', { retryAfterSeconds: Math.max(1, Math.ceil((used.expiresAt.getTime() - now.getTime()) / 1000)) });
}

/** A counter's key: hashed, since it may stand for an address or a name. */
export const throttleKey = (name: string, who: string) => createHash('sha256').update(`${name}\n${who}`).digest('base64url');

/** Begins a counter. Inside `tx`: of two that begin at the same moment the second runs again, and joins the first's. */
export async function beginCount(row: New<Throttle>): Promise<void> {
  try {
    await unscopedDb.Throttle.insert(row);
  } catch (error) {
    throw violatedKey(error) === 'throttles.PRIMARY' ? retry() : error;
  }
}

async function count(limit: Limit, who: string, now: Date): Promise<{ points: number; expiresAt: Date }> {
  const key = throttleKey(limit.name, who);
  const expiresAt = new Date(now.getTime() + limit.seconds * 1000);
  if ((await unscopedDb.Throttle.add({ key, expiresAt: { gt: now } }, { points: 1 })) === 0) {
    await unscopedDb.Throttle.remove({ key, expiresAt: { lte: now } });
    await beginCount({ key, points: 1, expiresAt });
    return { points: 1, expiresAt };
  }
  const counted = await unscopedDb.Throttle.one({ key });
  return { points: counted?.points ?? 1, expiresAt: counted?.expiresAt ?? expiresAt };
}
