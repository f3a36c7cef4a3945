import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, line, page, paging } from './shapes.ts';

const ofPatient = z.strictObject({ id: id() });
const linkedContact = {
  email: z.email().max(254).nullable().meta({ description: 'What invitations and resets are sent to; in lower case' }),
  phone: z.string().nullable().meta({ description: 'The same by SMS; E.164' }),
};

/** How far a login is. */
export const loginState = () =>
  z
    .enum(['none', 'linked', 'invited', 'active', 'locked', 'disabled'])
    .meta({ description: '`locked`: active, but refused for a while after many wrong passwords' });

/** A patient's login as staff see it; `none` where there is none yet. */
export const PortalUser = z
  .object({
    id: id().nullable(),
    patientId: id(),
    state: loginState(),
    ...linkedContact,
    username: z.string().nullable(),
    invitedAt: instant().nullable(),
    invitationExpiresAt: instant().nullable().meta({ description: 'Of the invitation that is open' }),
    lastSignInAt: instant().nullable(),
  })
  .meta({ id: 'PortalUser' });

/** The same with whom it belongs to. */
export const ListedPortalUser = PortalUser.extend({
  patient: z.object({ id: id(), givenName: z.string(), familyName: z.string() }),
}).meta({ id: 'ListedPortalUser' });

/** A message with a one-time link is on its way. */
export const SentLink = z
  .object({
    sentTo: z.string().nullable().meta({ description: 'The linked email or phone, masked' }),
    expiresAt: instant(),
  })
  .meta({ id: 'SentLink' });

const SentInvitation = SentLink.extend({ state: z.enum(['invited']) }).meta({ id: 'SentInvitation' });

const InvitationOutcome = z
  .object({
    patientId: id(),
    outcome: z.enum(['invited', 'already-invited', 'already-active', 'not-linked', 'shared-contact', 'no-contact', 'disabled', 'not-found']),
  })
  .meta({ id: 'InvitationOutcome' });

const staffOnly = { callers: ['staff'] as const, permission: 'portal-users' as const };

/** Patients' logins as staff manage them; `server/src/identity/portal-users/`. */
export const portalUsers = {
  listPortalUsers: route({
    method: 'get',
    path: '/v1/admin/portal-users',
    summary: 'Logins of patients, newest first',
    ...staffOnly,
    query: z.strictObject({
      ...paging,
      state: z.enum(['linked', 'invited', 'active', 'disabled']).optional(),
      linkedBy: z
        .enum(['phone'])
        .optional()
        .meta({ description: 'Those that have only a phone: with `identity.linkBy` email no new one may' }),
    }),
    ok: page(ListedPortalUser),
  }),
  getPortalUser: route({
    method: 'get',
    path: '/v1/admin/patients/{id}/portal-user',
    summary: 'A patient’s login',
    ...staffOnly,
    params: ofPatient,
    ok: PortalUser,
    problems: ['not-found'],
  }),
  linkPortalUser: route({
    method: 'put',
    path: '/v1/admin/patients/{id}/portal-user',
    summary: 'Link an email or phone to a patient’s login',
    description:
      'Each is unique among the organization’s logins. Left out: stays; null: removed; one must remain. Open invitations and resets end, and all contacts concerned hear of it.',
    ...staffOnly,
    freshAuthentication: true,
    params: ofPatient,
    body: z.strictObject({
      email: linkedContact.email.optional(),
      phone: z
        .string()
        .trim()
        .min(5)
        .max(30)
        .regex(/^[+()\d\s.-]+$/)
        .nullable()
        .optional(),
    }),
    ok: PortalUser,
    problems: ['not-found', 'already-exists', 'phone-links-off'],
  }),
  disablePortalUser: route({
    method: 'post',
    path: '/v1/admin/patients/{id}/portal-user/disable',
    summary: 'Disable a patient’s login; all its sessions end at once',
    ...staffOnly,
    params: ofPatient,
    ok: PortalUser,
    problems: ['not-found', 'not-linked'],
  }),
  enablePortalUser: route({
    method: 'post',
    path: '/v1/admin/patients/{id}/portal-user/enable',
    summary: 'Enable a patient’s login again',
    ...staffOnly,
    params: ofPatient,
    ok: PortalUser,
    problems: ['not-found', 'not-linked'],
  }),
  invitePatient: route({
    method: 'post',
    path: '/v1/admin/patients/{id}/invitations',
    summary: 'Invite a patient',
    description: 'A link, good for three days and once, goes to the linked email, else the linked phone. A new one ends the old.',
    ...staffOnly,
    idempotent: true,
    params: ofPatient,
    ok: SentInvitation,
    status: 202,
    problems: ['not-found', 'not-linked', 'already-active', 'login-disabled', 'portal-off', 'mail-not-configured', 'sms-not-configured', 'idempotency-key-reused'],
  }),
  invitePatients: route({
    method: 'post',
    path: '/v1/admin/invitations',
    summary: 'Invite up to a hundred patients',
    description: 'Where nothing is linked yet, the preferred verified email and phone are, unless another patient has the same. Who was invited before and hasn’t begun yet is `already-invited` and isn’t written to, unless `again` says so.',
    ...staffOnly,
    idempotent: true,
    body: z.strictObject({
      patientIds: z.array(id()).min(1).max(100),
      again: z.boolean().default(false).meta({ description: 'Also those who were invited before: the new link ends the old' }),
    }),
    ok: z.object({ data: z.array(InvitationOutcome) }),
    status: 202,
    problems: ['portal-off', 'idempotency-key-reused'],
  }),
  resetPatientPassword: route({
    method: 'post',
    path: '/v1/admin/patients/{id}/password-resets',
    summary: 'Send a patient a link to set a new password',
    description: 'Good for 30 minutes and once; it goes to what the login is linked to. The old password works until then.',
    ...staffOnly,
    freshAuthentication: true,
    idempotent: true,
    params: ofPatient,
    ok: SentLink,
    status: 202,
    problems: ['not-found', 'not-linked', 'not-active', 'portal-off', 'mail-not-configured', 'sms-not-configured', 'idempotency-key-reused', 'fresh-authentication-required'],
  }),
};

/** The password that a person chooses; what is wrong with it is told by `password-too-short`, `-common`, `-personal`. */
export const newPassword = () => z.string().min(1).max(128).meta({ description: 'At least 15 characters; no rules of composition' });

/** The name that a person chooses. */
export const newUsername = () => line(64).meta({ description: '3–64 characters, neither an email nor a phone number' });
