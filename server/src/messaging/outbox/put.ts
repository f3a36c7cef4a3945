import { openTransaction } from '../../db/connection.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { outboxChanged } from './wake.ts';

/** What kinds of work the outbox holds. */
export type OutboxKind = 'event' | 'subscriber' | 'plugin' | 'mail' | 'webhook';

/** Something to be done after commit. */
export interface OutboxEntry {
  readonly kind: OutboxKind;
  readonly name: string;
  /** The same work put twice is done once. */
  readonly dedupeKey: string;
  readonly payload: unknown;
  /** Not before; at once unless said. */
  readonly dueAt?: Date;
}

/**
 * Writes a row into the outbox, in the caller's transaction: it is done if and only if that commits, once per
 * dedupe key however often it is put.
 */
export async function putIntoOutbox(caller: Caller, entry: OutboxEntry): Promise<void> {
  const now = caller.clock.now();
  const fresh = {
    state: 'waiting',
    attempts: 0,
    dueAt: entry.dueAt ?? now,
    claimedBy: null,
    lastError: null,
    doneAt: null,
    createdAt: now,
  } as const;
  try {
    await caller.db.Outbox.insert({ id: caller.ids.next(), ...entry, ...fresh });
  } catch (error) {
    if (violatedKey(error) !== 'outbox.dedupeKey') throw error;
    return;
  }
  wakeAfterCommit();
}

/**
 * A hook after COMMIT also runs where COMMIT failed, so nothing may rely on one; a worker that looks for nothing
 * does no harm.
 */
function wakeAfterCommit(): void {
  openTransaction()?.afterCommit(() => outboxChanged());
}

/** Lets a row that was given up be tried again from now, with all its tries. In the caller's transaction. */
export async function putBack(caller: Caller, id: string): Promise<void> {
  const change = { state: 'waiting', attempts: 0, dueAt: caller.clock.now() } as const;
  if ((await caller.db.Outbox.update({ id, state: 'dead' }, change)) === 1) wakeAfterCommit();
}
