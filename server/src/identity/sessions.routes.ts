import type { Request } from 'express';
import { sessions } from '../contract/sessions.ts';
import type { Caller } from '../http/caller.ts';
import { handlers, reply } from '../http/handlers.ts';
import { idleMs } from '../http/last-use.ts';
import { problem } from '../http/problem.ts';
import { assertProof } from '../http/session-proof.ts';
import { endAllSessions, endSession } from './end-sessions.ts';
import { passSecondFactor, type Pending } from './second-factor.ts';
import { assertMayBegin, deviceIn, signIn } from './sign-in.ts';
import { startSession, type StartedSession } from './start-session.ts';
import { masked, type User } from './user.ts';

/** Signing in and out. */
export const sessionRoutes = handlers(sessions, {
  createSession: async ({ caller, request, body }) => outcome(await signIn(caller, request, body)),
  completeSession: async ({ caller, request, body }) => started(await complete(caller, request, body)),
  currentSession: ({ caller }) => current(caller),
  endSession: ({ caller }) => endSession(caller),
  endAllSessions: ({ caller }) => endAllSessions(caller),
});

async function complete(caller: Caller, request: Request, { pendingToken, code }: { pendingToken: string; code: string }): Promise<StartedSession> {
  const { thumbprint } = await assertProof(caller.runtime, request, { organizationId: caller.organizationId });
  const user = await passSecondFactor(caller, pendingToken, code, thumbprint);
  await assertMayBegin(caller, user.kind);
  return startSession(caller, user, { thumbprint, factors: ['password', 'totp'], device: deviceIn(request) });
}

const outcome = (result: StartedSession | Pending) => ('token' in result ? reply(started(result)) : reply(result, { status: 202 }));

const started = ({ token, id, user, expiresAt }: StartedSession) => ({
  token,
  id,
  user: userOut(user),
  expiresAt: expiresAt.toISOString(),
  idleSeconds: idleMs / 1000,
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

function current({ session, permissions }: Caller) {
  if (!session) throw problem('not-allowed');
  const isStaff = session.userKind === 'staff';
  const name = isStaff ? session.staffName : `${session.preferredName ?? session.givenName ?? ''} ${session.familyName ?? ''}`.trim();
  return {
    id: session.id,
    user: {
      id: session.portalUserId ?? session.staffUserId ?? '',
      kind: session.userKind,
      username: (isStaff ? session.staffUsername : session.username) ?? '',
      name: name ?? '',
      maskedContact: isStaff ? masked(session.staffEmail, null) : masked(session.linkedEmail, session.linkedPhone),
      patientId: session.patientId,
      permissions: [...permissions],
    },
    expiresAt: session.expiresAt.toISOString(),
    idleSeconds: idleMs / 1000,
  };
}
