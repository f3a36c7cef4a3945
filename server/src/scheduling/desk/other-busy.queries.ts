import { asInt, asText } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import { instantOf } from '../../zones.ts';
import { holdingTime } from '../appointments/statuses.ts';
import { tickMinutes } from '../claims.ts';

/** Ticks of a practitioner that no appointment at this location takes; without the last. */
export interface OtherBusyRow {
  readonly practitionerId: string;
  readonly firstTick: number;
  readonly endTick: number;
  /** A place in `sources`. */
  readonly source: number;
}

/** What takes the time, as the statement counts it. */
export const sources = ['external', 'held', 'elsewhere'] as const;

const row = { practitionerId: asText, firstTick: asInt, endTick: asInt, source: asInt };
/** No appointment is longer than this with its buffers, in minutes. */
const longest = 2 * 1440;

interface Ask {
  readonly practitionerIds: readonly string[];
  readonly locationId: string;
  /** Minutes since the epoch. */
  readonly from: number;
  readonly until: number;
}

/** Blocks of other systems, times that somebody is about to book, and visits at other locations: in one statement. */
export const otherBusyRows = ({ db, clock }: Caller, { practitionerIds, locationId, from, until }: Ask) =>
  db.select<OtherBusyRow>(
    `select b.practitionerId, b.firstTick, b.endTick, 0 as source
     from busy_blocks b
     where b.organizationId = $organizationId and b.practitionerId in ($practitionerIds)
       and b.endTick > $firstTick and b.firstTick < $endTick
     union all
     select h.practitionerId, h.firstTick, h.endTick, 1
     from holds h
     where h.organizationId = $organizationId and h.practitionerId in ($practitionerIds)
       and h.startsAt >= $since and h.startsAt < $till and h.expiresAt > $now
     union all
     select a.practitionerId, a.firstTick, a.endTick, 2
     from appointments a
     where a.organizationId = $organizationId and a.practitionerId in ($practitionerIds) and a.locationId <> $locationId
       and a.startsAt >= $since and a.startsAt < $till and a.status in ($statuses)`,
    {
      practitionerIds,
      locationId,
      since: instantOf(from - longest),
      till: instantOf(until),
      statuses: holdingTime,
      now: clock.now(),
      firstTick: from / tickMinutes,
      endTick: until / tickMinutes,
    },
    row,
  );
