import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { throttle } from '../../http/throttle.ts';
import { assertMailConfigured } from '../../messaging/mail-configured.ts';
import { publish } from '../../messaging/publish.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { findUser, nobody } from '../find-user.ts';
import { nameKey } from '../normalize.ts';
import { issueLink, linkExpiry } from '../one-time/one-time-link.ts';
import { accountLock, counterOf, forgetFailures } from '../lockout.ts';
import { assertPassword } from '../passwords-policy.ts';
import { hashPassword } from '../passwords.ts';
import { assertMayBegin } from '../sign-in.ts';
import { masked } from '../user.ts';
import type { SentLink } from './invite-staff.ts';
import { assertMayGive } from './may-give.ts';
import { replaceStaffPassword, staffsPassword } from './staff-password.ts';
import { foundStaffLink, useStaffLink } from './staff-link.ts';

const perAccount = { name: 'staff reset', points: 5, seconds: 3600 };

/**
 * Sends an employee a link by which they choose a new password; the old one works until then, and nobody ever sets
 * somebody else's.
 * @throws not-found; not-active; missing-permission — they have more rights; mail-not-configured
 */
export function resetStaffPassword(caller: Caller, id: string): Promise<SentLink> {
  assertMailConfigured(caller);
  return tx(async () => {
    const found = await caller.db.StaffUser.one({ id }, { lock: true });
    if (!found) throw problem('not-found');
    await assertMayGive(caller, found.userTypeId);
    if (found.state !== 'active') throw problem('not-active');
    const tokenId = await sendReset(caller, id);
    return { tokenId, sentTo: masked(found.email, null), expiresAt: linkExpiry('staff-reset', caller.clock.now()) };
  });
}

/**
 * An employee asks for a link themselves, by username or email. Known and unknown alike cost one event; what it leads to
 * comes after the answer. @throws origin-not-allowed, too-many-requests
 */
export async function resetStaff(caller: Caller, username: string): Promise<void> {
  await assertMayBegin(caller, 'staff');
  await throttle(caller.runtime, perAccount, `${caller.organizationId} ${nameKey(username)}`);
  const user = await findUser(caller, 'staff', username);
  await tx(() => publish(caller, 'identity.staff-reset.requested', { staffUserId: user?.id ?? nobody.id }));
}

/** What asking leads to: a link, five an hour at most however the name was written. Inside `tx`. */
export async function answerStaffReset(caller: Caller, id: string): Promise<void> {
  const { db, clock } = caller;
  const user = await db.StaffUser.one({ id }, { lock: true });
  if (user?.state !== 'active') return;
  const since = new Date(clock.now().getTime() - perAccount.seconds * 1000);
  if ((await db.OneTimeToken.count({ staffUserId: id, purpose: 'staff-reset', createdAt: { gt: since } })) < perAccount.points) await sendReset(caller, id);
}

/** Makes the link and has it sent. Inside `tx`, with the employee's row locked or written. @returns the id that it is derived from */
export async function sendReset(caller: Caller, staffUserId: string): Promise<string> {
  const tokenId = await issueLink(caller, 'staff-reset', { kind: 'staff', id: staffUserId });
  await sendMessage(caller, { message: 'staffReset', to: { staffUserId }, data: { tokenId }, dedupeKey: tokenId });
  await audit(caller, 'staff-user.reset', { type: 'StaffUser', id: staffUserId });
  return tokenId;
}

/** How a link for a new password stands. @throws not-found — it was never ours */
export async function findStaffReset(caller: Caller, token: string) {
  const { state, expiresAt } = await foundStaffLink(caller, 'staff-reset', token);
  return { state, expiresAt };
}

/**
 * Sets the new password and ends all sessions, and the lock of failed sign-ins. The second factor stays.
 * @throws link-used, link-replaced, link-expired, not-found
 */
export async function completeStaffReset(caller: Caller, token: string, password: string): Promise<void> {
  const { user } = await foundStaffLink(caller, 'staff-reset', token, { open: true });
  await assertPassword(caller, staffsPassword(caller, password, user));
  const secret = await hashPassword(password);
  await tx(async () => {
    await useStaffLink(caller, 'staff-reset', token);
    await replaceStaffPassword(caller, user.id, secret);
    await forgetFailures(counterOf(caller, `staff ${user.id}`, null));
    await forgetFailures(accountLock(caller, 'staff', user.id));
  });
}
