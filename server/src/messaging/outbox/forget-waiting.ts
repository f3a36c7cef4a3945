import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';

/**
 * Lets what still waits to be told count as told to nobody. For data that is entered after the fact: nobody wants a
 * mail about a visit of last spring. @returns how many messages and events are passed over
 */
export const forgetWaiting = (caller: Caller): Promise<number> =>
  tx(() => caller.db.Outbox.update({ state: 'waiting' }, { state: 'skipped', doneAt: caller.clock.now() }));
