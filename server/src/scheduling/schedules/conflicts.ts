import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { dateOf, dayOf, localDay, minuteOf, spansOf, zoneOf } from '../../zones.ts';
import type { ScheduleException } from '../offers/offers.models.ts';
import { visitsAround, type PlacedVisit } from './conflicts.queries.ts';

/** Visits that fall on closed time. */
export interface Conflicts {
  readonly count: number;
  /** Nearest first. */
  readonly appointmentIds: string[];
}

const mostTold = 200;

type Closed = Pick<Row<ScheduleException>, 'fromDate' | 'toDate' | 'startMinute' | 'endMinute'>;

/** The visits still to come that fall on what was closed, at one location or several alike, by the wall time of their own place; extra hours have none. */
export async function conflictsOf(caller: Caller, made: readonly Row<ScheduleException>[]): Promise<Conflicts> {
  const [closed] = made;
  if (closed?.kind !== 'closed') return { count: 0, appointmentIds: [] };
  const from = new Date(`${dateOf(dayOf(closed.fromDate) - 1)}T00:00:00Z`);
  const until = new Date(`${dateOf(dayOf(closed.toDate) + 2)}T00:00:00Z`);
  const now = caller.clock.now();
  const there = { practitionerId: closed.practitionerId, locationIds: made.flatMap(({ locationId }) => locationId ?? []), from: from > now ? from : now, until };
  const hit = (await visitsAround(caller, there)).filter((visit) => fallsOn(visit, closed));
  return { count: hit.length, appointmentIds: hit.slice(0, mostTold).map(({ id }) => id) };
}

function fallsOn({ startsAt, endsAt, timeZone }: PlacedVisit, { fromDate, toDate, startMinute, endMinute }: Closed): boolean {
  const zone = zoneOf(timeZone);
  const [start, end] = [minuteOf(startsAt), minuteOf(endsAt)];
  const [firstDay, lastDay] = [Math.max(localDay(zone, start), dayOf(fromDate)), Math.min(localDay(zone, end), dayOf(toDate))];
  for (let day = firstDay; day <= lastDay; day++) {
    const shut = spansOf(zone, day * 1440 + startMinute, day * 1440 + endMinute);
    if (shut.some(({ from, until }) => from < end && until > start)) return true;
  }
  return false;
}
