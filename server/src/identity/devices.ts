import type { Caller } from '../http/caller.ts';
import { violatedKey } from '../db/violations.ts';
import { ownerOf, type User } from './user.ts';

/** Whether the user signed in on this device before. */
export async function knownDevice({ db }: Caller, user: Pick<User, 'kind' | 'id'>, hash: string): Promise<boolean> {
  const { portalUserId, staffUserId } = ownerOf(user);
  const found = portalUserId ? await db.KnownDevice.one({ portalUserId, hash }) : await db.KnownDevice.one({ staffUserId, hash });
  return found !== null;
}

/** Remembers the device once every factor has passed. Inside `tx`. @returns whether it was known before */
export async function rememberDevice({ db, ids, clock }: Caller, user: User, hash: string): Promise<boolean> {
  const owner = ownerOf(user);
  const now = clock.now();
  if ((await db.KnownDevice.update({ ...mine(owner), hash }, { lastSeenAt: now })) > 0) return true;
  try {
    await db.KnownDevice.insert({ id: ids.next(), hash, ...owner, firstSeenAt: now, lastSeenAt: now });
  } catch (error) {
    if (!violatedKey(error)?.startsWith('known_devices.')) throw error;
    return true;
  }
  return false;
}

const mine = ({ portalUserId, staffUserId }: ReturnType<typeof ownerOf>) => (portalUserId ? { portalUserId } : { staffUserId });
