import type { z } from 'zod';
import type { deskCalendar } from '../../contract/desk-calendar.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import type { Practitioner } from '../../practitioners/practitioners.models.ts';
import { practitionerName } from '../../practitioners/practitioner-name.ts';
import { dateOf, dayOf, instantOf, localText, offsetAt, offsetText, zoneOf, type Zone } from '../../zones.ts';
import { tickMinutes } from '../claims.ts';
import { exceptionOf, ruleOf } from '../slots/ask-slots.ts';
import { openings } from '../slots/hours.ts';
import { exceptionRows, ruleRows } from '../slots/slots.queries.ts';
import { otherBusyRows, sources } from './other-busy.queries.ts';

const mostDays = 31;
const dayMinutes = 1440;

type Answer = z.input<typeof deskCalendar.readDeskCalendar.ok>;

/** Which days of whom, and where. */
export interface DeskAsked {
  readonly locationId: string;
  readonly practitionerId?: string | undefined;
  readonly from: string;
  readonly to: string;
}

/**
 * When practitioners work at a location, and what else takes their time: the same number of statements for a day and a month.
 * @throws not-found — no such location or practitioner
 */
export async function readDeskCalendar(caller: Caller, asked: DeskAsked): Promise<Answer> {
  const [firstDay, lastDay] = [dayOf(asked.from), dayOf(asked.to)];
  if (lastDay < firstDay) throw invalid('/to', 'order', text(caller.language, 'issue.order'), 'query');
  if (lastDay - firstDay >= mostDays) throw invalid('/to', 'days', text(caller.language, 'issue.days', { maximum: mostDays }), 'query');
  const location = await caller.db.Location.one({ id: asked.locationId });
  if (!location) throw problem('not-found');
  const zone = zoneOf(location.timeZone);
  const people = await peopleOf(caller, asked);
  return {
    timeZone: zone.name,
    now: localText(zone, caller.clock.now()),
    days: Array.from({ length: lastDay - firstDay + 1 }, (_none, n) => dayOutOf(zone, firstDay + n)),
    practitioners: await withTimes(caller, people, { zone, firstDay, lastDay, locationId: asked.locationId }),
  };
}

async function peopleOf({ db }: Caller, { locationId, practitionerId }: DeskAsked): Promise<readonly Row<Practitioner>[]> {
  if (practitionerId !== undefined) {
    const one = await db.Practitioner.one({ id: practitionerId });
    if (!one) throw problem('not-found');
    return [one];
  }
  const there = await db.PractitionerLocation.find({ where: { locationId } });
  const all = await db.Practitioner.find({ where: { id: { in: there.map((one) => one.practitionerId) }, active: true } });
  return all.toSorted((a, b) => a.position - b.position || practitionerName(a).localeCompare(practitionerName(b)));
}

interface Days {
  readonly zone: Zone;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly locationId: string;
}

async function withTimes(caller: Caller, people: readonly Row<Practitioner>[], days: Days): Promise<Answer['practitioners']> {
  if (people.length === 0) return [];
  const { zone, firstDay, lastDay, locationId } = days;
  const ask = { practitionerIds: people.map(({ id }) => id), locationId };
  const rules = await ruleRows(caller, ask);
  const exceptions = await exceptionRows(caller, { ...ask, from: dateOf(firstDay), to: dateOf(lastDay) });
  const [from, until] = [startOf(zone, firstDay), startOf(zone, lastDay + 1)];
  const busy = await otherBusyRows(caller, { ...ask, from, until });
  const at = (minute: number) => localText(zone, instantOf(minute));
  return people.map((one) => {
    const hours = {
      // Hours of some types alone are hours too.
      rules: rules.filter(({ practitionerId }) => practitionerId === one.id).map((rule) => ({ ...ruleOf(rule), typeIds: null })),
      exceptions: exceptions.filter(({ practitionerId }) => (practitionerId ?? one.id) === one.id).map(exceptionOf),
    };
    return {
      id: one.id,
      name: practitionerName(one),
      hours: openings(zone, hours, { typeId: '', portalOnly: false }, [firstDay, lastDay]).map((span) => ({ start: at(span.from), end: at(span.until) })),
      busy: busy
        .filter(({ practitionerId, firstTick, endTick }) => practitionerId === one.id && endTick * tickMinutes > from && firstTick * tickMinutes < until)
        .map(({ firstTick, endTick, source }) => ({ start: at(firstTick * tickMinutes), end: at(endTick * tickMinutes), kind: sources[source] ?? 'external' })),
    };
  });
}

/** A day with what the place's clock shows at its noon. */
const dayOutOf = (zone: Zone, day: number) => ({ date: dateOf(day), offset: offsetText(offsetAt(zone, startOf(zone, day) + dayMinutes / 2)) });

/** The minute at which a local day begins. */
function startOf(zone: Zone, day: number): number {
  const local = day * dayMinutes;
  return local - offsetAt(zone, local - offsetAt(zone, local));
}
