import type { Language } from '../../locales/languages.ts';

/** An amount as the API tells it: minor units of a currency. */
export interface Amount {
  readonly amount: number;
  readonly currency: string;
}

/** Writes times and amounts in a person's language for mails; knows no zones, the offset that a time carries is its place's. */
export interface Format {
  /** "Tuesday 8 December 2026" of a calendar day or of an instant with its place's offset. */
  day(value: string): string;
  /** "9:00 am" of an instant with its place's offset. */
  time(value: string): string;
  money(value: Amount): string;
  /** The place that a time zone is named after: "Vancouver". */
  zoneCity(timeZone: string): string;
}

/** Clinics of this product are in Canada: its ways in its own languages, and those of most of their readers in the others. */
const regional: Readonly<Record<Language, string>> = { en: 'en-CA', fr: 'fr-CA', it: 'it-IT', es: 'es-419-u-hc-h23' };
/** Whose dollar is plain "$". */
const home = 'CAD';

/** The formats of a language. */
export function formatOf(language: Language): Format {
  const locale = regional[language];
  const dayFormat = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const timeFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return {
    day: (value) => firstOfMonth(language, dayFormat.format(wallTime(value))),
    time: (value) => timeFormat.format(wallTime(value)),
    money: ({ amount, currency }) => {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: currency === home ? 'narrowSymbol' : 'symbol' });
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
    zoneCity: (timeZone) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' '),
  };
}

/** French and Italian say the first of a month as an ordinal, which the platform's dates don't. */
const ordinals: Readonly<Partial<Record<Language, string>>> = { fr: '1er', it: '1º' };
const firstOfMonth = (language: Language, day: string) => day.replace(/(?<=^|\s)1(?=\s\p{L})/u, ordinals[language] ?? '1');

/** The clock on the wall of the place, as if it were UTC: the platform's zone tables are never asked. */
function wallTime(value: string): Date {
  const wall = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(value);
  if (!wall) throw new RangeError('A mail was given a time that is none.');
  return new Date(`${wall[1]}T${wall[2] ?? '00:00'}:00Z`);
}
