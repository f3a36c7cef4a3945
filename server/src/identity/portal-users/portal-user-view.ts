import { unscopedDb } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { accountLock } from '../lockout.ts';
import type { PortalUserRow } from './portal-user-of.ts';

/** A login as staff see it. */
export interface PortalUserView extends Omit<PortalUserRow, 'state'> {
  readonly shownState: PortalUserRow['state'] | 'locked';
  /** Until when the open invitation is good; null where there is none. */
  readonly invitationExpiresAt: Date | null;
}

/** What the rows don't say: open invitations and locks. Two statements, whatever their number. */
export async function viewsOf(caller: Caller, users: readonly PortalUserRow[]): Promise<PortalUserView[]> {
  const now = caller.clock.now();
  const ids = users.map(({ id }) => id);
  const links = await caller.db.OneTimeToken.find({ where: { portalUserId: { in: ids }, purpose: 'invitation', usedAt: null, replacedAt: null } });
  const open = new Map(links.filter(({ expiresAt }) => expiresAt > now).map((one) => [one.portalUserId, one.expiresAt]));
  const locks = await unscopedDb.Throttle.find({ where: { key: { in: ids.map((id) => accountLock(caller, 'patient', id)) } } });
  const locked = new Set(locks.filter(({ expiresAt }) => expiresAt !== null && expiresAt > now).map(({ key }) => key));
  return users.map((user) => ({
    ...user,
    shownState: user.state === 'active' && locked.has(accountLock(caller, 'patient', user.id)) ? 'locked' : user.state,
    invitationExpiresAt: open.get(user.id) ?? null,
  }));
}
