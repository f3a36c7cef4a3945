import type { Request } from 'express';
import { sessions } from '../../contract/sessions.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers, reply } from '../../http/handlers.ts';
import { assertProof } from '../../http/session-proof.ts';
import { clinicClock, type ClinicClock } from '../../locations/organization-day.ts';
import { endAllSessions, endSession } from '../end-sessions.ts';
import type { Session } from '../identity.models.ts';
import { passSecondFactor, type Pending } from '../second-factor/second-factor.ts';
import { assertMayBegin, placeOf, signIn } from '../sign-in.ts';
import { startSession, type StartedSession } from '../start-session.ts';
import type { User } from '../user.ts';
import { authenticateAgain } from './authenticate-again.ts';
import { endMySession, listMySessions } from './my-sessions.ts';
import { idleSecondsIn, sessionView } from './present-session.ts';

/** Signing in and out. */
export const sessionRoutes = handlers(sessions, {
  createSession: async ({ caller, request, body }) => outcome(caller, await signIn(caller, request, body)),
  completeSession: async ({ caller, request, body }) => started(caller, await complete(caller, request, body)),
  authenticateAgain: ({ caller, request, body }) => authenticateAgain(caller, request, body.password),
  currentSession: async ({ caller }) => ({ ...sessionView(caller), clinicClock: caller.kind === 'staff' ? clockOut(await clinicClock(caller)) : null }),
  endSession: ({ caller }) => endSession(caller),
  endAllSessions: ({ caller }) => endAllSessions(caller),
  listMySessions: async ({ caller }) => ({ data: (await listMySessions(caller)).map((one) => own(caller, one)) }),
  endMySession: ({ caller, params }) => endMySession(caller, params.id),
});

async function complete(caller: Caller, request: Request, { pendingToken, code }: { pendingToken: string; code: string }): Promise<StartedSession> {
  const { thumbprint } = await assertProof(caller.runtime, request, { organizationId: caller.organizationId });
  const user = await passSecondFactor(caller, pendingToken, code, thumbprint);
  await assertMayBegin(caller, user.kind);
  return startSession(caller, user, { thumbprint, factors: ['password', 'totp'], ...placeOf(request) });
}

const outcome = (caller: Caller, result: StartedSession | Pending) =>
  'token' in result ? reply(started(caller, result)) : reply(result, { status: 202 });

const started = (caller: Caller, { token, id, user, expiresAt }: StartedSession) => ({
  token,
  id,
  user: userOut(user),
  expiresAt: expiresAt.toISOString(),
  idleSeconds: idleSecondsIn(caller),
});

const userOut = ({ id, kind, username, name, maskedContact, patientId, permissions }: User) => ({
  id,
  kind,
  username,
  name,
  maskedContact,
  patientId,
  permissions: [...permissions],
});

const clockOut = ({ timeZone, periods }: ClinicClock) => ({
  timeZone,
  periods: periods.map(({ from, offsetMinutes }) => ({ from: from?.toISOString() ?? null, offsetMinutes })),
});

const own = ({ sessionId }: Caller, { id, agent, ip, createdAt, lastSeenAt }: Row<Session>) => ({
  id,
  current: id === sessionId,
  device: agent,
  ip,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
});
