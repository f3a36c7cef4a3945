import { z } from 'zod';
import { route } from './route.ts';
import { NewSession } from './sessions.ts';

/** What an authenticator app is set up with. */
export const TotpEnrolment = z
  .object({
    secret: z.string().meta({ description: 'Base32, to be typed where no code can be scanned' }),
    uri: z.string().meta({ description: '`otpauth://totp/…`, for the QR code' }),
  })
  .meta({ id: 'TotpEnrolment', description: 'Told to whoever began it, until the app’s first code confirms it' });

const code = z.string().trim().regex(/^\d{6}$/);

/** Authenticator apps of staff; `server/src/identity/second-factor/`. */
export const secondFactor = {
  enrolAtSignIn: route({
    method: 'post',
    path: '/v1/sessions/factors/enrolment',
    summary: 'Sign in: set up the authenticator app that is required',
    description: 'With the pending token of a sign-in that asks for `totp-enrolment`. The app’s first code then completes the sign-in (`/v1/sessions/factors`). Asked again, the answer is the same.',
    callers: ['public'],
    signsIn: true,
    headers: ['DPoP'],
    body: z.strictObject({ pendingToken: z.string().min(1).max(200) }),
    ok: TotpEnrolment,
    problems: ['wrong-credentials'],
  }),
  mySecondFactor: route({
    method: 'get',
    path: '/v1/me/second-factor',
    summary: 'Whether one signs in with an authenticator app, and has to',
    callers: ['staff'],
    ok: z.object({ enrolled: z.boolean(), required: z.boolean() }).meta({ id: 'SecondFactor' }),
  }),
  beginMySecondFactor: route({
    method: 'post',
    path: '/v1/me/second-factor',
    summary: 'Set up an authenticator app, or another in place of the old',
    description: 'Nothing changes before the app’s first code has confirmed it.',
    callers: ['staff'],
    freshAuthentication: true,
    ok: TotpEnrolment,
    problems: ['fresh-authentication-required'],
  }),
  confirmMySecondFactor: route({
    method: 'post',
    path: '/v1/me/second-factor/confirm',
    summary: 'The app’s first code: from now on signing in asks for one',
    description: 'Ends the person’s other sessions; this one goes on under the answer’s new token, with the same key. A wrong code is an `invalid-request` with the code `code-wrong`; after five the set-up begins anew.',
    callers: ['staff'],
    freshAuthentication: true,
    body: z.strictObject({ code }),
    ok: NewSession,
    problems: ['code-expired', 'fresh-authentication-required'],
  }),
  removeMySecondFactor: route({
    method: 'delete',
    path: '/v1/me/second-factor',
    summary: 'Sign in by password alone again; again is no error',
    description: 'Ends the person’s other sessions; this one goes on under the answer’s new token, with the same key.',
    callers: ['staff'],
    freshAuthentication: true,
    ok: NewSession,
    problems: ['second-factor-required', 'fresh-authentication-required'],
  }),
};
