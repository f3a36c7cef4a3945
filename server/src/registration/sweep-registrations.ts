import { scopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import type { Runtime } from '../runtime.ts';
import { organizationsWithEnded } from './sweep-registrations.queries.ts';

/** How long they stay: long enough to answer a question about yesterday. */
const staysMs = 24 * 3_600_000;

/**
 * Deletes registrations that are over and codes that no longer count: they hold addresses of people who may be no
 * patients. Of one that was finished the patient, what they accepted and the log remain.
 */
export async function sweepRegistrations({ clock }: Pick<Runtime, 'clock'>): Promise<void> {
  const expiresAt = { lte: new Date(clock.now().getTime() - staysMs) };
  for (const organizationId of await organizationsWithEnded(expiresAt.lte)) {
    const db = scopedDb(organizationId);
    await tx(() => db.Registration.remove({ expiresAt }));
    await tx(() => db.Verification.remove({ expiresAt }));
  }
}
