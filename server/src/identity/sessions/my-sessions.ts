import { audit, auditRead } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import type { Session } from '../identity.models.ts';

const most = 100;

/** Where the person is signed in now, last used first; of a program that acts for a patient, where that patient is. */
export async function listMySessions(caller: Caller): Promise<readonly Row<Session>[]> {
  const owner = await ownerIn(caller);
  if (!owner) return [];
  const now = caller.clock.now();
  const alive = { endedAt: null, expiresAt: { gt: now }, idleExpiresAt: { gt: now } };
  const rows = await caller.db.Session.find({ where: { ...owner, ...alive }, order: [['lastSeenAt', 'DESC']], limit: most });
  await auditRead(caller, 'session.list', { type: 'Session', patientId: caller.patientId });
  return rows;
}

/** Signs the person out at one place; what ended already is no error. @throws not-found — also when it is somebody else's */
export async function endMySession(caller: Caller, id: string): Promise<void> {
  const owner = await ownerIn(caller);
  await tx(async () => {
    if (!owner || !(await caller.db.Session.one({ id, ...owner }))) throw problem('not-found');
    const ended = await caller.db.Session.update({ id, endedAt: null }, { endedAt: caller.clock.now(), endedBy: 'sign-out-elsewhere' });
    if (ended > 0) await audit(caller, 'session.end', { type: 'Session', id, patientId: caller.patientId });
  });
}

/** Whose sessions they are; null for a patient without a login. */
async function ownerIn({ db, staffUserId, portalUserId, patientId }: Caller) {
  if (staffUserId) return { staffUserId };
  if (portalUserId) return { portalUserId };
  if (!patientId) throw problem('not-allowed');
  const link = await db.PortalUserPatient.one({ patientId, self: 'y' });
  return link && { portalUserId: link.portalUserId };
}
