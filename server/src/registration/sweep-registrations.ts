import { scopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import type { Runtime } from '../runtime.ts';
import { organizationsWithEnded } from './sweep-registrations.queries.ts';

/** How long addresses of people who became no patients stay: long enough to answer a question about yesterday. */
const staysMs = 24 * 3_600_000;

/** Deletes registrations that nobody finished and codes that no longer count: addresses of people who aren't patients. */
export async function sweepRegistrations({ clock }: Pick<Runtime, 'clock'>): Promise<void> {
  const expiresAt = { lte: new Date(clock.now().getTime() - staysMs) };
  for (const organizationId of await organizationsWithEnded(expiresAt.lte)) {
    const db = scopedDb(organizationId);
    await tx(() => db.Registration.remove({ state: { in: ['started', 'verified'] }, expiresAt }));
    await tx(() => db.Verification.remove({ expiresAt }));
  }
}
