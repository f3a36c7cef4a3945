import { audit } from '../../audit/audit.ts';
import { retry } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { publish } from '../../messaging/publish.ts';
import { searchName } from '../names.ts';
import { indexPatients } from '../search/index-patients.ts';
import type { PatientRecord } from './record.ts';

/** New values of some of a record's fields; what is left out stays, null empties. */
export type RecordChange = { readonly [Field in Exclude<keyof PatientRecord, 'id'>]?: PatientRecord[Field] | undefined };

const inDetails: ReadonlySet<string> = new Set([
  'pronouns', 'emergencyContactName', 'emergencyContactPhone', 'emergencyContactRelationship', 'generalPractitioner', 'referralType',
  'occupation', 'employer', 'healthCardNumber', 'communicationPreference',
]);
const foundBy: ReadonlySet<string> = new Set(['givenName', 'familyName', 'preferredName', 'birthDate']);

/**
 * Writes what is new in a change to a record, puts the names of the fields (never what they hold) into the audit log
 * and says that the patient changed. What is the same already causes nothing. Inside `tx`.
 * @returns the fields that changed
 */
export async function writeRecord(caller: Caller, before: PatientRecord, change: RecordChange): Promise<readonly string[]> {
  const old = new Map<string, unknown>(Object.entries(before));
  const news = Object.entries(change).filter(([field, value]) => value !== undefined && value !== old.get(field));
  if (news.length === 0) return [];
  const { givenName = before.givenName, familyName = before.familyName } = change;
  const own = Object.fromEntries(news.filter(([field]) => !inDetails.has(field)));
  const details = Object.fromEntries(news.filter(([field]) => inDetails.has(field)));
  const at = { updatedAt: caller.clock.now() };
  await caller.db.Patient.update({ id: before.id }, { ...own, searchName: searchName(givenName, familyName), ...at });
  if (Object.keys(details).length > 0) await writeDetails(caller, before.id, { ...details, ...at });
  const fields = news.map(([field]) => field);
  if (fields.some((field) => foundBy.has(field))) await indexPatients(caller, [before.id]);
  await noteChange(caller, before.id, fields);
  return fields;
}

/** Puts a change of a record on record, and tells everybody who wants to know of it. Inside `tx`. */
export async function noteChange(caller: Caller, patientId: string, fields: readonly string[]): Promise<void> {
  await audit(caller, 'patient.change', { type: 'Patient', id: patientId, details: { fields } });
  await publish(caller, 'patients.patient.changed', { patientId, fields });
}

async function writeDetails({ db }: Caller, patientId: string, change: { readonly updatedAt: Date }): Promise<void> {
  if ((await db.PatientDetail.update({ patientId }, change)) === 1) return;
  try {
    await db.PatientDetail.insert({ patientId, ...change });
  } catch (error) {
    // Somebody wrote the first of them at the same time.
    throw violatedKey(error) === null ? error : retry();
  }
}
