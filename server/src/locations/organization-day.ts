import type { Caller } from '../http/caller.ts';
import { localDate, zoneOf } from '../zones.ts';

/** The calendar day of a moment on the clocks of the organization's first location; in UTC while it has none. */
export async function organizationDay(caller: Caller, at: Date): Promise<string> {
  const [first] = await caller.db.Location.find({ order: [['id', 'ASC']], limit: 1 });
  return localDate(zoneOf(first?.timeZone ?? 'Etc/UTC'), at);
}
