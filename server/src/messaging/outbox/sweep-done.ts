import { scopedDb } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Runtime } from '../../runtime.ts';
import { organizationsWithDone } from './sweep-done.queries.ts';

/** Dedupe keys of what was done stay in force that long: nothing is told again after it. */
const staysMs = 90 * 24 * 3_600_000;
const batch = 500;

/** Deletes what the outbox has done long ago; by when it was due, which an index knows. */
export async function sweepDone({ clock }: Pick<Runtime, 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - staysMs);
  let removed = 0;
  for (const organizationId of await organizationsWithDone(before)) {
    for (const state of ['done', 'skipped'] as const) removed += await sweepOf(organizationId, state, before);
  }
  return removed;
}

async function sweepOf(organizationId: string, state: 'done' | 'skipped', before: Date): Promise<number> {
  const db = scopedDb(organizationId);
  for (let removed = 0; ; ) {
    const old = await db.Outbox.find({ where: { state, dueAt: { lte: before } }, limit: batch });
    if (old.length > 0) removed += await tx(() => db.Outbox.remove({ id: { in: old.map(({ id }) => id) } }));
    if (old.length < batch) return removed;
  }
}
