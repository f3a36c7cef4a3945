import { auditRead } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { cursorOf, readCursor } from '../../http/pages.ts';
import { normalizedContact } from '../contacts.ts';
import { patientsByIdentifier } from '../find-patients.ts';
import { listProfiles, type PatientProfile } from '../list-profiles.ts';
import { allPatients, patientsByEmail, patientsByTerms, type Placed } from './search.queries.ts';
import { wantedBy } from './terms.ts';

interface Search {
  readonly search?: string;
  readonly identifier?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** A page of patients by name. An audit row for each one that is shown. @throws invalid-request — a foreign cursor */
export async function searchPatients(caller: Caller, search: Search): Promise<{ data: PatientProfile[]; nextCursor: string | null }> {
  const { identifier, limit } = search;
  if (identifier !== undefined) {
    const ids = [...(await patientsByIdentifier(caller, [identifier])).values()];
    return { data: await shown(caller, ids), nextCursor: null };
  }
  const [name = '', id = ''] = readCursor(search.cursor, { searchName: 'text', id: 'text' }) ?? [];
  const found = await matching(caller, search.search, { searchName: String(name), id: String(id) }, limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const data = await shown(caller, page.map((one) => one.id));
  return { data, nextCursor: last ? cursorOf([last.searchName, last.id]) : null };
}

async function matching(caller: Caller, search: string | undefined, after: Placed, limit: number): Promise<readonly Placed[]> {
  if (search === undefined) return allPatients(caller, after, limit);
  const wanted = wantedBy(search);
  const email = wanted.find((one) => one.kind === 'email');
  if (!email) return patientsByTerms(caller, wanted, after, limit);
  const normalized = normalizedContact('email', email.address);
  return normalized === null ? [] : patientsByEmail(caller, normalized, after, limit);
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
