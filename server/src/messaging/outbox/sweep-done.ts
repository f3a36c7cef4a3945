import { removeInBatches } from '../../db/remove-in-batches.ts';
import { scopedDb } from '../../db/scoped.ts';
import type { Runtime } from '../../runtime.ts';
import { organizationsWithDone } from './sweep-done.queries.ts';

/** Dedupe keys of what was done stay in force that long: nothing is told again after it. */
const staysMs = 90 * 24 * 3_600_000;

/** Deletes what the outbox has done long ago; by when it was due, which an index knows. */
export async function sweepDone({ clock }: Pick<Runtime, 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - staysMs);
  let removed = 0;
  for (const organizationId of await organizationsWithDone(before)) {
    for (const state of ['done', 'skipped'] as const) removed += await removeInBatches(scopedDb(organizationId).Outbox, { state, dueAt: { lte: before } });
  }
  return removed;
}
