import ICAL from 'ical.js';
import { minuteOf, offsetAt, periodAt, zoneOf, type Span, type Zone } from '../../zones.ts';

const yearMinutes = 366 * 1440;

/**
 * The VTIMEZONE of a place for a stretch of time (RFC 5545, 3.6.5), from our own tables: each stretch between two changes
 * of its clocks is an observance of its own, so that a calendar needs no zone data to show the clinic's wall time.
 */
export function timeZoneComponent(name: string, { from, until }: Span): ICAL.Component {
  const zone = zoneOf(name);
  const component = new ICAL.Component('vtimezone');
  component.addPropertyWithValue('tzid', name);
  const first = periodAt(zone, from - yearMinutes);
  const last = periodAt(zone, until + yearMinutes);
  const least = Math.min(...zone.offsets.slice(first, last + 1));
  for (let period = first; period <= last; period += 1) component.addSubcomponent(observance(zone, period, { isFirst: period === first, least }));
  return component;
}

function observance(zone: Zone, period: number, { isFirst, least }: { isFirst: boolean; least: number }): ICAL.Component {
  const after = zone.offsets[period] ?? 0;
  const before = isFirst ? after : (zone.offsets[period - 1] ?? after);
  const begins = isFirst ? 0 : (zone.since[period] ?? 0);
  const component = new ICAL.Component(after > least ? 'daylight' : 'standard');
  component.addPropertyWithValue('tzoffsetfrom', utcOffset(before));
  component.addPropertyWithValue('tzoffsetto', utcOffset(after));
  // The wall clock at the moment of the change, as it showed before it (RFC 5545).
  component.addPropertyWithValue('dtstart', wallTime(begins + before));
  return component;
}

const utcOffset = (minutes: number) => ICAL.UtcOffset.fromSeconds(minutes * 60);

/** Minutes of a wall clock, counted as if it showed UTC. */
function wallTime(minutes: number): ICAL.Time {
  const at = new Date(minutes * 60_000);
  return ICAL.Time.fromData({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: 0 });
}

/** An instant as the clocks of a place show it, with the zone's name. */
export function zonedProperty(name: string, zoneName: string, at: Date): ICAL.Property {
  const property = new ICAL.Property(name);
  property.setParameter('tzid', zoneName);
  property.setValue(wallTime(minuteOf(at) + offsetAt(zoneOf(zoneName), minuteOf(at))));
  return property;
}

/** An instant in UTC. */
export const utcTime = (at: Date) => ICAL.Time.fromJSDate(at, true);
