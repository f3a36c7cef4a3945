import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { endSessionsOf } from '../end-sessions.ts';
import { endLinks } from '../one-time/one-time-link.ts';
import { assertPassword, type ChosenPassword } from '../passwords-policy.ts';
import { hashPassword, type HashedPassword } from '../passwords.ts';
import { renewSession, type RenewedSession } from '../sessions/renew-session.ts';
import { setPassword } from '../passwords/set-password.ts';
import { noticeStaff } from './notice-staff.ts';

/** What an employee's password is held against; where a second factor is required, a shorter one will do (rule 19). */
export const staffsPassword = ({ settings }: Caller, password: string, { name, email, username }: { name: string; email: string; username: string }): ChosenPassword => ({
  password,
  personal: [name, email, username],
  secondFactor: settings.get('identity.staffSecondFactor') === 'required',
});

/**
 * An employee changes their own password: all sessions end but the caller's, which goes on under a new token.
 * @throws not-allowed for keys, invalid-request
 */
export async function changeStaffPassword(caller: Caller, password: string): Promise<RenewedSession> {
  const { staffUserId, sessionId } = caller;
  const user = staffUserId && sessionId ? await caller.db.StaffUser.one({ id: staffUserId }) : null;
  if (!user) throw problem('not-allowed');
  await assertPassword(caller, staffsPassword(caller, password, user));
  const secret = await hashPassword(password);
  return tx(async () => {
    await holdActive(caller, user.id);
    const renewed = await renewSession(caller, { kind: 'staff', id: user.id }, { endedBy: 'password' });
    await keepPassword(caller, user.id, secret);
    return renewed;
  });
}

/** Sets an active employee's password, ends sessions and open links, and tells them. Inside `tx`. @throws link-replaced — they are not active */
export async function replaceStaffPassword(caller: Caller, id: string, secret: HashedPassword): Promise<void> {
  await holdActive(caller, id);
  await endSessionsOf(caller, { kind: 'staff', id }, 'password');
  await keepPassword(caller, id, secret);
}

async function holdActive({ db }: Caller, id: string): Promise<void> {
  if (!(await db.StaffUser.one({ id, state: 'active' }, { lock: true }))) throw problem('link-replaced');
}

async function keepPassword(caller: Caller, id: string, secret: HashedPassword): Promise<void> {
  const me = { kind: 'staff', id } as const;
  await setPassword(caller, me, secret);
  await endLinks(caller, 'staff-reset', me);
  await audit(caller, 'staff-user.password', { type: 'StaffUser', id });
  await noticeStaff(caller, id, 'password-changed');
}
