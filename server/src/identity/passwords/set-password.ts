import type { Caller } from '../../http/caller.ts';
import type { HashedPassword } from '../passwords.ts';
import { ownerOf, type User } from '../user.ts';

/** Gives a user this password in place of the one before. Inside `tx`, after a write to the user's own row. */
export async function setPassword({ db, ids, clock }: Caller, user: Pick<User, 'kind' | 'id'>, secret: HashedPassword): Promise<void> {
  const { userKind, portalUserId, staffUserId } = ownerOf(user);
  const own = portalUserId ? { portalUserId, kind: 'password' as const } : { staffUserId, kind: 'password' as const };
  const now = clock.now();
  if ((await db.Credential.update(own, { secret, updatedAt: now })) === 1) return;
  await db.Credential.insert({ id: ids.next(), userKind, portalUserId, staffUserId, kind: 'password', single: 'y', secret, confirmedAt: now, createdAt: now, updatedAt: now });
}
