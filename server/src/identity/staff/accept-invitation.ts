import { audit } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { Problem, problem } from '../../http/problem.ts';
import type { StaffUser } from '../identity.models.ts';
import { chosenLanguage } from '../chosen-language.ts';
import { usernameKey } from '../normalize.ts';
import { passwordIssues } from '../passwords-policy.ts';
import { setPassword } from '../passwords/set-password.ts';
import { hashPassword } from '../passwords.ts';
import { usernameIssues } from '../portal-users/username-rules.ts';
import { masked } from '../user.ts';
import { staffsPassword } from './staff-password.ts';
import { assertStaffPage, foundStaffLink, useStaffLink } from './staff-link.ts';

/** What the page of a link tells before anything is typed. */
export interface FoundInvitation {
  readonly state: 'open' | 'used' | 'replaced' | 'expired';
  readonly name: string | null;
  readonly email: string | null;
  readonly expiresAt: Date | null;
}

/** What an employee signs in with from now on. */
interface Chosen {
  readonly username: string;
  readonly password: string;
}

/** How an invitation stands; looking uses nothing up. @throws not-found — it was never ours */
export async function findStaffInvitation(caller: Caller, token: string): Promise<FoundInvitation> {
  const { state, expiresAt, user } = await foundStaffLink(caller, 'staff-invitation', token);
  const told = state === 'open' ? { name: user.name, email: masked(user.email, null) } : { name: null, email: null };
  return { state, ...told, expiresAt };
}

/**
 * The employee chooses username and password, and can sign in from then on; nobody is signed in by it.
 * @throws link-used, link-replaced, link-expired, not-found
 * @throws already-exists — the username; the link stays good
 */
export async function acceptStaffInvitation(
  caller: Caller,
  token: string,
  { username, password }: Chosen,
): Promise<{ username: string }> {
  await assertStaffPage(caller);
  const { user } = await foundStaffLink(caller, 'staff-invitation', token, { open: true });
  await assertChosen(caller, user, { username, password });
  const secret = await hashPassword(password);
  const { id } = user;
  const accepted = tx(async () => {
    await useStaffLink(caller, 'staff-invitation', token);
    const change = { username, usernameKey: usernameKey(username), state: 'active', language: chosenLanguage(caller) } as const;
    if ((await caller.db.StaffUser.update({ id, state: 'invited' }, change)) !== 1) throw problem('link-replaced');
    await setPassword(caller, { kind: 'staff', id }, secret);
    await audit(caller, 'staff-user.accept', { type: 'StaffUser', id });
  });
  await accepted.catch((error: unknown) => {
    throw violatedKey(error) === 'staff_users.usernameKey' ? problem('already-exists', { field: 'username' }) : error;
  });
  return { username };
}

/** Whatever is wrong with what they chose, all of it at once. */
async function assertChosen(caller: Caller, user: Row<StaffUser>, { username, password }: Chosen): Promise<void> {
  const own = { linkedEmail: user.email, linkedPhone: null };
  const errors = [...usernameIssues(caller, username, own), ...(await passwordIssues(caller, staffsPassword(caller, password, { ...user, username })))];
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
}
