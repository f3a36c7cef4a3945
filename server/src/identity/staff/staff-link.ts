import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import type { StaffUser } from '../identity.models.ts';
import { findLink, useLink } from '../one-time/one-time-link.ts';
import { assertMayBegin } from '../sign-in.ts';

type Purpose = 'staff-invitation' | 'staff-reset';

/** A link that was sent to an employee. */
export interface StaffLink {
  readonly id: string;
  readonly state: 'open' | 'used' | 'replaced' | 'expired';
  readonly expiresAt: Date;
  readonly user: Row<StaffUser>;
}

/** Staff's links are taken on the pages where staff may sign in, whether the portal is on or off. @throws origin-not-allowed */
export const assertStaffPage = (caller: Caller) => assertMayBegin(caller, 'staff');

/**
 * The link behind a token, however it stands; with `open`, only where it can be used.
 * @throws not-found — it was never ours
 * @throws link-used, link-replaced, link-expired
 */
export async function foundStaffLink(caller: Caller, purpose: Purpose, token: string, { open = false } = {}): Promise<StaffLink> {
  await assertStaffPage(caller);
  const { id, state, staffUserId, expiresAt } = await findLink(caller, purpose, token);
  const user = staffUserId === null ? null : await caller.db.StaffUser.one({ id: staffUserId });
  if (state === 'unknown' || !user) throw problem('not-found');
  if (open && state !== 'open') throw problem(`link-${state}`);
  return { id, state, expiresAt, user };
}

/** Uses the link up; of two at once one wins. Inside `tx`. @throws link-used, link-replaced, link-expired */
export async function useStaffLink(caller: Caller, purpose: Purpose, token: string): Promise<void> {
  const { id } = await foundStaffLink(caller, purpose, token, { open: true });
  if (!(await useLink(caller, id))) throw problem('link-used');
}
