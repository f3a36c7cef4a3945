import type { Caller } from '../../http/caller.ts';
import { networkOf as networkOfAddress } from '../../http/network.ts';
import { problem } from '../../http/problem.ts';
import { keyFor, mac } from '../../http/secrets.ts';

/** Live holds of one patient, and of one network (a clinic's waiting room has one address). */
const mostPerPatient = 8;
const mostPerNetwork = 40;

/** A digest of the network that a browser asks from; null for programs with a secret key, which answer for themselves. */
export function networkOf({ ip, via, runtime }: Caller): string | null {
  if (ip === undefined || via === 'secret-key' || via === 'process') return null;
  return mac(keyFor(runtime.config.PORTICO_SECRET, 'hold-network'), networkOfAddress(ip));
}

/**
 * Keeps one person or network from holding a whole calendar.
 * @throws too-many-requests — until the first of the holds expires
 */
export async function limitHolds(caller: Caller): Promise<void> {
  const { db, clock, patientId, runtime } = caller;
  if (runtime.config.THROTTLES === 'off') return;
  const network = networkOf(caller);
  const live = { gt: clock.now() };
  if (patientId !== undefined)
    refuseBeyond(mostPerPatient, await find(db, { patientId, expiresAt: live }), clock.now());
  else if (network !== null) refuseBeyond(mostPerNetwork, await find(db, { network, expiresAt: live }), clock.now());
}

const find = (db: Caller['db'], where: { patientId?: string; network?: string; expiresAt: { gt: Date } }) =>
  db.Hold.find({ where, order: [['expiresAt', 'ASC']], limit: mostPerNetwork });

function refuseBeyond(most: number, live: readonly { expiresAt: Date }[], now: Date): void {
  const [first] = live;
  if (!first || live.length < most) return;
  throw problem('too-many-requests', {
    retryAfterSeconds: Math.max(1, Math.ceil((first.expiresAt.getTime() - now.getTime()) / 1000)),
  });
}
