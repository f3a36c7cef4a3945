import type { Invariant } from '../db/invariant.ts';

/** What must always hold of logins. */
export const invariants: readonly Invariant[] = [
  {
    name: 'an active portal user has a username and a password',
    broken: `select u.organizationId, u.id from portal_users u
      left join credentials c on c.organizationId = u.organizationId and c.portalUserId = u.id and c.kind = 'password'
      where u.state = 'active' and (u.usernameKey is null or c.id is null)`,
  },
];
