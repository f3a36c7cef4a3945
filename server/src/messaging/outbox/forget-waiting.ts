import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';

/**
 * Drops what still waits to be told. For data that is entered after the fact: nobody wants a mail about a visit of last
 * spring. @returns how many messages and events were dropped
 */
export const forgetWaiting = (caller: Caller): Promise<number> =>
  tx(() => caller.db.Outbox.remove({ state: 'waiting' }));
