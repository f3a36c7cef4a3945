import type { Permission } from '../../contract/permissions.ts';
import { asInstant, asText, optional } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';

/** A login of an employee as those who manage staff see it. */
export interface StaffView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly username: string;
  readonly userTypeId: string;
  readonly userTypeName: string;
  readonly state: 'invited' | 'active' | 'disabled';
  readonly lastSignInAt: Date | null;
  readonly hasSecondFactor: boolean;
  readonly invitationExpiresAt: Date | null;
}

/** All logins of staff, or one of them: an organization has few. */
export function staffViews({ db, clock }: Caller, id: string | null): Promise<readonly StaffView[]> {
  return db.select<StaffView>(
    `select u.id, u.name, u.email, u.username, u.userTypeId, t.name as userTypeName, u.state, u.lastSignInAt,
        c.id as hasSecondFactor, l.expiresAt as invitationExpiresAt
      from staff_users u
      join user_types t on t.organizationId = $organizationId and t.id = u.userTypeId
      left join credentials c on c.organizationId = $organizationId and c.staffUserId = u.id and c.kind = $totp and c.confirmedAt is not null
      left join one_time_tokens l on l.organizationId = $organizationId and l.staffUserId = u.id and l.purpose = $invitation
        and l.usedAt is null and l.replacedAt is null and l.expiresAt > $now
      where u.organizationId = $organizationId ${id === null ? '' : 'and u.id = $id'}`,
    { now: clock.now(), totp: 'totp', invitation: 'staff-invitation', ...(id !== null && { id }) },
    {
      id: asText,
      name: asText,
      email: asText,
      username: asText,
      userTypeId: asText,
      userTypeName: asText,
      // A CHECK holds it to these.
      state: (value) => asText(value) as StaffView['state'],
      lastSignInAt: optional(asInstant),
      hasSecondFactor: (value) => value !== null,
      invitationExpiresAt: optional(asInstant),
    },
  );
}

/** Active employees whose type has a right, kept from changing until the transaction ends. Inside `tx`. */
export async function activeWith({ db }: Caller, permission: Permission): Promise<readonly string[]> {
  const types = await db.UserType.find({ order: [['id', 'ASC']], lock: true });
  const having = types.filter(({ permissions }) => permissions.includes(permission)).map(({ id }) => id);
  const found = await db.StaffUser.find({ where: { state: 'active', userTypeId: { in: having } }, order: [['id', 'ASC']], lock: true });
  return found.map(({ id }) => id);
}
