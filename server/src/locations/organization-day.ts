import type { Caller } from '../http/caller.ts';
import { instantOf, localDate, minuteOf, periodAt, zoneOf, type Zone } from '../zones.ts';

/** The calendar day of a moment on the clocks of the organization's first location; in UTC while it has none. */
export const organizationDay = async (caller: Caller, at: Date): Promise<string> => localDate(await organizationZone(caller), at);

/** From when on the organization's clocks are how far ahead of UTC. */
export interface ClinicClock {
  readonly timeZone: string;
  readonly periods: readonly { readonly from: Date | null; readonly offsetMinutes: number }[];
}

const yearMs = 366 * 24 * 3_600_000;
const yearsBack = 10;
const yearsAhead = 2;

/** The organization's clock by our own tables, from ten years ago to two years from now. */
export async function clinicClock(caller: Caller): Promise<ClinicClock> {
  const zone = await organizationZone(caller);
  const now = caller.clock.now().getTime();
  const first = periodAt(zone, minuteOf(new Date(now - yearsBack * yearMs)));
  const last = periodAt(zone, minuteOf(new Date(now + yearsAhead * yearMs)));
  const periods = zone.offsets.slice(first, last + 1).map((offsetMinutes, n) => ({ from: n === 0 ? null : instantOf(zone.since[first + n] ?? 0), offsetMinutes }));
  return { timeZone: zone.name, periods };
}

async function organizationZone({ db }: Caller): Promise<Zone> {
  const [first] = await db.Location.find({ order: [['id', 'ASC']], limit: 1 });
  return zoneOf(first?.timeZone ?? 'Etc/UTC');
}
