import type { z } from 'zod';
import { invitations } from '../../contract/invitations.ts';
import { portalUsers, type PortalUser } from '../../contract/portal-users.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers } from '../../http/handlers.ts';
import { changePassword, completeReset, readReset } from '../passwords/complete-reset.ts';
import { requestReset, resetPatientPassword } from '../passwords/request-reset.ts';
import { renewedView } from '../sessions/present-session.ts';
import { assertMayBegin } from '../sign-in.ts';
import { resetStaff } from '../staff/reset-staff.ts';
import { changeStaffPassword } from '../staff/staff-password.ts';
import { acceptInvitation } from '../invitations/accept-invitation.ts';
import { disablePortalUser, enablePortalUser } from './disable-portal-user.ts';
import { inviteLinkedPatient } from '../invitations/invite.ts';
import { invitePatients } from '../invitations/invite-many.ts';
import { linkPortalUser } from './link-portal-user.ts';
import type { PortalUserView } from './portal-user-view.ts';
import { readInvitation } from '../invitations/read-invitation.ts';
import { listPortalUsers, readPortalUser } from './read-portal-users.ts';
import { renewInvitation } from '../invitations/renew-invitation.ts';

/** Patients' logins for staff. */
export const portalUserRoutes = handlers(portalUsers, {
  listPortalUsers: async ({ caller, query }) => {
    const { data, nextCursor } = await listPortalUsers(caller, query);
    return { data: data.map(({ user, patient }) => ({ ...out(user, patient.id), patient })), nextCursor };
  },
  getPortalUser: ({ caller, params }) => shown(caller, params.id),
  linkPortalUser: async ({ caller, params, body }) => {
    await linkPortalUser(caller, params.id, body);
    return shown(caller, params.id);
  },
  disablePortalUser: async ({ caller, params }) => {
    await disablePortalUser(caller, params.id);
    return shown(caller, params.id);
  },
  enablePortalUser: async ({ caller, params }) => {
    await enablePortalUser(caller, params.id);
    return shown(caller, params.id);
  },
  invitePatient: async ({ caller, params }) => {
    const { outcome: state, sentTo, expiresAt } = await inviteLinkedPatient(caller, params.id);
    return { state, sentTo, expiresAt: expiresAt.toISOString() };
  },
  invitePatients: async ({ caller, body }) => ({ data: await invitePatients(caller, body.patientIds, body) }),
  resetPatientPassword: async ({ caller, params }) => {
    const { sentTo, expiresAt } = await resetPatientPassword(caller, params.id);
    return { sentTo, expiresAt: expiresAt.toISOString() };
  },
});

/** What people do with their links and passwords. */
export const invitationRoutes = handlers(invitations, {
  readInvitation: async ({ caller, params }) => {
    const { expiresAt, ...invitation } = await readInvitation(caller, params.token);
    return { ...invitation, expiresAt: expiresAt.toISOString() };
  },
  acceptInvitation: async ({ caller, params, body }) => ({ username: await acceptInvitation(caller, params.token, body) }),
  renewInvitation: async ({ caller, params }) => ({ sentTo: await renewInvitation(caller, params.token) }),
  requestPasswordReset: async ({ caller, body }) => {
    await assertMayBegin(caller, body.kind);
    await (body.kind === 'staff' ? resetStaff(caller, body.username) : requestReset(caller, body.username));
    return {};
  },
  readPasswordReset: async ({ caller, params }) => {
    const { state, expiresAt } = await readReset(caller, params.token);
    return { state, expiresAt: expiresAt.toISOString() };
  },
  completePasswordReset: async ({ caller, params, body }) => ({ username: await completeReset(caller, params.token, body.password) }),
  changePassword: async ({ caller, body }) => renewedView(caller, await (caller.kind === 'staff' ? changeStaffPassword : changePassword)(caller, body.password)),
});

const shown = async (caller: Caller, patientId: string) => out(await readPortalUser(caller, patientId), patientId);

const out = (user: PortalUserView | null, patientId: string): z.input<typeof PortalUser> => ({
  id: user?.id ?? null,
  patientId,
  state: user?.shownState ?? 'none',
  email: user?.linkedEmail ?? null,
  phone: user?.linkedPhone ?? null,
  username: user?.username ?? null,
  invitedAt: user?.invitedAt?.toISOString() ?? null,
  invitationExpiresAt: user?.invitationExpiresAt?.toISOString() ?? null,
  lastSignInAt: user?.lastSignInAt?.toISOString() ?? null,
});
