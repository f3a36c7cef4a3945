import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';

/** Signs out: the session is worthless from now on, on every process. */
export function endSession(caller: Caller): Promise<void> {
  const { sessionId: id } = caller;
  if (!id) return Promise.reject(problem('not-allowed'));
  return tx(async () => {
    await caller.db.Session.update({ id, endedAt: null }, { endedAt: caller.clock.now(), endedBy: 'sign-out' });
    await audit(caller, 'session.end', { type: 'Session', id, patientId: caller.patientId });
  });
}

/** Signs out everywhere: ends all sessions of the person at once. */
export function endAllSessions(caller: Caller): Promise<void> {
  const { sessionId, portalUserId, staffUserId } = caller;
  if (!sessionId) return Promise.reject(problem('not-allowed'));
  const owner = portalUserId ? { portalUserId } : { staffUserId: staffUserId ?? null };
  return tx(async () => {
    await caller.db.Session.update({ ...owner, endedAt: null }, { endedAt: caller.clock.now(), endedBy: 'sign-out-everywhere' });
    await audit(caller, 'session.end-all', { type: 'Session', id: sessionId, patientId: caller.patientId });
  });
}
