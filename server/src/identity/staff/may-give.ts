import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';

/**
 * Nobody hands on rights that they haven't, or touches the login of somebody who has more. The organization itself
 * (a command) may give all.
 * @throws missing-permission — naming the first that is beyond
 * @throws not-found — there is no such user type
 */
export async function assertMayGive(caller: Caller, userTypeId: string): Promise<void> {
  const type = await caller.db.UserType.one({ id: userTypeId });
  if (!type) throw problem('not-found');
  if (caller.kind === 'system') return;
  const beyond = type.permissions.find((permission) => !caller.permissions.has(permission));
  if (beyond) throw problem('missing-permission', { permission: beyond });
}
