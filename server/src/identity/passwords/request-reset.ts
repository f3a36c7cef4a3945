import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { Problem, problem } from '../../http/problem.ts';
import { throttle } from '../../http/throttle.ts';
import type { Language } from '../../locales/languages.ts';
import { publish } from '../../messaging/publish.ts';
import { chosenLanguage } from '../chosen-language.ts';
import { namedPortalUser, nobody } from '../find-user.ts';
import { nameKey } from '../normalize.ts';
import { assertSendable } from '../invitations/assert-sendable.ts';
import { invitePatient } from '../invitations/invite.ts';
import { maySendMore } from './may-send-more.ts';
import { linkedPortalUser, patientOf } from '../portal-users/portal-user-of.ts';
import { sendReset } from './send-reset.ts';

const perName = { name: 'password reset', points: 10, seconds: 3600 };

/**
 * Notes that somebody wants a new password. What it leads to happens after the answer, so that neither the answer nor
 * its time tells whether there is such a login. @throws too-many-requests — for a name, known or not
 */
export async function requestReset(caller: Caller, name: string): Promise<void> {
  await throttle(caller.runtime, perName, `${caller.organizationId} ${nameKey(name)}`);
  const user = await namedPortalUser(caller, name);
  const portalUserId = user?.id ?? nobody.id;
  await tx(async () => {
    await audit(caller, 'password-reset.request', { type: 'PortalUser', id: user?.id ?? null });
    await publish(caller, 'identity.password-reset.requested', { portalUserId, language: chosenLanguage(caller) });
  });
}

/** What a request leads to: a link to set a password, or, to who was invited and hasn't begun, a new invitation. Inside `tx`. */
export async function answerResetRequest(caller: Caller, portalUserId: string, language: Language | null): Promise<void> {
  const user = await caller.db.PortalUser.one({ id: portalUserId }, { lock: true });
  if (!user || !caller.settings.get('general.enabled') || !(await maySendMore(caller, user.id))) return;
  if (user.state === 'active') return void (await sendReset(caller, user.id, { language }));
  const patientId = user.state === 'invited' ? await patientOf(caller, user.id) : null;
  if (!patientId) return;
  try {
    await invitePatient(caller, patientId, { language });
  } catch (error) {
    // Nothing to send it with: nobody waits for this answer.
    if (!(error instanceof Problem)) throw error;
  }
}

/** Staff have a link sent with which a patient sets a new password; they never set one. @throws not-found, not-linked, not-active, portal-off, mail-not-configured, sms-not-configured */
export async function resetPatientPassword(caller: Caller, patientId: string): Promise<{ sentTo: string | null; expiresAt: Date }> {
  return tx(async () => {
    const user = await linkedPortalUser(caller, patientId);
    if ((user.linkedEmail ?? user.linkedPhone) === null) throw problem('not-linked');
    assertSendable(caller, user.linkedEmail ? 'email' : 'phone');
    const sent = await sendReset(caller, user.id, { byClinic: true });
    if (!sent) throw problem('not-active');
    return sent;
  });
}
