import { organizationsWithExpired } from '../db/expired.queries.ts';
import { scopedDb, unscopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import type { Runtime } from '../runtime.ts';

/** Whoever reads an expired row treats it as gone; it may stay for a while longer. */
const staysMs = 600_000;

/** Deletes answers kept for repeats, ids of proofs, previews and counts of tries that have long ended. */
export async function sweepExpired({ clock }: Pick<Runtime, 'clock'>): Promise<void> {
  const expired = { expiresAt: { lte: new Date(clock.now().getTime() - staysMs) } };
  for (const organizationId of await organizationsWithExpired(['idempotency_keys', 'dpop_ids', 'previews'], expired.expiresAt.lte)) {
    const db = scopedDb(organizationId);
    await tx(() => db.DpopId.remove(expired));
    await tx(() => db.IdempotencyKey.remove(expired));
    await tx(() => db.Preview.remove(expired));
  }
  await tx(() => unscopedDb.Throttle.remove(expired));
}
