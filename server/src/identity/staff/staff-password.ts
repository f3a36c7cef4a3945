import type { Caller } from '../../http/caller.ts';
import { assertPassword } from '../passwords-policy.ts';

/** Refuses a password that an employee mustn't have; where a second factor is required, a shorter one will do (rule 19). */
export const assertStaffPassword = (caller: Caller, password: string, { name, email, username }: { name: string; email: string; username: string }) =>
  assertPassword(caller, {
    password,
    personal: [name, email, username],
    secondFactor: caller.settings.get('identity.staffSecondFactor') === 'required',
  });
