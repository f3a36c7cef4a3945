import { asInstant, asText, type Mapper } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import { open } from '../appointments/statuses.ts';

/** A visit and the zone of its place. */
export interface PlacedVisit {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
}

const placed: Mapper<PlacedVisit> = { id: asText, startsAt: asInstant, endsAt: asInstant, timeZone: asText };

interface Around {
  /** Null: everybody's. */
  readonly practitionerId: string | null;
  /** None: everywhere. */
  readonly locationIds: readonly string[];
  readonly from: Date;
  readonly until: Date;
}

/** Visits that stand, or are asked for, and touch a span of time, nearest first. */
export const visitsAround = ({ db }: Caller, { practitionerId, locationIds, from, until }: Around) =>
  db.select(
    `select a.id, a.startsAt, a.endsAt, l.timeZone from appointments a
     join locations l on l.organizationId = $organizationId and l.id = a.locationId
     where a.organizationId = $organizationId and a.status in ($open) and a.endsAt > $from and a.startsAt < $until and a.startsAt > $earliest
       ${practitionerId === null ? '' : 'and a.practitionerId = $practitionerId'} ${locationIds.length === 0 ? '' : 'and a.locationId in ($locationIds)'}
     order by a.startsAt, a.id`,
    {
      ...{ open, from, until },
      // No visit is longer than a day: what the index of starts can use.
      earliest: new Date(from.getTime() - 86_400_000),
      ...(practitionerId !== null && { practitionerId }),
      ...(locationIds.length > 0 && { locationIds }),
    },
    placed,
  );
