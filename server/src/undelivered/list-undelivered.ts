import { auditRead } from '../audit/audit.ts';
import type { Caller } from '../http/caller.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { patientsOfLogins } from '../identity/portal-users/portal-user-of.ts';
import { listDead, type DeadRow } from '../messaging/outbox/dead.ts';
import { listProfiles } from '../patients/list-profiles.ts';

/** A row that was given up, and the patient whom it was for. */
export interface Undelivered extends DeadRow {
  readonly patient: { readonly id: string; readonly name: string } | null;
}

/** A page of what was given up, newest first; patients who are named are in the audit log. */
export async function listUndelivered(caller: Caller, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<{ data: Undelivered[]; nextCursor: string | null }> {
  const [before] = readCursor(cursor, { id: 'text' }) ?? [];
  const rows = await listDead(caller, before === undefined ? null : String(before), limit + 1);
  const page = rows.slice(0, limit);
  const logins = await patientsOfLogins(caller, page.flatMap(({ portalUserId }) => portalUserId ?? []));
  const patientOf = ({ patientId, portalUserId }: DeadRow) => patientId ?? (portalUserId ? (logins.get(portalUserId) ?? null) : null);
  const ids = [...new Set(page.flatMap((row) => patientOf(row) ?? []))];
  const profiles = ids.length > 0 ? await listProfiles(caller, { ids, limit: ids.length }) : [];
  await auditRead(caller, 'patient.read', profiles.map(({ id }) => ({ type: 'Patient', id })));
  const names = new Map(profiles.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`]));
  const named = (id: string | null) => (id !== null && names.has(id) ? { id, name: names.get(id) ?? '' } : null);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { data: page.map((row) => ({ ...row, patient: named(patientOf(row)) })), nextCursor: last ? cursorOf([last.id]) : null };
}
