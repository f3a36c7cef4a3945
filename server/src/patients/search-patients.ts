import { auditRead } from '../audit/audit.ts';
import type { Caller } from '../http/caller.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { problem } from '../http/problem.ts';
import { normalizedContact } from './contacts.ts';
import { patientsByIdentifier } from './find-patients.ts';
import { listProfiles, type PatientProfile } from './list-profiles.ts';
import { foldedName } from './names.ts';
import { patientsByContact, patientsByName, type Placed } from './search.queries.ts';

interface Search {
  readonly search?: string;
  readonly identifier?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** A page of patients by name. An audit row for each one that is shown. @throws invalid-request — a foreign cursor */
export async function searchPatients(
  caller: Caller,
  search: Search,
): Promise<{ data: PatientProfile[]; nextCursor: string | null }> {
  const { identifier, limit } = search;
  if (identifier !== undefined) {
    const ids = [...(await patientsByIdentifier(caller, [identifier])).values()];
    return { data: await shown(caller, ids), nextCursor: null };
  }
  const [name = '', id = ''] = readCursor(search.cursor, { searchName: 'text', id: 'text' }) ?? [];
  const found = await matching(caller, search.search ?? '', { searchName: String(name), id: String(id) }, limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const data = await shown(
    caller,
    page.map((one) => one.id),
  );
  return { data, nextCursor: last ? cursorOf([last.searchName, last.id]) : null };
}

/** One patient, on the record. @throws not-found — guests too are no patients */
export async function readPatient(caller: Caller, id: string): Promise<PatientProfile> {
  const [patient] = await shown(caller, [id]);
  if (!patient) throw problem('not-found');
  return patient;
}

function matching(caller: Caller, search: string, after: Placed, limit: number): Promise<readonly Placed[]> {
  const contact = normalizedContact(search.includes('@') ? 'email' : 'phone', search);
  if (contact !== null && /@|^[+()\d\s.-]+$/.test(search)) return patientsByContact(caller, contact, after, limit);
  const words = foldedName(search).split(' ');
  const swapped = [words.at(-1) ?? '', ...words.slice(0, -1)].join(' ');
  return patientsByName(caller, [words.join(' '), swapped], after, limit);
}

async function shown(caller: Caller, ids: readonly string[]): Promise<PatientProfile[]> {
  const found = ids.length === 0 ? [] : await listProfiles(caller, { ids, limit: ids.length });
  await auditRead(
    caller,
    'patient.read',
    found.map(({ id }) => ({ type: 'Patient', id })),
  );
  return ids.map((id) => found.find((one) => one.id === id)).filter((one) => one !== undefined);
}
