import { asFlag, asInt, asText } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import { instantOf } from '../../zones.ts';
import { holdingTime } from '../appointments/statuses.ts';
import { tickMinutes } from '../claims.ts';

/** Ticks of a practitioner that something takes, buffers included; without the last. */
export interface BusyRow {
  readonly practitionerId: string;
  readonly firstTick: number;
  readonly endTick: number;
  /** An appointment or a hold; false for a block of another system. */
  readonly isOurs: boolean;
}

const busyRow = { practitionerId: asText, firstTick: asInt, endTick: asInt, isOurs: asFlag };

/** No appointment is longer than this with its buffers, in minutes. */
const longest = 2 * 1440;

interface Ask {
  readonly practitionerIds: readonly string[];
  /** Minutes since the epoch. */
  readonly from: number;
  readonly until: number;
  readonly exceptHoldId: string;
  readonly exceptAppointmentId: string;
}

/**
 * Everything that takes the practitioners' time between two moments, wherever it happens: appointments, live holds
 * (but one, which is about to become an appointment; and but the appointment that is being moved) and busy blocks, in one
 * statement.
 */
export function busyRows({ db, clock }: Caller, { practitionerIds, from, until, exceptHoldId, exceptAppointmentId }: Ask) {
  return db.select<BusyRow>(
    `select a.practitionerId, a.firstTick, a.endTick, 1 as isOurs
     from appointments a
     where a.organizationId = $organizationId and a.practitionerId in ($practitionerIds)
       and a.startsAt >= $since and a.startsAt < $till and a.status in ($statuses) and a.id <> $exceptAppointmentId
     union all
     select h.practitionerId, h.firstTick, h.endTick, 1
     from holds h
     where h.organizationId = $organizationId and h.practitionerId in ($practitionerIds)
       and h.startsAt >= $since and h.startsAt < $till and h.expiresAt > $now and h.id <> $exceptHoldId
     union all
     select b.practitionerId, b.firstTick, b.endTick, 0
     from busy_blocks b
     where b.organizationId = $organizationId and b.practitionerId in ($practitionerIds)
       and b.endTick > $firstTick and b.firstTick < $endTick`,
    {
      practitionerIds,
      since: instantOf(from - longest),
      till: instantOf(until + longest),
      statuses: holdingTime,
      now: clock.now(),
      exceptHoldId,
      exceptAppointmentId,
      firstTick: (from - longest) / tickMinutes,
      endTick: (until + longest) / tickMinutes,
    },
    busyRow,
  );
}
