import { audit } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { secretToken, sha256 } from '../../http/secrets.ts';
import { endSessionsOf, type EndedBy } from '../end-sessions.ts';
import type { User } from '../user.ts';

/** The session that takes the place of the caller's; its token is told this once. */
export interface RenewedSession {
  readonly id: string;
  readonly token: string;
}

interface Renewal {
  readonly endedBy: Extract<EndedBy, 'password' | 'second-factor'>;
  /** What the person has proved by now, where that changes. */
  readonly factors?: readonly string[];
}

/**
 * Ends all sessions of a person whose way in changed, the caller's own among them, which goes on under a new token: one that
 * leaked before is worthless after (security rule 8). The new one is bound to the same key, which never leaves its browser, and
 * lives no longer than the old would have. Inside `tx`, after a write to the user's own row.
 * @throws session-ended — another request renewed or ended it meanwhile
 */
export async function renewSession(caller: Caller, user: Pick<User, 'kind' | 'id'>, { endedBy, factors }: Renewal): Promise<RenewedSession> {
  const { db, ids, sessionId } = caller;
  const own = sessionId === undefined ? null : await db.Session.one({ id: sessionId, endedAt: null });
  if (!own) throw problem('session-ended');
  const id = ids.next();
  const token = secretToken();
  await endSessionsOf(caller, user, endedBy);
  await db.Session.insert({ ...own, id, hash: sha256(token), factors: factors ?? own.factors });
  await audit(caller, 'session.start', { type: 'Session', id, patientId: caller.patientId, details: { replaces: own.id } });
  return { id, token };
}
