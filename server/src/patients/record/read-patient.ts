import { auditRead } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { practitionerName } from '../../practitioners/practitioner-name.ts';
import { countOpenDuplicates } from '../duplicates/has-open-duplicates.ts';
import { listProfiles, type PatientProfile } from '../list-profiles.ts';
import { recordOf, type PatientRecord } from './record.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A patient with everything that staff see of them. */
export type WholePatient = PatientProfile &
  PatientRecord & {
    readonly defaultLocation: Named | null;
    readonly defaultPractitioner: Named | null;
    readonly additionalPractitioners: readonly Named[];
    readonly possibleDuplicates: number;
  };

/** One patient, on the record. @throws not-found — guests and merged ones too */
export async function readPatient(caller: Caller, id: string): Promise<WholePatient> {
  const [profile] = await listProfiles(caller, { ids: [id], limit: 1 });
  const record = profile && (await recordOf(caller, id));
  if (!record) throw problem('not-found');
  const { db } = caller;
  const location = record.defaultLocationId === null ? null : await db.Location.one({ id: record.defaultLocationId });
  const links = await db.PatientPractitioner.find({ where: { patientId: id } });
  const practitioners = links.length === 0 ? [] : await db.Practitioner.find({ where: { id: { in: links.map((one) => one.practitionerId) } } });
  const treating = (role: string) =>
    links
      .filter((one) => one.role === role)
      .flatMap(({ practitionerId }) => practitioners.filter((one) => one.id === practitionerId))
      .map((one) => ({ id: one.id, name: practitionerName(one) }));
  await auditRead(caller, 'patient.read', { type: 'Patient', id });
  return {
    ...profile,
    ...record,
    defaultLocation: location && { id: location.id, name: location.name },
    defaultPractitioner: treating('default')[0] ?? null,
    additionalPractitioners: treating('additional'),
    possibleDuplicates: await countOpenDuplicates(caller, id),
  };
}
