import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { credentialOf } from './find-user.ts';
import type { User } from './user.ts';

/**
 * Whether the password that was checked is still the user's, who may still sign in. Inside `tx`, first: whoever sets
 * another password meanwhile waits, and ends what begins here; or came first, and nothing begins.
 * @throws wrong-credentials
 */
export async function assertStillProven(caller: Caller, { kind, id, passwordSetAt }: User): Promise<void> {
  const { PortalUser, StaffUser } = caller.db;
  const where = { id, state: 'active' } as const;
  const active = kind === 'patient' ? await PortalUser.one(where, { lock: true }) : await StaffUser.one(where, { lock: true });
  const password = active && (await credentialOf(caller, { kind, id }, 'password'));
  if (!password || password.updatedAt.getTime() !== passwordSetAt?.getTime()) throw problem('wrong-credentials');
}
