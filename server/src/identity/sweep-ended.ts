import { organizationsWithExpired } from '../db/expired.queries.ts';
import { removeInBatches } from '../db/remove-in-batches.ts';
import { scopedDb } from '../db/scoped.ts';
import type { Runtime } from '../runtime.ts';

const dayMs = 24 * 3_600_000;
/** Long enough to answer what happened last month; the audit log knows it for longer. */
const staysMs = 30 * dayMs;
/** An invitation that nobody took still says that it has expired, and offers a new one, to who opens it late. */
const invitationStaysMs = 400 * dayMs;

/** Deletes sessions, and links and codes that work once, which ended long ago. */
export async function sweepEnded({ clock }: Pick<Runtime, 'clock'>): Promise<void> {
  const now = clock.now().getTime();
  const expiresAt = { lte: new Date(now - staysMs) };
  const longAgo = { lte: new Date(now - invitationStaysMs) };
  for (const organizationId of await organizationsWithExpired(['sessions', 'one_time_tokens'], expiresAt.lte)) {
    const { Session, OneTimeToken } = scopedDb(organizationId);
    await removeInBatches(Session, { expiresAt });
    await removeInBatches(OneTimeToken, { expiresAt, purpose: { in: ['reset', 'staff-reset', 'second-factor', 'totp-enrolment'] } });
    await removeInBatches(OneTimeToken, { expiresAt, usedAt: { ne: null } });
    await removeInBatches(OneTimeToken, { expiresAt, replacedAt: { ne: null } });
    await removeInBatches(OneTimeToken, { expiresAt: longAgo });
  }
}
