import { msg } from '@lit/localize';
import { badge } from '../../parts/notice.ts';
import { clockIcon } from '../../parts/icon.ts';
import { isByPhone } from '../../portal-appointments/visit.ts';
import { addDays, weekdayOf } from '../../parts/calendar-days.ts';
import type { Ok, PortalClient } from '../../portal/client.ts';

/** An appointment as staff see it. */
export type Visit = Ok<'/v1/admin/appointments'>['data'][number];

/** What can be shown and booked. */
export type DeskOptions = Ok<'/v1/admin/calendar/options'>;

/** When somebody works, and what else takes their time. */
export type DeskPerson = Ok<'/v1/admin/calendar'>['practitioners'][number];

/** Days that stand beside each other, whose, and where. */
export interface Span {
  locationId: string;
  /** Empty: everybody there. */
  practitionerId: string;
  days: readonly string[];
}

/** All that a calendar shows. */
export interface Shown {
  span: Span;
  now: string;
  /** When `now` was told, by this device's running time. */
  toldAt: number;
  people: readonly DeskPerson[];
  visits: readonly Visit[];
}

/** `background`: nobody asked for it by a press. */
interface Reading {
  signal: AbortSignal;
  background?: boolean;
}

/** More visits than that in a week are asked for one practitioner at a time. */
const mostPages = 10;

/** Reads a span: the ground, and all its visits but those that were called off. */
export async function readSpan(client: PortalClient, span: Span, { signal, background }: Reading): Promise<Shown> {
  const { locationId, days } = span;
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const practitionerId = span.practitionerId || undefined;
  const [{ now, practitioners: people }, visits] = await Promise.all([
    client.get('/v1/admin/calendar', { query: { locationId, practitionerId, from, to }, signal, background }),
    readVisits(client, span, { signal, background }),
  ]);
  const isShown = ({ status, start }: Visit) => status !== 'cancelled' && status !== 'declined' && days.includes(start.slice(0, 10));
  return { span, now, toldAt: performance.now(), people, visits: visits.filter(isShown) };
}

async function readVisits(client: PortalClient, { locationId, practitionerId, days }: Span, { signal, background }: Reading) {
  const visits: Visit[] = [];
  // The place's days reach into those of UTC before and after.
  const [from, to] = [`${addDays(days[0] ?? '', -1)}T00:00:00Z`, `${addDays(days.at(-1) ?? '', 2)}T00:00:00Z`];
  const query = { locationId, practitionerId: practitionerId || undefined, from, to, limit: 100 };
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { data, nextCursor } = await client.get('/v1/admin/appointments', { query: { ...query, cursor }, signal, background });
    visits.push(...data);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return visits;
}

/** The day alone, or its week from Monday on. */
export const daysOf = (view: 'day' | 'week', day: string) => {
  const monday = addDays(day, 1 - weekdayOf(day));
  return view === 'day' ? [day] : Array.from({ length: 7 }, (_, n) => addDays(monday, n));
};

/** Minutes since midnight of a wall time; one that ends a day is its last. */
export const minuteOf = (at: string, day: string) => {
  if (at.slice(0, 10) > day) return 1440;
  return at.slice(0, 10) < day ? 0 : Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
};

/** How it stands, in a word. */
export function statusBadge(status: Visit['status']) {
  switch (status) {
    case 'pending':
      return badge('warning', msg('Waiting for your answer'), clockIcon);
    case 'booked':
      return badge('info', msg('Booked'));
    case 'arrived':
      return badge('success', msg('Arrived'));
    case 'fulfilled':
      return badge('success', msg('Took place'));
    case 'noshow':
      return badge('warning', msg('Didn’t come'));
    case 'cancelled':
      return badge('neutral', msg('Cancelled'));
    case 'declined':
      return badge('neutral', msg('Declined'));
  }
}

/** Whether a video address belongs to it. */
export const isByVideo = (one: Pick<Visit, 'mode' | 'medium'>) => one.mode === 'telehealth' && !isByPhone(one);

/** A wall time of a location as a moment: by the API's tables, never the browser's. */
export async function instantAt(client: PortalClient, locationId: string, wall: string) {
  const day = wall.slice(0, 10);
  const { days } = await client.get('/v1/admin/calendar', { query: { locationId, from: day, to: day } });
  return `${wall}:00${days[0]?.offset ?? 'Z'}`;
}
