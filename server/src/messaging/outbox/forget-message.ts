import type { Caller } from '../../http/caller.ts';
import type { MessageName } from '../catalog.ts';

/**
 * Passes over messages of a kind that wait to leave, or to be tried again, since they would tell what no longer holds. Inside `tx`.
 * @param dedupeKey the beginning of theirs: what stands before a `/`
 */
export async function forgetMessages({ db, clock }: Caller, message: MessageName, dedupeKey: string): Promise<void> {
  const begins = `mail/${message}/${dedupeKey}`;
  const change = { state: 'skipped', doneAt: clock.now(), lastError: null, payload: { to: {}, data: {} } } as const;
  // "0" is the character after "/".
  await db.Outbox.update({ state: 'waiting', kind: 'mail', dedupeKey: { gte: `${begins}/`, lt: `${begins}0` } }, change);
}
