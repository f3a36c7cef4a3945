import type { Caller } from '../http/caller.ts';
import type { EventName, Events } from './events.ts';
import { putIntoOutbox } from './outbox/put.ts';

/**
 * Says that something happened. The row is written in the caller's transaction, so nobody hears of what was rolled
 * back and nobody misses what was committed; subscribers run after commit, each by itself.
 * @param dedupeKey where the same happening could be told twice: the second is dropped
 * @param dueAt it happens only then: a time that has come
 */
export async function publish<Name extends EventName>(
  caller: Caller,
  event: Name,
  payload: Events[Name],
  { dedupeKey = caller.ids.next(), dueAt }: { dedupeKey?: string; dueAt?: Date } = {},
): Promise<void> {
  await putIntoOutbox(caller, { kind: 'event', name: event, dedupeKey: `event/${event}/${dedupeKey}`, payload, ...(dueAt && { dueAt }) });
}
