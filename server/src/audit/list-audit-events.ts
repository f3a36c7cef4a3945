import type { Caller } from '../http/caller.ts';
import type { AuditAction } from '../contract/audit-actions.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { auditRead } from './audit.ts';
import { searchEvents, type EventFilter, type FoundEvent } from './audit.queries.ts';

/** What the log is searched for; all must hold. */
export interface AuditSearch {
  readonly cursor?: string;
  readonly limit: number;
  readonly patientId?: string;
  readonly actorId?: string;
  readonly action?: AuditAction;
  /** What was only looked at is left out. */
  readonly only?: 'changes';
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly from?: string;
  readonly until?: string;
}

/** A page of the audit log, newest first. Looking is itself audited, for the patient whose rows were asked for. */
export async function listAuditEvents(
  caller: Caller,
  { cursor, limit, from, until, ...filter }: AuditSearch,
): Promise<{ data: readonly FoundEvent[]; nextCursor: string | null }> {
  const after = readCursor(cursor, { at: 'integer', id: 'text' });
  const search: EventFilter = {
    ...filter,
    ...(from && { from: new Date(from) }),
    ...(until && { until: new Date(until) }),
    ...(after && { after: { at: new Date(after[0] ?? 0), id: String(after[1]) } }),
  };
  const rows = await searchEvents(caller, search, limit + 1);
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  await auditRead(caller, 'audit.search', {
    type: 'AuditEvent',
    patientId: filter.patientId ?? null,
    details: { rows: data.length },
  });
  return { data, nextCursor: rows.length > limit && last ? cursorOf([last.at.getTime(), last.id]) : null };
}
