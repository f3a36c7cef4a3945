import type { Caller } from '../../http/caller.ts';
import { searchName } from '../names.ts';
import { termsOf, termsVersion, type Findable } from './terms.ts';

interface New extends Findable {
  readonly id: string;
  readonly searchName: string;
}

/** The rows by which new patients are found, for whoever inserts patients and phones anyway. They have `indexedAs: termsVersion`. */
export function termRows(patient: New, phones: readonly string[]) {
  return termsOf(patient, phones).map((term) => ({ patientId: patient.id, term, searchName: patient.searchName }));
}

/**
 * Makes what these patients are found by anew, after a name, a birth date or a phone has changed, or a guest has become
 * a patient. Guests, and who was merged into another, aren't found. Inside `tx`, after the change.
 */
export async function indexPatients({ db }: Pick<Caller, 'db'>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // First a write to the patients' own rows: of two changes at once the second waits, and reads what the first has made.
  await db.Patient.update({ id: { in: ids } }, { indexedAs: termsVersion });
  const patients = await db.Patient.find({ where: { id: { in: ids } } });
  const phones = (await db.ContactPoint.find({ where: { patientId: { in: ids } } })).filter(({ system }) => system === 'phone');
  await db.PatientTerm.remove({ patientId: { in: ids } });
  const rows = [];
  for (const patient of patients) {
    const name = searchName(patient.givenName, patient.familyName);
    if (name !== patient.searchName) await db.Patient.update({ id: patient.id }, { searchName: name });
    if (!patient.profile || patient.mergedIntoId !== null) continue;
    const own = phones.filter(({ patientId }) => patientId === patient.id).map(({ normalized }) => normalized);
    rows.push(...termRows({ ...patient, searchName: name }, own));
  }
  await db.PatientTerm.insertAll(rows);
}
