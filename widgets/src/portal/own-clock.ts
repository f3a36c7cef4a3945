import { msg, str } from '@lit/localize';
import type { Locale } from './locale.ts';
import { deviceWall } from './wall-time.ts';

export { deviceWall };

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "Toronto" of "America/Toronto"; nothing where a zone names no place. */
export const cityOf = (zone: string) => (/^(Etc\/|UTC|GMT)|^[^/]*$/.test(zone) ? '' : (zone.split('/').at(-1) ?? '').replace(/_/g, ' '));

/**
 * The wall time of this device at a moment, or nothing where it is the place's own. The place's time is the
 * text that the API sent; only for the device's own clock the browser is asked, and never in the place's zone.
 */
export function ownTime(at: string, zone: string): string | undefined {
  if (zone === ownZone) return undefined;
  const wall = deviceWall(Date.parse(at));
  return wall === at.slice(0, 16) ? undefined : wall;
}

/** A place's zone by its city, as the clinic writes it where it is the same: "St. John’s", not "St Johns". */
export function zoneCity(zone: string, written: string | null | undefined) {
  const city = cityOf(zone) || zone;
  const plain = (text: string) => text.replace(/[^\p{L}]/gu, '').toLowerCase();
  return written && plain(written) === plain(city) ? written : city;
}

/** The moment on the reader's own clock: "5:30 am", with the weekday where it is another day; nothing where clocks agree. */
export function ownText(locale: Locale, at: string, zone: string) {
  const own = ownTime(at, zone);
  if (!own) return undefined;
  const day = own.slice(0, 10) === at.slice(0, 10) ? '' : `${locale.part(own, { weekday: 'short' })} `;
  return day + locale.time(own);
}

/** The same with the reader's city: "5:30 am in Vancouver". */
export function ownPlaceText(locale: Locale, at: string, zone: string) {
  const time = ownText(locale, at, zone);
  const city = cityOf(ownZone);
  if (!time) return undefined;
  return city ? msg(str`${time} in ${city}`) : msg(str`${time} on your device`);
}

/** Which clock the times follow, and whether the reader's differs. */
export function clockSentence(locale: Locale, at: string, zone: string, written?: string | null) {
  const place = `${[zoneName(locale, zone), locale.offset(at)].filter(Boolean).join(', ')}`;
  const city = zoneCity(zone, written);
  const own = cityOf(ownZone);
  const sentence = msg(str`All times are ${city} time (${place}).`);
  if (!ownTime(at, zone)) return sentence;
  return `${sentence} ${own ? msg(str`Your device is on ${own} time: both are shown.`) : msg('Your device is on another time: both are shown.')}`;
}

/** "Toronto time" */
export const zoneTime = (zone: string, written?: string | null) => msg(str`${zoneCity(zone, written)} time`);

/** "Eastern Time": a name only. Older browsers, and those that don't know the zone, go without. */
function zoneName({ tag }: Locale, timeZone: string) {
  const known = zoneNames.get(tag + timeZone);
  if (known !== undefined) return known;
  let name = '';
  try {
    const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
    name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  } catch {
    // The city and the offset say enough.
  }
  zoneNames.set(tag + timeZone, name);
  return name;
}

const zoneNames = new Map<string, string>();
