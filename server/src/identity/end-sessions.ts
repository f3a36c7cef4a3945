import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { ownerOf, type User } from './user.ts';

/** What the token of a sign-in is good for that waits for its second factor. */
export const pendingPurpose = 'second-factor';

/** Why sessions ended that nobody signed out of. */
export type EndedBy = 'disabled' | 'password' | 'second-factor' | 'rights' | 'inactive' | 'merge';

/** Signs out: the session is worthless from now on, on every process. */
export function endSession(caller: Caller): Promise<void> {
  const { sessionId: id } = caller;
  if (!id) return Promise.reject(problem('not-allowed'));
  return tx(async () => {
    await caller.db.Session.update({ id, endedAt: null }, { endedAt: caller.clock.now(), endedBy: 'sign-out' });
    await audit(caller, 'session.end', { type: 'Session', id, patientId: caller.patientId });
  });
}

/** Signs out everywhere: ends all sessions of the person at once, and the address that their calendar follows. */
export function endAllSessions(caller: Caller): Promise<void> {
  const { sessionId, portalUserId, staffUserId } = caller;
  if (!sessionId) return Promise.reject(problem('not-allowed'));
  const owner = portalUserId ? { portalUserId } : { staffUserId: staffUserId ?? null };
  return tx(async () => {
    await caller.db.Session.update({ ...owner, endedAt: null }, { endedAt: caller.clock.now(), endedBy: 'sign-out-everywhere' });
    if (portalUserId) await endPrivateAddresses(caller, portalUserId);
    await audit(caller, 'session.end-all', { type: 'Session', id: sessionId, patientId: caller.patientId });
  });
}

/**
 * Ends somebody's sessions at once, on every process, and the sign-ins that wait for a second factor: they passed with
 * what held until now. With another password the address that a calendar follows ends as well: it opens without one. Inside `tx`.
 */
export async function endSessionsOf({ db, clock }: Pick<Caller, 'db' | 'clock'>, user: Pick<User, 'kind' | 'id'>, endedBy: EndedBy): Promise<void> {
  const { portalUserId, staffUserId } = ownerOf(user);
  const own = portalUserId ? { portalUserId } : { staffUserId };
  const now = clock.now();
  if (portalUserId && endedBy === 'password') await endPrivateAddresses({ db }, portalUserId);
  await db.Session.update({ ...own, endedAt: null }, { endedAt: now, endedBy });
  await db.OneTimeToken.update({ ...own, purpose: pendingPurpose, usedAt: null, replacedAt: null }, { replacedAt: now });
}

/** A calendar's address shows visits to whoever has it: somebody who throws everybody out means those as well. They get another one when they ask. */
async function endPrivateAddresses({ db }: Pick<Caller, 'db'>, portalUserId: string): Promise<void> {
  const own = await db.PortalUserPatient.one({ portalUserId, self: 'y' });
  if (own) await db.CalendarFeed.remove({ patientId: own.patientId });
}
