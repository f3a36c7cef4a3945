import { readActions } from '../../contract/audit-actions.ts';
import { asInstant, asJson, asText, optional } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';

/** A line of the audit log about an appointment, with what its actor is called today. */
export interface HistoryRow {
  readonly at: Date;
  readonly action: string;
  readonly actorKind: string;
  readonly via: string;
  readonly staffName: string | null;
  readonly keyName: string | null;
  readonly onBehalfOfPatientId: string | null;
  readonly details: unknown;
}

const row = {
  at: asInstant,
  action: asText,
  actorKind: asText,
  via: asText,
  staffName: optional(asText),
  keyName: optional(asText),
  onBehalfOfPatientId: optional(asText),
  details: optional(asJson),
};

/** What was done to these appointments, oldest first; the latest of them where there is very much. Looking isn't listed. */
export const historyOf = ({ db }: Caller, ids: readonly string[], most: number) =>
  db.select<HistoryRow>(
    `select e.at, e.action, e.actorKind, e.via, s.name as staffName, k.name as keyName, e.onBehalfOfPatientId, e.details
     from audit_events e
     left join staff_users s on s.organizationId = $organizationId and s.id = e.actorId
     left join api_keys k on k.organizationId = $organizationId and k.id = e.actorApiKeyId
     where e.organizationId = $organizationId and e.subjectType = $type and e.subjectId in ($ids)
       and e.action not in ($reads)
     order by e.at desc, e.id desc limit $most`,
    { ids, most, type: 'Appointment', reads: readActions },
    row,
  );
