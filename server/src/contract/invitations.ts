import { z } from 'zod';
import { newPassword, newUsername } from './portal-users.ts';
import { route } from './route.ts';
import { NewSession } from './sessions.ts';
import { instant } from './shapes.ts';

const LinkState = z.enum(['open', 'used', 'replaced', 'expired']);
const byToken = z.strictObject({ token: z.string().min(1).max(200).meta({ description: 'From the link, after its last slash' }) });

/** How an invitation stands; looking at it uses nothing up. */
export const Invitation = z
  .object({
    state: LinkState,
    sentTo: z.string().nullable().meta({ description: 'Where it went and a new one would go, masked; null once that isn’t linked any more' }),
    expiresAt: instant().nullable(),
  })
  .meta({ id: 'Invitation' });

/** How a link to set a password stands. */
export const PasswordReset = z.object({ state: LinkState, expiresAt: instant().nullable() }).meta({ id: 'PasswordReset' });

/** What people do with the links that they were sent, and with their password; `server/src/identity/`. */
export const invitations = {
  readInvitation: route({
    method: 'get',
    path: '/v1/invitations/{token}',
    summary: 'How an invitation stands',
    callers: ['public'],
    params: byToken,
    ok: Invitation,
    problems: ['not-found'],
  }),
  acceptInvitation: route({
    method: 'post',
    path: '/v1/invitations/{token}/accept',
    summary: 'Choose username and password',
    description: 'Uses the link up; nobody is signed in by it.',
    callers: ['public'],
    params: byToken,
    body: z.strictObject({ username: newUsername(), password: newPassword() }),
    ok: z.object({ username: z.string() }),
    status: 201,
    problems: ['not-found', 'link-used', 'link-replaced', 'link-expired', 'already-exists'],
  }),
  renewInvitation: route({
    method: 'post',
    path: '/v1/invitations/{token}/renew',
    summary: 'Send a new invitation to the same contact',
    description: 'A login that is active by now gets a link to set a password instead. The answer doesn’t tell which, or whether anything was sent.',
    callers: ['public'],
    params: byToken,
    ok: z.object({ sentTo: z.string().nullable() }),
    status: 202,
    problems: ['not-found'],
  }),
  requestPasswordReset: route({
    method: 'post',
    path: '/v1/password-resets',
    summary: 'Ask for a link to set a new password',
    description: 'Goes to what the login is linked to. The answer is the same whether there is such a login or not.',
    callers: ['public'],
    signsIn: true,
    body: z.strictObject({
      kind: z.enum(['patient', 'staff']).default('patient'),
      username: z.string().trim().min(1).max(254).meta({ description: 'Username, or the linked email or phone' }),
    }),
    ok: z.object({}),
    status: 202,
  }),
  readPasswordReset: route({
    method: 'get',
    path: '/v1/password-resets/{token}',
    summary: 'How a link to set a password stands',
    callers: ['public'],
    params: byToken,
    ok: PasswordReset,
    problems: ['not-found'],
  }),
  completePasswordReset: route({
    method: 'post',
    path: '/v1/password-resets/{token}',
    summary: 'Set a new password by a link',
    description: 'Uses the link up and ends all sessions. A second factor stays. The answer names whose it was, for the sign-in that follows; the link’s mail did too.',
    callers: ['public'],
    params: byToken,
    body: z.strictObject({ password: newPassword() }),
    ok: z.object({ username: z.string() }),
    problems: ['not-found', 'link-used', 'link-replaced', 'link-expired'],
  }),
  changePassword: route({
    method: 'post',
    path: '/v1/me/password',
    summary: 'Change one’s own password; all other sessions end',
    description: 'The session that asks goes on under the answer’s new token, with the same key; the old token is worthless at once.',
    callers: ['patient', 'staff'],
    freshAuthentication: true,
    body: z.strictObject({ password: newPassword() }),
    ok: NewSession,
    problems: ['fresh-authentication-required'],
  }),
};
