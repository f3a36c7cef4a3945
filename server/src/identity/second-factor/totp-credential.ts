import { audit } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { ownerOf, type User } from '../user.ts';

type Somebody = Pick<User, 'kind' | 'id'>;

/**
 * Makes an authenticator app somebody's second factor; the step of the code that proved it is used up. Inside `tx`.
 * @throws violation of `credentials` where they have one
 */
export async function putTotp(caller: Caller, user: Somebody, secret: string, step: number): Promise<void> {
  const now = caller.clock.now();
  await caller.db.Credential.insert({
    id: caller.ids.next(),
    ...ownerOf(user),
    kind: 'totp',
    single: 'y',
    secret,
    lastStep: step,
    confirmedAt: now,
    createdAt: now,
    updatedAt: now,
  });
  await audit(caller, 'second-factor.add', subjectOf(user));
}

/** Forgets somebody's authenticator app. Inside `tx`. @returns whether there was one */
export async function removeTotp(caller: Caller, user: Somebody): Promise<boolean> {
  if ((await caller.db.Credential.remove({ ...own(user), kind: 'totp' })) === 0) return false;
  await audit(caller, 'second-factor.remove', subjectOf(user));
  return true;
}

/** A step is used once: only a later one than the last passes. Inside `tx`. */
export async function takeStep({ db }: Caller, user: Somebody, step: number): Promise<boolean> {
  const first = await db.Credential.update({ ...own(user), kind: 'totp', lastStep: null }, { lastStep: step });
  return first === 1 || (await db.Credential.update({ ...own(user), kind: 'totp', lastStep: { lt: step } }, { lastStep: step })) === 1;
}

const subjectOf = ({ kind, id }: Somebody) => ({ type: kind === 'patient' ? 'PortalUser' : 'StaffUser', id });

function own(user: Somebody) {
  const { portalUserId, staffUserId } = ownerOf(user);
  return portalUserId ? { portalUserId } : { staffUserId };
}
