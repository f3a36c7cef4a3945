import type { Request } from 'express';
import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { checkPassword } from '../sign-in.ts';

/**
 * Proves again who is signed in: what asks for a fresh sign-in is open for five minutes. Tries are counted with those of
 * signing in, so that a session left open is no way around the lock.
 * @throws wrong-credentials, too-many-requests; not-allowed for keys, whose scope stands for it
 */
export async function authenticateAgain(caller: Caller, request: Request, password: string): Promise<void> {
  const { session } = caller;
  if (!session) throw problem('not-allowed');
  const username = (session.userKind === 'staff' ? session.staffUsername : session.username) ?? '';
  const user = await checkPassword(caller, request, { kind: session.userKind, username, password });
  if (!user || user.id !== (session.staffUserId ?? session.portalUserId)) throw problem('wrong-credentials');
  const { id } = session;
  await tx(async () => {
    await caller.db.Session.update({ id, endedAt: null }, { freshAuthAt: caller.clock.now() });
    await audit(caller, 'session.authenticate', { type: 'Session', id, patientId: caller.patientId });
  });
}
