import { audit } from '../../audit/audit.ts';
import type { Change, Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { endSessionsOf } from '../end-sessions.ts';
import type { StaffUser } from '../identity.models.ts';
import { endLinks } from '../one-time/one-time-link.ts';
import { removeTotp } from '../second-factor/totp-credential.ts';
import { isNameless } from './invite-staff.ts';
import { assertMayGive } from './may-give.ts';
import { noticeStaff } from './notice-staff.ts';
import { activeWith } from './staff.queries.ts';

/** What of an employee's login changes; what is left out stays. */
export interface StaffChange {
  readonly name?: string | undefined;
  readonly userTypeId?: string | undefined;
  readonly state?: 'active' | 'disabled' | undefined;
}

/**
 * Changes an employee's name, rights or state. Other rights and disabling end all their sessions at once, and disabling
 * their open links. Enabling somebody who never accepted makes them `invited` again; they need a new invitation.
 * @throws not-found; missing-permission — rights beyond one's own, or somebody who has more
 * @throws not-yourself, last-manager — nobody locks themselves or everybody out
 */
export function changeStaff(caller: Caller, id: string, change: StaffChange): Promise<void> {
  return tx(async () => {
    const managers = await activeWith(caller, 'staff');
    const before = await caller.db.StaffUser.one({ id }, { lock: true });
    if (!before) throw problem('not-found');
    await assertMayGive(caller, before.userTypeId);
    const { name, ...standing } = changesOf(before, change);
    if (Object.keys(standing).length > 0) await assertMayChangeStanding(caller, before, { ...standing, managers });
    const whole = { ...(name !== undefined && { name }), ...standing };
    if (Object.keys(whole).length === 0) return;
    await caller.db.StaffUser.update({ id }, whole);
    const { userTypeId, state } = standing;
    if (userTypeId ?? state) await endSessionsOf(caller, { kind: 'staff', id }, state === 'disabled' ? 'disabled' : 'rights');
    if (state === 'disabled') for (const purpose of ['staff-invitation', 'staff-reset'] as const) await endLinks(caller, purpose, { kind: 'staff', id });
    await audit(caller, 'staff-user.change', { type: 'StaffUser', id, details: { fields: Object.keys(whole), ...standing } });
  });
}

/**
 * Forgets the authenticator app of somebody who lost it, ends their sessions and tells them.
 * @throws not-found; not-yourself — one's own is changed with the password; missing-permission — they have more rights
 */
export function removeStaffSecondFactor(caller: Caller, id: string): Promise<void> {
  return tx(async () => {
    const found = await caller.db.StaffUser.one({ id }, { lock: true });
    if (!found) throw problem('not-found');
    if (id === caller.staffUserId) throw problem('not-yourself');
    await assertMayGive(caller, found.userTypeId);
    if (!(await removeTotp(caller, { kind: 'staff', id }))) return;
    await endSessionsOf(caller, { kind: 'staff', id }, 'second-factor');
    await noticeStaff(caller, id, 'second-factor-removed');
  });
}

/** What really changes; an employee who never chose a username is enabled as invited. */
function changesOf(before: Row<StaffUser>, { name, userTypeId, state }: StaffChange): Pick<Change<StaffUser>, 'name' | 'userTypeId' | 'state'> {
  const enabled = isNameless(before.username) ? 'invited' : 'active';
  const wanted = state === 'active' ? enabled : state;
  return {
    ...(name !== undefined && name !== before.name && { name }),
    ...(userTypeId !== undefined && userTypeId !== before.userTypeId && { userTypeId }),
    ...(wanted !== undefined && wanted !== before.state && { state: wanted }),
  };
}

interface Standing extends Pick<Change<StaffUser>, 'userTypeId' | 'state'> {
  /** Who may manage staff now. */
  readonly managers: readonly string[];
}

async function assertMayChangeStanding(caller: Caller, { id }: Row<StaffUser>, { userTypeId, state, managers }: Standing): Promise<void> {
  if (id === caller.staffUserId) throw problem('not-yourself');
  if (userTypeId) await assertMayGive(caller, userTypeId);
  const stays = state !== 'disabled' && (userTypeId === undefined || (await caller.db.UserType.one({ id: userTypeId }))?.permissions.includes('staff'));
  if (!stays && managers.includes(id) && managers.length === 1) throw problem('last-manager');
}
