import { auditRead } from '../audit/audit.ts';
import type { Caller } from '../http/caller.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { problem } from '../http/problem.ts';
import { listedRecords, type ListedRecord } from './consents.queries.ts';

/** What a patient, or a guest, answered; latest first. @throws not-found */
export async function listConsentRecords(
  caller: Caller,
  { patientId, cursor, limit }: { patientId: string; cursor?: string | undefined; limit: number },
): Promise<{ data: readonly ListedRecord[]; nextCursor: string | null }> {
  if (!(await caller.db.Patient.one({ id: patientId }))) throw problem('not-found');
  const seen = readCursor(cursor, { at: 'integer', id: 'text' });
  const rows = await listedRecords(caller, patientId, seen && { at: new Date(seen[0] ?? 0), id: String(seen[1]) }, limit + 1);
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  await auditRead(caller, 'consent.list', { type: 'ConsentRecord', patientId, details: { rows: data.length } });
  return { data, nextCursor: rows.length > limit && last ? cursorOf([last.at.getTime(), last.id]) : null };
}
