import { auditAll } from '../../audit/audit.ts';
import { retry } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import { patientsById } from '../../patients/find-patients.ts';
import { noteDuplicates } from '../../patients/duplicates/note-duplicates.ts';
import { joinPatients, type PatientNews } from '../../patients/join-patients.ts';
import type { StatedContact } from '../../patients/contacts.ts';
import { beginOf } from '../fhir/dates.ts';
import { readPatient, type Telecom } from '../fhir/patients.ts';
import { refused, stored, type EntryAnswer } from './answers.ts';
import { storedResources } from './import.queries.ts';
import type { Prepared } from './prepare.ts';
import { changeRow, newRow, told, type ImportContext } from './rows.ts';

/** Joins the Patients of a batch to ours and keeps what was sent of each. Same content, no write. Inside `tx`. */
export async function writePatients(context: ImportContext, entries: readonly Prepared[]): Promise<EntryAnswer[]> {
  const { caller, source } = context;
  const before = await storedResources(
    caller,
    source,
    'Patient',
    entries.map((one) => one.sourceId),
  );
  const news = entries.filter((one) => before.get(one.sourceId)?.fingerprint !== one.fingerprint);
  const ours = await patientsById(
    caller,
    news.flatMap((one) => [one.sourceId, ownIdIn(one) ?? '']),
  );
  const ids = await joinPatients(
    caller,
    news.map((one) => {
      const knownId = before.get(one.sourceId)?.patientId ?? ours.get(one.sourceId);
      return newsOf(source, one, { knownId, namedId: ours.get(ownIdIn(one) ?? '') });
    }),
  );
  const joined = new Map(news.map((one, i) => [one.sourceId, ids[i] ?? null]));
  const rows: ReturnType<typeof newRow>[] = [];
  const answers: EntryAnswer[] = [];
  for (const entry of entries) {
    const old = before.get(entry.sourceId);
    const patientId = joined.get(entry.sourceId);
    if (old && patientId === undefined) answers.push(stored('same', 'Patient', entry.sourceId, old.version));
    else if (!patientId) answers.push(refused(caller, { status: 409, code: 'duplicate', reason: 'two-patients' }));
    else if (old)
      answers.push(stored('changed', 'Patient', entry.sourceId, await changeRow(context, old, told(entry, patientId))));
    else {
      rows.push(newRow(context, entry, told(entry, patientId)));
      answers.push(stored('made', 'Patient', entry.sourceId, 1));
    }
  }
  await insertRows(context, rows);
  const written = [...new Set(ids.filter((id) => id !== null))];
  await noteDuplicates(caller, written);
  await auditAll(
    caller,
    'patient.import',
    written.map((id) => ({ type: 'Patient', id, details: { source } })),
  );
  return answers;
}

/** Inserts rows; where another import was faster the transaction begins again and finds them. */
export async function insertRows({ caller }: ImportContext, rows: ReturnType<typeof newRow>[]): Promise<void> {
  try {
    await caller.db.ClinicalResource.insertAll(rows);
  } catch (error) {
    throw violatedKey(error) === 'clinical_resources.source_type_sourceId' ? retry() : error;
  }
}

function newsOf(
  source: string,
  { sourceId, resource }: Prepared,
  known: Pick<PatientNews, 'knownId' | 'namedId'>,
): PatientNews {
  const {
    identifiers,
    givenName,
    familyName,
    birthDate,
    gender,
    language,
    deceased,
    telecoms,
    address = {},
  } = readPatient(resource);
  const { line, city, province, postalCode, country } = address;
  return {
    source,
    sourceId,
    ...known,
    identifiers: identifiers.filter((one) => one.system !== ownIdSystem),
    facts: {
      givenName,
      familyName,
      gender,
      deceased,
      city,
      province,
      postalCode,
      address: line,
      birthDate: birthDate !== undefined && /^(1[89]|20|21)/.test(birthDate) ? birthDate : undefined,
      preferredLanguage: language !== undefined && language.length <= 10 ? language : undefined,
      country: country !== undefined && /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : undefined,
    },
    contacts: [...telecoms].sort((a, b) => a.rank - b.rank).map(contactOf),
  };
}

/** The identifier by which Portico's own answers name a patient; another system that repeats it means that patient. */
export const ownIdSystem = 'urn:portico:patient';

const ownIdIn = ({ resource }: Prepared): string | undefined =>
  readPatient(resource).identifiers.find((one) => one.system === ownIdSystem)?.value;

const contactOf = ({ system, value, use, verifiedAt }: Telecom): StatedContact => ({
  system,
  value,
  kind: use,
  ...(verifiedAt === undefined ? {} : { verifiedAt: beginOf(verifiedAt) }),
});
