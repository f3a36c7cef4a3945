import { asFlag, asInstant, asText } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import { holdingTime } from '../appointments/statuses.ts';

/** Time of a practitioner that something takes, buffers included. */
export interface BusyRow {
  readonly practitionerId: string;
  readonly busyFrom: Date;
  readonly busyUntil: Date;
  /** An appointment or a hold; false for a block of another system. */
  readonly isOurs: boolean;
}

const busyRow = { practitionerId: asText, busyFrom: asInstant, busyUntil: asInstant, isOurs: asFlag };

/** No appointment is longer than this, buffers included. */
const longestMs = 2 * 86_400_000;

/**
 * Everything that takes the practitioners' time between two moments, wherever it happens: appointments, live holds
 * (but one, which is about to become an appointment) and busy blocks, in one statement.
 */
export function busyRows(
  { db, clock }: Caller,
  {
    practitionerIds,
    from,
    until,
    exceptHoldId = '',
  }: { practitionerIds: readonly string[]; from: Date; until: Date; exceptHoldId?: string },
) {
  return db.select<BusyRow>(
    `select a.practitionerId as practitionerId, a.claimedFrom as busyFrom, a.claimedUntil as busyUntil, 1 as isOurs
     from appointments a
     where a.organizationId = $organizationId and a.practitionerId in ($practitionerIds)
       and a.startsAt >= $since and a.startsAt < $till and a.status in ($statuses)
     union all
     select h.practitionerId, h.claimedFrom, h.claimedUntil, 1
     from holds h
     where h.organizationId = $organizationId and h.practitionerId in ($practitionerIds)
       and h.startsAt >= $since and h.startsAt < $till and h.expiresAt > $now and h.id <> $exceptHoldId
     union all
     select b.practitionerId, b.startsAt, b.endsAt, 0
     from busy_blocks b
     where b.organizationId = $organizationId and b.practitionerId in ($practitionerIds)
       and b.endsAt > $since and b.startsAt < $till`,
    {
      practitionerIds,
      since: new Date(from.getTime() - longestMs),
      till: new Date(until.getTime() + longestMs),
      statuses: holdingTime,
      now: clock.now(),
      exceptHoldId,
    },
    busyRow,
  );
}
