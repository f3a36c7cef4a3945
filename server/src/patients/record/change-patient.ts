import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { assertLocations } from '../../locations/assert-locations.ts';
import { holdPatient } from '../contact-points/contact-points.ts';
import { assertBorn } from './assert-born.ts';
import { recordOf } from './record.ts';
import { noteChange, writeRecord, type RecordChange } from './write-record.ts';

/** What staff or a program change of a patient. */
export interface PatientChange extends RecordChange {
  readonly defaultPractitionerId?: string | null | undefined;
  readonly additionalPractitionerIds?: readonly string[] | undefined;
}

/** Changes a patient's record. @throws not-found — also for a location or practitioner that isn't ours */
export async function changePatient(caller: Caller, patientId: string, change: PatientChange): Promise<void> {
  const { defaultPractitionerId, additionalPractitionerIds, ...record } = change;
  await assertBorn(caller, 'birthDate', record.birthDate);
  await tx(async () => {
    await holdPatient(caller, patientId);
    const before = await recordOf(caller, patientId);
    if (!before) throw problem('not-found');
    if (record.defaultLocationId) await assertLocations(caller, [record.defaultLocationId]);
    await writeRecord(caller, before, record);
    if (defaultPractitionerId === undefined && additionalPractitionerIds === undefined) return;
    if (await writePractitioners(caller, patientId, { defaultPractitionerId, additionalPractitionerIds })) await noteChange(caller, patientId, ['practitioners']);
  });
}

type Treating = Pick<PatientChange, 'defaultPractitionerId' | 'additionalPractitionerIds'>;

/** Says who treats a patient: what is left out stays. @returns whether that is new */
async function writePractitioners({ db }: Caller, patientId: string, wanted: Treating): Promise<boolean> {
  const before = await db.PatientPractitioner.find({ where: { patientId } });
  const chosen = wanted.defaultPractitionerId === undefined ? before.find(({ role }) => role === 'default')?.practitionerId : wanted.defaultPractitionerId;
  const further = wanted.additionalPractitionerIds ?? before.filter(({ role }) => role === 'additional').map((one) => one.practitionerId);
  const after = new Map<string, 'default' | 'additional'>(further.map((id) => [id, 'additional']));
  if (chosen) after.set(chosen, 'default');
  if (after.size === before.length && before.every(({ practitionerId, role }) => after.get(practitionerId) === role)) return false;
  const ids = [...after.keys()];
  if (ids.length > 0 && (await db.Practitioner.count({ id: { in: ids } })) !== ids.length) throw problem('not-found');
  await db.PatientPractitioner.remove({ patientId });
  await db.PatientPractitioner.insertAll([...after].map(([practitionerId, role]) => ({ patientId, practitionerId, role })));
  return true;
}
