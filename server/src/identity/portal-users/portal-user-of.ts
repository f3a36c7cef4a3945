import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';

/** A patient's own login as it is stored. */
export type PortalUserRow = Awaited<ReturnType<Caller['db']['PortalUser']['find']>>[number];

/** The patient's own login; null where there is none yet. `lock` keeps it from others until the transaction ends. */
export async function portalUserOf({ db }: Caller, patientId: string, { lock = false } = {}): Promise<PortalUserRow | null> {
  const link = await db.PortalUserPatient.one({ patientId, self: 'y' });
  return link && db.PortalUser.one({ id: link.portalUserId }, { lock });
}

/** The patient whose own login this is; null for none. */
export async function patientOf({ db }: Caller, portalUserId: string): Promise<string | null> {
  return (await db.PortalUserPatient.one({ portalUserId, self: 'y' }))?.patientId ?? null;
}

/** Whose own logins these are: patients by portal user. */
export async function patientsOfLogins({ db }: Caller, portalUserIds: readonly string[]): Promise<Map<string, string>> {
  if (portalUserIds.length === 0) return new Map();
  const links = await db.PortalUserPatient.find({ where: { portalUserId: { in: portalUserIds }, self: 'y' } });
  return new Map(links.map(({ portalUserId, patientId }) => [portalUserId, patientId]));
}

/** A patient who may have a login: guests and those merged into another may not. @throws not-found */
export async function assertPatient({ db }: Caller, id: string): Promise<void> {
  const patient = await db.Patient.one({ id });
  if (!patient?.profile || patient.mergedIntoId !== null) throw problem('not-found');
}

/** A patient's login that is linked to an email or phone. @throws not-found, not-linked */
export async function linkedPortalUser(caller: Caller, patientId: string): Promise<PortalUserRow> {
  await assertPatient(caller, patientId);
  const user = await portalUserOf(caller, patientId);
  if (!user) throw problem('not-linked');
  return user;
}
