import { z } from 'zod';
import { permissions } from './permissions.ts';
import { route } from './route.ts';
import { id, instant, line } from './shapes.ts';

/** Who is signed in, as tags greet them. */
export const SignedInUser = z
  .object({
    id: id(),
    kind: z.enum(['patient', 'staff']),
    username: z.string(),
    name: z.string(),
    maskedContact: z.string().nullable().meta({ description: 'The linked email or phone, masked' }),
    patientId: id().nullable(),
    permissions: z.array(z.enum(permissions)),
  })
  .meta({ id: 'SignedInUser' });

/** Somebody’s session as they see it themselves; never its token. */
export const Session = z
  .object({
    id: id(),
    user: SignedInUser,
    expiresAt: instant().meta({ description: 'The session ends then whatever is done' }),
    idleSeconds: z.number().int().meta({ description: 'Inactivity that ends the session' }),
  })
  .meta({ id: 'Session' });

/** The clinic’s clock, so that whoever works there reads its times wherever they are: our tables, not the browser’s. */
const ClinicClock = z
  .object({
    timeZone: z.string().meta({ description: 'IANA zone of the organization’s first location' }),
    periods: z
      .array(z.object({ from: instant().nullable().meta({ description: 'null: from ever on' }), offsetMinutes: z.number().int().meta({ description: 'Ahead of UTC' }) }))
      .meta({ description: 'Oldest first, ten years back and two ahead' }),
  })
  .meta({ id: 'ClinicClock' });

/** The own session, as its page asks for it after a reload. */
export const CurrentSession = Session.extend({
  clinicClock: ClinicClock.nullable().meta({ description: 'For staff' }),
}).meta({ id: 'CurrentSession' });

/** A session just begun, with its token, which is told once. */
export const NewSession = Session.extend({
  token: z.string().meta({ description: 'Sent as `Authorization: DPoP <token>`; worthless without the key that signed the proof' }),
}).meta({ id: 'NewSession' });

/** Asked where the password alone isn't enough. */
export const PendingSession = z
  .object({
    pendingToken: z.string(),
    factors: z.array(z.enum(['totp', 'totp-enrolment'])).meta({
      description: '`totp`: a code of the authenticator app is due. `totp-enrolment`: an app has to be set up first (`/v1/sessions/factors/enrolment`)',
    }),
  })
  .meta({ id: 'PendingSession', description: 'Good for the second factor only, for five minutes' });

/** A place where somebody is signed in, as they tell it from the others. */
export const OwnSession = z
  .object({
    id: id(),
    current: z.boolean().meta({ description: 'The one that asks' }),
    device: z.string().nullable().meta({ description: 'Browser and system, such as `Firefox, Android`' }),
    ip: z.string().nullable(),
    createdAt: instant(),
    lastSeenAt: instant().meta({ description: 'To the minute' }),
  })
  .meta({ id: 'OwnSession' });

/** Signing in and out; `server/src/identity/`. */
export const sessions = {
  createSession: route({
    method: 'post',
    path: '/v1/sessions',
    summary: 'Sign in',
    description: 'With a DPoP proof (RFC 9449) of the key that the session is to be bound to.',
    callers: ['public'],
    signsIn: true,
    headers: ['DPoP', 'Portico-Device'],
    body: z.strictObject({
      kind: z.enum(['patient', 'staff']).default('patient'),
      username: line(254).meta({ description: 'Username, or the linked email or phone' }),
      password: z.string().min(1).max(128),
    }),
    ok: NewSession,
    status: 201,
    also: { 202: PendingSession },
    problems: ['wrong-credentials'],
  }),
  completeSession: route({
    method: 'post',
    path: '/v1/sessions/factors',
    summary: 'Sign in: the second factor',
    callers: ['public'],
    signsIn: true,
    headers: ['DPoP', 'Portico-Device'],
    body: z.strictObject({ pendingToken: z.string().min(1).max(200), code: z.string().trim().regex(/^\d{6}$/) }),
    ok: NewSession,
    status: 201,
    problems: ['wrong-credentials'],
  }),
  authenticateAgain: route({
    method: 'post',
    path: '/v1/sessions/current/authentications',
    summary: 'Prove again who one is',
    description: 'For five minutes from now, whatever asks for `fresh-authentication-required` is done. Tries count as sign-ins do.',
    callers: ['patient', 'staff'],
    headers: ['Portico-Device'],
    body: z.strictObject({ password: z.string().min(1).max(128) }),
    ok: z.undefined(),
    problems: ['wrong-credentials'],
  }),
  currentSession: route({
    method: 'get',
    path: '/v1/sessions/current',
    summary: 'Who is signed in',
    callers: ['patient', 'staff'],
    ok: CurrentSession,
  }),
  endSession: route({
    method: 'delete',
    path: '/v1/sessions/current',
    summary: 'Sign out',
    callers: ['patient', 'staff'],
    whileDisabled: true,
    ok: z.undefined(),
  }),
  endAllSessions: route({
    method: 'delete',
    path: '/v1/sessions',
    summary: 'Sign out everywhere',
    callers: ['patient', 'staff'],
    whileDisabled: true,
    ok: z.undefined(),
  }),
  listMySessions: route({
    method: 'get',
    path: '/v1/me/sessions',
    summary: 'Where one is signed in, last used first',
    callers: ['patient', 'staff'],
    ok: z.object({ data: z.array(OwnSession) }),
  }),
  endMySession: route({
    method: 'delete',
    path: '/v1/me/sessions/{id}',
    summary: 'Sign out somewhere; again is no error',
    callers: ['patient', 'staff'],
    freshAuthentication: true,
    params: z.strictObject({ id: id() }),
    ok: z.undefined(),
    problems: ['not-found', 'fresh-authentication-required'],
  }),
};
