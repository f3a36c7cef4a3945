import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { endSessionsOf } from '../end-sessions.ts';
import { endLinks } from '../one-time/one-time-link.ts';
import { assertPassword, type ChosenPassword } from '../passwords-policy.ts';
import { hashPassword, type HashedPassword } from '../passwords.ts';
import { setPassword } from '../passwords/set-password.ts';
import { noticeStaff } from './notice-staff.ts';

/** What an employee's password is held against; where a second factor is required, a shorter one will do (rule 19). */
export const staffsPassword = ({ settings }: Caller, password: string, { name, email, username }: { name: string; email: string; username: string }): ChosenPassword => ({
  password,
  personal: [name, email, username],
  secondFactor: settings.get('identity.staffSecondFactor') === 'required',
});

/** An employee changes their own password: all other sessions end. @throws not-allowed for keys, invalid-request */
export async function changeStaffPassword(caller: Caller, password: string): Promise<void> {
  const { staffUserId, sessionId } = caller;
  const user = staffUserId && sessionId ? await caller.db.StaffUser.one({ id: staffUserId }) : null;
  if (!user) throw problem('not-allowed');
  await assertPassword(caller, staffsPassword(caller, password, user));
  const secret = await hashPassword(password);
  await tx(() => replaceStaffPassword(caller, user.id, secret, sessionId));
}

/** Sets an active employee's password, ends sessions and open links, and tells them. Inside `tx`. @throws link-replaced — they are not active */
export async function replaceStaffPassword(caller: Caller, id: string, secret: HashedPassword, exceptSession?: string): Promise<void> {
  const me = { kind: 'staff', id } as const;
  if (!(await caller.db.StaffUser.one({ id, state: 'active' }, { lock: true }))) throw problem('link-replaced');
  await setPassword(caller, me, secret);
  await endSessionsOf(caller, me, 'password', exceptSession);
  await endLinks(caller, 'staff-reset', me);
  await audit(caller, 'staff-user.password', { type: 'StaffUser', id });
  await noticeStaff(caller, id, 'password-changed');
}
