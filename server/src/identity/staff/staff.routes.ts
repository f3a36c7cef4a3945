import { staff } from '../../contract/staff.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers } from '../../http/handlers.ts';
import { acceptStaffInvitation, findStaffInvitation } from './accept-invitation.ts';
import { changeStaff, removeStaffSecondFactor } from './change-staff.ts';
import { inviteStaff, inviteStaffAgain, isNameless, type SentLink } from './invite-staff.ts';
import { listStaff, staffView } from './list-staff.ts';
import { completeStaffReset, findStaffReset, resetStaffPassword } from './reset-staff.ts';
import { changeUserType, createUserType, listUserTypes, removeUserType, userType } from './user-types.ts';
import type { UserType } from '../identity.models.ts';
import type { StaffView } from './staff.queries.ts';

/** Staff's logins. */
export const staffRoutes = handlers(staff, {
  listUserTypes: async ({ caller }) => ({ data: (await listUserTypes(caller)).map(typeOut) }),
  createUserType: async ({ caller, body }) => typeOut(await userType(caller, await createUserType(caller, body))),
  changeUserType: async ({ caller, params, body }) => {
    await changeUserType(caller, params.id, body);
    return typeOut(await userType(caller, params.id));
  },
  removeUserType: ({ caller, params }) => removeUserType(caller, params.id),
  listStaff: async ({ caller, query }) => page(await listStaff(caller, query)),
  inviteStaff: async ({ caller, body }) => out(await staffView(caller, (await inviteStaff(caller, body)).id)),
  changeStaff: async ({ caller, params, body }) => out(await changed(caller, params.id, body)),
  inviteStaffAgain: async ({ caller, params }) => sent(await inviteStaffAgain(caller, params.id)),
  resetStaffPassword: async ({ caller, params }) => sent(await resetStaffPassword(caller, params.id)),
  removeStaffSecondFactor: ({ caller, params }) => removeStaffSecondFactor(caller, params.id),
  findStaffInvitation: async ({ caller, params }) => link(await findStaffInvitation(caller, params.token)),
  acceptStaffInvitation: ({ caller, params, body }) => acceptStaffInvitation(caller, params.token, body),
  findStaffReset: async ({ caller, params }) => link(await findStaffReset(caller, params.token)),
  completeStaffReset: ({ caller, params, body }) => completeStaffReset(caller, params.token, body.password),
});

const typeOut = ({ id, name, permissions }: Pick<UserType, 'id' | 'name' | 'permissions'>) => ({ id, name, permissions: [...permissions] });

async function changed(caller: Caller, id: string, change: Parameters<typeof changeStaff>[2]): Promise<StaffView> {
  await changeStaff(caller, id, change);
  return staffView(caller, id);
}

const page = ({ data, nextCursor }: { data: readonly StaffView[]; nextCursor: string | null }) => ({ data: data.map(out), nextCursor });

const out = ({ id, name, email, username, userTypeId, userTypeName, state, lastSignInAt, hasSecondFactor, invitationExpiresAt }: StaffView) => ({
  id,
  name,
  email,
  username: isNameless(username) ? null : username,
  userType: { id: userTypeId, name: userTypeName },
  state,
  lastSignInAt: lastSignInAt?.toISOString() ?? null,
  hasSecondFactor,
  invitationExpiresAt: invitationExpiresAt?.toISOString() ?? null,
});

const sent = ({ sentTo, expiresAt }: SentLink) => ({ sentTo, expiresAt: expiresAt.toISOString() });

const link = <T extends { expiresAt: Date | null }>(found: T) => ({ ...found, expiresAt: found.expiresAt?.toISOString() ?? null });
