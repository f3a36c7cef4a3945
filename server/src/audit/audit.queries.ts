import { asInstant, asJson, asText, optional, type Mapper } from '../db/rows.ts';
import { readActions } from '../contract/audit-actions.ts';
import { unscopedDb } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import type { AuditDetails } from './audit.ts';
import type { SealedEvent } from './chain.ts';

/** A row of the audit log as it is shown. */
export interface FoundEvent extends SealedEvent {
  readonly details: AuditDetails | null;
}

const foundEvent: Mapper<FoundEvent> = {
  id: asText,
  at: asInstant,
  action: asText,
  actorKind: asText,
  actorId: optional(asText),
  actorSessionId: optional(asText),
  actorApiKeyId: optional(asText),
  onBehalfOfPatientId: optional(asText),
  via: asText,
  subjectType: asText,
  subjectId: optional(asText),
  patientId: optional(asText),
  ip: optional(asText),
  origin: optional(asText),
  requestId: asText,
  // Written by audit(), which typed it.
  details: optional((value) => asJson(value) as AuditDetails),
};

/** What rows must match; `after` is the last one of the page before. */
export interface EventFilter {
  readonly patientId?: string;
  readonly actorId?: string;
  readonly action?: string;
  readonly only?: 'changes';
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly from?: Date;
  readonly until?: Date;
  readonly after?: { readonly at: Date; readonly id: string };
}

/** Rows of the caller's organization, newest first. */
export function searchEvents(
  caller: Caller,
  { after, only, ...filter }: EventFilter,
  most: number,
): Promise<readonly FoundEvent[]> {
  const binds: Record<string, string | Date | readonly string[]> = { ...(after && { afterAt: after.at, afterId: after.id }), ...(only && { reads: readActions }) };
  let conditions = after ? ' and (e.at < $afterAt or (e.at = $afterAt and e.id < $afterId))' : '';
  if (only) conditions += ' and e.action not in ($reads)';
  const names: readonly (keyof typeof filter)[] = [
    'patientId',
    'actorId',
    'action',
    'subjectType',
    'subjectId',
    'from',
    'until',
  ];
  for (const name of names) {
    const value = filter[name];
    if (value === undefined) continue;
    binds[name] = value;
    conditions += ` and ${conditionOf[name]}`;
  }
  return caller.db.select(
    `select e.id, e.at, e.action, e.actorKind, e.actorId, e.actorSessionId, e.actorApiKeyId, e.onBehalfOfPatientId, e.via,
       e.subjectType, e.subjectId, e.patientId, e.ip, e.origin, e.requestId, e.details
     from audit_events e where e.organizationId = $organizationId${conditions}
     order by e.at desc, e.id desc limit ${Math.trunc(most)}`,
    binds,
    foundEvent,
  );
}

const conditionOf = {
  patientId: 'e.patientId = $patientId',
  actorId: 'e.actorId = $actorId',
  action: 'e.action = $action',
  subjectType: 'e.subjectType = $subjectType',
  subjectId: 'e.subjectId = $subjectId',
  from: 'e.at >= $from',
  until: 'e.at < $until',
} as const;

/** Organizations in which something was done since then. */
export async function organizationsWithEventsSince(since: Date): Promise<string[]> {
  const rows = await unscopedDb.select(
    'select distinct organizationId from audit_events where at >= $since order by organizationId',
    { since },
    { organizationId: asText },
  );
  return rows.map(({ organizationId }) => organizationId);
}
