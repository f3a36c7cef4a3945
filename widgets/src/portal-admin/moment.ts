import { deviceWall, zoneTime } from '../portal/own-clock.ts';
import type { Desk } from './desk.ts';
import type { ClinicClock } from './staff-portal.ts';

const minuteMs = 60_000;

/** What the clinic's clocks show at a moment, as `YYYY-MM-DDTHH:MM`: by the API's tables, never the browser's. */
export function clinicWall(at: string, clock: ClinicClock | null) {
  const moment = Date.parse(at);
  if (!clock) return deviceWall(moment);
  const { offsetMinutes = 0 } = clock.periods.filter(({ from }) => from === null || Date.parse(from) <= moment).at(-1) ?? {};
  return new Date(moment + offsetMinutes * minuteMs).toISOString().slice(0, 16);
}

/** The moment at which the clinic's clocks show a day's first minute, or that of a day after it. */
export function clinicMidnight(day: string, clock: ClinicClock | null, after = 0): string | undefined {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const midnight = Date.UTC(year, month - 1, date + after);
  if (Number.isNaN(midnight)) return undefined;
  if (!clock) return new Date(year, month - 1, date + after).toISOString();
  const wanted = new Date(midnight).toISOString().slice(0, 16);
  const moments = clock.periods.map(({ offsetMinutes }) => new Date(midnight - offsetMinutes * minuteMs).toISOString()).sort();
  // A day that has no midnight, since clocks went forward then, begins with the change.
  return moments.find((at) => clinicWall(at, clock) === wanted) ?? moments.at(-1);
}

/** When something was done, on the clinic's clock; named where this device's shows another time. */
export function momentText(at: string, { locale, clock }: Pick<Desk, 'locale' | 'clock'>) {
  const wall = clinicWall(at, clock);
  const time = locale.time(wall);
  const date = locale.date(wall);
  if (!clock || wall === deviceWall(Date.parse(at))) return `${date}, ${time}`;
  return `${date}, ${time}, ${zoneTime(clock.timeZone)}`;
}
