import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { chosenLanguage } from '../chosen-language.ts';
import { findLink } from '../one-time/one-time-link.ts';
import { sendReset } from '../passwords/send-reset.ts';
import { masked } from '../user.ts';
import { invitePatient } from './invite.ts';
import { wentTo } from './link-key.ts';
import { maySendMore } from '../passwords/may-send-more.ts';
import { patientOf } from '../portal-users/portal-user-of.ts';

/**
 * Sends a new invitation to the same contact on the word of whoever holds an old link; to a login that is in use by now,
 * a link to set a password. A few an hour; nothing where the login is linked elsewhere by now, or disabled. The answer is
 * the same whatever was done.
 * @returns where it would go, masked @throws not-found — a link that was never ours
 */
export async function renewInvitation(caller: Caller, token: string): Promise<string | null> {
  const { portalUserId, data } = await findLink(caller, 'invitation', token);
  const user = portalUserId === null ? null : await caller.db.PortalUser.one({ id: portalUserId });
  if (!user) throw problem('not-found');
  if (user.state === 'disabled' || !wentTo(user, data)) return null;
  const patientId = await patientOf(caller, user.id);
  if (patientId) {
    await tx(async () => {
      // Of many at once each sees what was sent to those before it.
      await caller.db.PortalUser.one({ id: user.id }, { lock: true });
      if (!(await maySendMore(caller, user.id))) return;
      const language = chosenLanguage(caller);
      const { outcome } = await invitePatient(caller, patientId, { language });
      if (outcome === 'already-active') await sendReset(caller, user.id, { language });
    });
  }
  return masked(user.linkedEmail, user.linkedPhone);
}
