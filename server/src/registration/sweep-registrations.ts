import { organizationsWithExpired } from '../db/expired.queries.ts';
import { removeInBatches } from '../db/remove-in-batches.ts';
import { scopedDb } from '../db/scoped.ts';
import type { Runtime } from '../runtime.ts';

/** How long they stay: long enough to answer a question about yesterday. */
const staysMs = 24 * 3_600_000;

/**
 * Deletes registrations that are over and codes that no longer count: they hold addresses of people who may be no
 * patients. Of one that was finished the patient, what they accepted and the log remain.
 */
export async function sweepRegistrations({ clock }: Pick<Runtime, 'clock'>): Promise<void> {
  const expiresAt = { lte: new Date(clock.now().getTime() - staysMs) };
  for (const organizationId of await organizationsWithExpired(['registrations', 'verifications'], expiresAt.lte)) {
    const db = scopedDb(organizationId);
    await removeInBatches(db.Registration, { expiresAt });
    await removeInBatches(db.Verification, { expiresAt });
  }
}
