import type { Invariant } from '../db/invariant.ts';

/** What must always hold of logins. */
export const invariants: readonly Invariant[] = [
  {
    name: 'an active portal user has a username and a password',
    broken: `select u.organizationId, u.id from portal_users u
      left join credentials c on c.organizationId = u.organizationId and c.portalUserId = u.id and c.kind = 'password'
      where u.state = 'active' and (u.usernameKey is null or c.id is null)`,
  },
  {
    name: 'a login that somebody is invited to is linked to an email or phone',
    broken: "select u.organizationId, u.id from portal_users u where u.state in ('linked', 'invited') and u.linkedEmail is null and u.linkedPhone is null",
  },
  {
    name: 'of the links of one purpose that a login was sent, at most one is good',
    broken: `select t.organizationId, min(t.id) as id from one_time_tokens t
      where t.purpose in ('invitation', 'reset', 'staff-invitation', 'staff-reset') and t.usedAt is null and t.replacedAt is null
      group by t.organizationId, t.purpose, t.portalUserId, t.staffUserId having count(*) > 1`,
  },
  {
    name: 'an active employee has a username and a password',
    broken: `select u.organizationId, u.id from staff_users u
      left join credentials c on c.organizationId = u.organizationId and c.staffUserId = u.id and c.kind = 'password'
      where u.state = 'active' and (u.usernameKey like '@%' or c.id is null)`,
  },
  {
    name: 'nobody is signed in who may not sign in',
    broken: `select s.organizationId, s.id from sessions s
      left join portal_users u on u.organizationId = s.organizationId and u.id = s.portalUserId
      left join staff_users st on st.organizationId = s.organizationId and st.id = s.staffUserId
      where s.endedAt is null and coalesce(u.state, st.state) <> 'active'`,
  },
];
