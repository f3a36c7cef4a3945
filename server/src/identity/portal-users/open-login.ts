import { audit } from '../../audit/audit.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { publish } from '../../messaging/publish.ts';
import { usernameKey } from '../normalize.ts';
import type { HashedPassword } from '../passwords.ts';
import { setPassword } from '../passwords/set-password.ts';
import { keepLinked } from './keep-linked.ts';
import type { LinkKey } from './login-linked-to.ts';

/** A login that a person makes of their own. */
export interface NewLogin {
  readonly patientId: string;
  /** What was proved to be theirs: the login is linked to it. */
  readonly contact: LinkKey;
  readonly username: string;
  readonly secret: HashedPassword;
}

/**
 * Makes an active login for a patient who has none. Inside `tx`, once username and password were held against the rules.
 * @throws already-exists — the username, or the email or phone, is another login's: whoever comes first
 */
export async function openLogin(caller: Caller, { patientId, contact, username, secret }: NewLogin): Promise<string> {
  const { system, normalized } = contact;
  const { id } = await keepLinked(caller, patientId, { linkedEmail: system === 'email' ? normalized : null, linkedPhone: system === 'phone' ? normalized : null });
  try {
    await caller.db.PortalUser.update({ id }, { state: 'active', username, usernameKey: usernameKey(username), language: caller.language });
  } catch (error) {
    throw violatedKey(error) === 'portal_users.usernameKey' ? problem('already-exists', { field: 'username' }) : error;
  }
  await setPassword(caller, { kind: 'patient', id }, secret);
  await audit(caller, 'portal-user.register', { type: 'PortalUser', id, patientId });
  await publish(caller, 'identity.portal-user.activated', { portalUserId: id, patientId });
  return id;
}

/** Whether a username is somebody's already: told before the work of hashing, the database holds it. */
export const isUsernameTaken = async ({ db }: Caller, username: string): Promise<boolean> => (await db.PortalUser.one({ usernameKey: usernameKey(username) })) !== null;
