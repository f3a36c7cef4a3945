import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { publish } from '../../messaging/publish.ts';
import { endSessionsOf } from '../end-sessions.ts';
import { accountLock, counterOf, forgetFailures } from '../lockout.ts';
import { endLinks, findLink, useLink, type LinkState } from '../one-time/one-time-link.ts';
import { assertPassword } from '../passwords-policy.ts';
import { hashPassword, type HashedPassword } from '../passwords.ts';
import { openLink, whyClosed } from '../invitations/accept-invitation.ts';
import { knownWords } from './known-words.ts';
import { notifyOwner } from '../portal-users/notify-owner.ts';
import { patientOf } from '../portal-users/portal-user-of.ts';
import { renewSession, type RenewedSession } from '../sessions/renew-session.ts';
import { setPassword } from './set-password.ts';

/** How a link to set a password stands; looking at it uses nothing up. @throws not-found */
export async function readReset(caller: Caller, token: string): Promise<{ state: Exclude<LinkState, 'unknown'>; expiresAt: Date }> {
  const { state, expiresAt } = await findLink(caller, 'reset', token);
  if (state === 'unknown') throw problem('not-found');
  return { state, expiresAt };
}

/**
 * Sets a new password by a link, which it uses up. All sessions end, the lock of failed sign-ins too, and the owner hears
 * of it everywhere. A second factor stays.
 * @returns the username to sign in with
 * @throws not-found, link-used, link-replaced, link-expired, invalid-request
 */
export async function completeReset(caller: Caller, token: string, password: string): Promise<string> {
  const { link, user } = await openLink(caller, 'reset', token);
  await assertPassword(caller, { password, personal: await knownWords(caller, user) });
  const secret = await hashPassword(password);
  await tx(async () => {
    if (!(await useLink(caller, link.id))) throw await whyClosed(caller, 'reset', token);
    if ((await caller.db.PortalUser.update({ id: user.id, state: 'active' }, { noticedAt: null })) !== 1) throw problem('link-replaced');
    await endSessionsOf(caller, { kind: 'patient', id: user.id }, 'password');
    await keepPassword(caller, user.id, secret);
    await forgetFailures(counterOf(caller, `patient ${user.id}`, null));
    await forgetFailures(accountLock(caller, 'patient', user.id));
  });
  return user.username ?? '';
}

/**
 * Changes one's own password: all sessions end but the caller's, which goes on under a new token, and the owner hears of it.
 * People only: a program never sets one. @throws not-allowed, invalid-request
 */
export async function changePassword(caller: Caller, password: string): Promise<RenewedSession> {
  const { portalUserId, sessionId } = caller;
  const user = portalUserId && sessionId ? await caller.db.PortalUser.one({ id: portalUserId }) : null;
  if (!user) throw problem('not-allowed');
  await assertPassword(caller, { password, personal: await knownWords(caller, user) });
  const secret = await hashPassword(password);
  return tx(async () => {
    await caller.db.PortalUser.one({ id: user.id }, { lock: true });
    const renewed = await renewSession(caller, { kind: 'patient', id: user.id }, { endedBy: 'password' });
    await keepPassword(caller, user.id, secret);
    return renewed;
  });
}

async function keepPassword(caller: Caller, id: string, secret: HashedPassword): Promise<void> {
  const user = { kind: 'patient', id } as const;
  await setPassword(caller, user, secret);
  await endLinks(caller, 'reset', user);
  await notifyOwner(caller, id, { kind: 'password-changed', dedupeKey: caller.ids.next() });
  await audit(caller, 'portal-user.password', { type: 'PortalUser', id, patientId: await patientOf(caller, id) });
  await publish(caller, 'identity.portal-user.password-changed', { portalUserId: id });
}
