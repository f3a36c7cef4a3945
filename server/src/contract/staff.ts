import { z } from 'zod';
import { permissions } from './permissions.ts';
import { newPassword, newUsername, SentLink } from './portal-users.ts';
import { route } from './route.ts';
import { id, instant, line, Named, page, paging } from './shapes.ts';

const byId = z.strictObject({ id: id() });
const rights = z.array(z.enum(permissions)).max(permissions.length);
const byToken = z.strictObject({ token: z.string().min(1).max(200) });
const linkState = z.enum(['open', 'used', 'replaced', 'expired']);

/** A set of rights that staff have. */
export const UserType = z.object({ id: id(), name: z.string(), permissions: z.array(z.enum(permissions)) }).meta({ id: 'UserType' });

/** An employee’s login. */
export const StaffUser = z
  .object({
    id: id(),
    name: z.string(),
    email: z.string(),
    username: z.string().nullable().meta({ description: 'Null until the invitation is accepted' }),
    userType: Named,
    state: z.enum(['invited', 'active', 'disabled']),
    lastSignInAt: instant().nullable(),
    hasSecondFactor: z.boolean(),
    invitationExpiresAt: instant().nullable().meta({ description: 'Of the open invitation, where there is one' }),
  })
  .meta({ id: 'StaffUser' });

const noLink = ['not-found', 'link-used', 'link-replaced', 'link-expired'] as const;

/** Staff’s logins; `server/src/identity/staff/`. */
export const staff = {
  listUserTypes: route({
    method: 'get',
    path: '/v1/admin/user-types',
    summary: 'Sets of rights that staff can have',
    callers: ['staff'],
    permission: 'staff',
    ok: z.object({ data: z.array(UserType) }),
  }),
  createUserType: route({
    method: 'post',
    path: '/v1/admin/user-types',
    summary: 'Make a set of rights',
    description: 'Nobody can give rights that they haven’t.',
    callers: ['staff'],
    permission: 'staff',
    freshAuthentication: true,
    idempotent: true,
    body: z.strictObject({ name: line(100), permissions: rights }),
    ok: UserType,
    status: 201,
    problems: ['already-exists', 'missing-permission', 'idempotency-key-reused'],
  }),
  changeUserType: route({
    method: 'patch',
    path: '/v1/admin/user-types/{id}',
    summary: 'Change the name or rights of a set',
    description: 'Whoever loses a right by it is signed out at once. Nobody changes the rights of their own set, or the last that may manage staff.',
    callers: ['staff'],
    permission: 'staff',
    freshAuthentication: true,
    params: byId,
    body: z.strictObject({ name: line(100).optional(), permissions: rights.optional() }),
    ok: UserType,
    problems: ['not-found', 'already-exists', 'missing-permission', 'not-yourself', 'last-manager'],
  }),
  removeUserType: route({
    method: 'delete',
    path: '/v1/admin/user-types/{id}',
    summary: 'Remove a set of rights that nobody has',
    callers: ['staff'],
    permission: 'staff',
    freshAuthentication: true,
    params: byId,
    ok: z.undefined(),
    problems: ['not-found', 'missing-permission', 'user-type-in-use'],
  }),
  listStaff: route({
    method: 'get',
    path: '/v1/admin/staff',
    summary: 'Staff’s logins, by name',
    callers: ['staff'],
    permission: 'staff',
    query: z.strictObject({ ...paging, state: z.enum(['invited', 'active', 'disabled']).optional() }),
    ok: page(StaffUser),
  }),
  inviteStaff: route({
    method: 'post',
    path: '/v1/admin/staff',
    summary: 'Invite an employee',
    description: 'They get a mail with a link by which they choose username and password. Nobody can give rights that they haven’t.',
    callers: ['staff'],
    permission: 'staff',
    freshAuthentication: true,
    idempotent: true,
    body: z.strictObject({ name: line(200), email: z.email().max(254), userTypeId: id() }),
    ok: StaffUser,
    status: 201,
    problems: ['not-found', 'already-exists', 'missing-permission', 'idempotency-key-reused', 'fresh-authentication-required', 'mail-not-configured'],
  }),
  changeStaff: route({
    method: 'patch',
    path: '/v1/admin/staff/{id}',
    summary: 'Change an employee’s name or rights, disable or enable them',
    description:
      'Other rights, and disabling, end the person’s sessions at once. Nobody changes their own rights or state, or those of the last person who may manage staff. ' +
      'Who was disabled before accepting is `invited` again when enabled.',
    callers: ['staff'],
    permission: 'staff',
    freshAuthentication: true,
    params: byId,
    body: z.strictObject({ name: line(200).optional(), userTypeId: id().optional(), state: z.enum(['active', 'disabled']).optional() }),
    ok: StaffUser,
    problems: ['not-found', 'missing-permission', 'not-yourself', 'last-manager', 'fresh-authentication-required'],
  }),
  inviteStaffAgain: route({
    method: 'post',
    path: '/v1/admin/staff/{id}/invitations',
    summary: 'Send a new invitation; the older link ends',
    callers: ['staff'],
    permission: 'staff',
    freshAuthentication: true,
    params: byId,
    ok: SentLink,
    status: 202,
    problems: ['not-found', 'missing-permission', 'fresh-authentication-required', 'already-active', 'mail-not-configured'],
  }),
  resetStaffPassword: route({
    method: 'post',
    path: '/v1/admin/staff/{id}/password-resets',
    summary: 'Send an employee a link by which they choose a new password',
    callers: ['staff'],
    permission: 'staff',
    freshAuthentication: true,
    params: byId,
    ok: SentLink,
    status: 202,
    problems: ['not-found', 'missing-permission', 'fresh-authentication-required', 'not-active', 'mail-not-configured'],
  }),
  removeStaffSecondFactor: route({
    method: 'delete',
    path: '/v1/admin/staff/{id}/second-factor',
    summary: 'Forget the authenticator app of an employee who lost it; again is no error',
    description: 'Ends the person’s sessions and tells them. At the next sign-in they set up a new one where it is required.',
    callers: ['staff'],
    permission: 'staff',
    freshAuthentication: true,
    params: byId,
    ok: z.undefined(),
    problems: ['not-found', 'missing-permission', 'not-yourself', 'fresh-authentication-required'],
  }),
  findStaffInvitation: route({
    method: 'get',
    path: '/v1/staff-invitations/{token}',
    summary: 'How an employee’s invitation stands',
    callers: ['public'],
    signsIn: true,
    params: byToken,
    ok: z
      .object({
        state: linkState,
        name: z.string().nullable().meta({ description: 'Told while it is open' }),
        email: z.string().nullable().meta({ description: 'Masked; told while it is open' }),
        expiresAt: instant().nullable(),
      })
      .meta({ id: 'StaffInvitation' }),
    problems: ['not-found'],
  }),
  acceptStaffInvitation: route({
    method: 'post',
    path: '/v1/staff-invitations/{token}/accept',
    summary: 'Choose username and password; then sign in',
    callers: ['public'],
    signsIn: true,
    params: byToken,
    body: z.strictObject({ username: newUsername(), password: newPassword() }),
    ok: z.object({ username: z.string() }).meta({ id: 'AcceptedInvitation' }),
    status: 201,
    problems: [...noLink, 'already-exists'],
  }),
  findStaffReset: route({
    method: 'get',
    path: '/v1/staff-password-resets/{token}',
    summary: 'How a link for a new password stands',
    callers: ['public'],
    signsIn: true,
    params: byToken,
    ok: z.object({ state: linkState, expiresAt: instant().nullable() }).meta({ id: 'StaffPasswordReset' }),
    problems: ['not-found'],
  }),
  completeStaffReset: route({
    method: 'post',
    path: '/v1/staff-password-resets/{token}',
    summary: 'Choose a new password; ends all sessions',
    description: 'A second factor stays what it is.',
    callers: ['public'],
    signsIn: true,
    params: byToken,
    body: z.strictObject({ password: newPassword() }),
    ok: z.undefined(),
    problems: [...noLink],
  }),
};
