import { createRequire } from 'node:module';

/**
 * A time zone as two sorted lists: from minute `since[i]` (since the epoch, UTC) on, the clocks there show
 * UTC plus `offsets[i]` minutes. The first entry has no beginning.
 */
export interface Zone {
  readonly name: string;
  readonly since: readonly number[];
  readonly offsets: readonly number[];
}

/** A stretch of real time in whole minutes since the epoch, without its last minute. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

interface PackedZones {
  readonly version: string;
  readonly zones: readonly string[];
  readonly links: readonly string[];
}

const minuteMs = 60_000;
const dayMinutes = 1440;
/** No zone is further from UTC than this, nor further from itself across a change. */
const farthest = 2 * dayMinutes;

const packed: PackedZones = createRequire(import.meta.url)('moment-timezone/data/packed/latest.json');
const packedByName = new Map<string, string>();
for (const line of packed.zones) packedByName.set(line.slice(0, line.indexOf('|')), line);
for (const link of packed.links) {
  const [target = '', alias = ''] = link.split('|');
  const line = packedByName.get(target);
  if (line !== undefined) packedByName.set(alias, line);
}
const unpacked = new Map<string, Zone>();

/** Which release of the IANA tables this server goes by, for example `2026f`. */
export const zoneDataVersion = packed.version;

/** All names that {@link zoneOf} knows, aliases included. */
export const zoneNames = (): readonly string[] => [...packedByName.keys()].sort();

/** Whether a place may have this zone. */
export const isZone = (name: string) => packedByName.has(name);

/**
 * The offsets of a zone, from our own tables: neither the platform's nor a browser's are recent enough.
 * @throws RangeError for a name that {@link isZone} doesn't know
 */
export function zoneOf(name: string): Zone {
  const known = unpacked.get(name);
  if (known) return known;
  const line = packedByName.get(name);
  if (line === undefined) throw new RangeError(`No time zone is called ${name}.`);
  const zone = unpack(name, line);
  unpacked.set(name, zone);
  return zone;
}

/** How many minutes the clocks of the zone are ahead of UTC at a minute since the epoch. */
export const offsetAt = (zone: Zone, minute: number) => zone.offsets[periodAt(zone, minute)] ?? 0;

/** Which entry of the zone's lists is in force at a minute since the epoch. */
export function periodAt({ since }: Zone, minute: number): number {
  let low = 0;
  let high = since.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((since[middle] ?? Infinity) <= minute) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The real time during which the zone's clocks show a stretch of local minutes (counted as if local time
 * were UTC), in order. Usually one span; none for a skipped hour, two where a repeated hour is cut.
 */
export function spansOf(zone: Zone, localFrom: number, localUntil: number): Span[] {
  const spans: Span[] = [];
  const first = periodAt(zone, localFrom - farthest);
  if ((zone.since[first + 1] ?? Infinity) >= localUntil + farthest) {
    const offset = zone.offsets[first] ?? 0;
    return localFrom < localUntil ? [{ from: localFrom - offset, until: localUntil - offset }] : spans;
  }
  for (let period = first; period < zone.since.length; period++) {
    const begins = zone.since[period] ?? 0;
    if (begins >= localUntil + farthest) break;
    const offset = zone.offsets[period] ?? 0;
    const from = Math.max(localFrom - offset, begins);
    const until = Math.min(localUntil - offset, zone.since[period + 1] ?? Infinity);
    if (from >= until) continue;
    const last = spans.at(-1);
    if (last && last.until === from) spans[spans.length - 1] = { from: last.from, until };
    else spans.push({ from, until });
  }
  return spans;
}

/** Days since 1970-01-01 of a calendar date `YYYY-MM-DD`. */
export const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / minuteMs / dayMinutes;

/** The calendar date `YYYY-MM-DD` of a number of days since 1970-01-01. */
export const dateOf = (day: number) => new Date(day * dayMinutes * minuteMs).toISOString().slice(0, 10);

/** Minutes since the epoch, seconds cut off. */
export const minuteOf = (instant: Date) => Math.floor(instant.getTime() / minuteMs);

/** The instant that is so many minutes after the epoch. */
export const instantOf = (minute: number) => new Date(minute * minuteMs);

/** Which local day (days since 1970-01-01) it is at a place. */
export const localDay = (zone: Zone, minute: number) => Math.floor((minute + offsetAt(zone, minute)) / dayMinutes);

/** Today's calendar date `YYYY-MM-DD` at a place. */
export const localDate = (zone: Zone, instant: Date) => dateOf(localDay(zone, minuteOf(instant)));

/** An offset as RFC 3339 writes it: `-07:00`. */
export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** An instant as a place's clock shows it, with its offset: `2026-12-01T09:00:00-07:00`. */
export function localText(zone: Zone, instant: Date): string {
  const offset = offsetAt(zone, minuteOf(instant));
  return new Date(instant.getTime() + offset * minuteMs).toISOString().slice(0, 19) + offsetText(offset);
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** The packed form counts minutes west of UTC, and writes all numbers to the base of 60. */
function unpack(name: string, line: string): Zone {
  const [, , offsets = '', indices = '', differences = ''] = line.split('|');
  const west = offsets.split(' ').map(base60);
  const since: number[] = [-Infinity];
  let minute = 0;
  for (const difference of differences ? differences.split(' ') : []) since.push((minute += base60(difference)));
  const ahead = [...indices].map((index) => -Math.round(west[base60(index)] ?? 0) || 0);
  const first = Math.max(
    0,
    since.findLastIndex((begins) => begins <= 0),
  );
  return { name, since: [-Infinity, ...since.slice(first + 1).map(Math.round)], offsets: ahead.slice(first) };
}

function base60(text: string): number {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  let value = 0;
  for (const digit of whole) value = value * 60 + digit60(digit);
  let scale = 1;
  for (const digit of fraction) value += digit60(digit) * (scale /= 60);
  return text.startsWith('-') ? -value : value;
}

function digit60(digit: string): number {
  const code = digit.charCodeAt(0);
  if (code > 96) return code - 87;
  return code > 64 ? code - 29 : code - 48;
}
