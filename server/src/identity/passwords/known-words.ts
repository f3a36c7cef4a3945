import type { Caller } from '../../http/caller.ts';
import { patientOf, type PortalUserRow } from '../portal-users/portal-user-of.ts';

/** What others know of a login's owner: no password may be made of it. */
export async function knownWords(caller: Caller, user: PortalUserRow): Promise<(string | null)[]> {
  const patientId = await patientOf(caller, user.id);
  const patient = patientId ? await caller.db.Patient.one({ id: patientId }) : null;
  const names = patient ? [patient.givenName, patient.familyName, patient.preferredName, `${patient.givenName}${patient.familyName}`] : [];
  return [...names, user.username, user.linkedEmail, user.linkedPhone];
}
