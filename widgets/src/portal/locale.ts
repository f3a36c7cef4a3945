import type { Money } from './bootstrap.ts';
import { languageOf } from './language.ts';

/** Where the page names no region: the order of a date's parts and the clock that suit most of the language's readers here. */
const usual: Record<string, string> = { en: 'en-GB-u-hc-h12', fr: 'fr-CA', it: 'it-IT', es: 'es-419-u-hc-h23' };

/** Said of a month's first day, where that isn't a plain number. */
const first: Record<string, string> = { fr: '1er', it: '1º' };

/**
 * How dates, times and amounts are written for the reader. Clinic times are the wall time that the API sends
 * with its offset; the browser's zone is never asked.
 */
export class Locale {
  /** The language of the words: `en`, `fr`, `it`, `es`. */
  readonly language: string;
  private readonly written: string;
  // Making one of these takes as long as a hundred uses.
  private readonly formats = new Map<string, Intl.DateTimeFormat>();
  private readonly numberFormats = new Map<string, Intl.NumberFormat>();
  private relative?: Intl.RelativeTimeFormat;
  private rules?: Intl.PluralRules;

  constructor(readonly tag: string) {
    this.language = languageOf(tag);
    this.written = usual[tag] ?? tag;
  }

  /** "Tuesday 8 December" */
  day = (at: string) => this.format(at, { weekday: 'long', day: 'numeric', month: 'long' });
  /** "Tue 8 Dec" */
  shortDay = (at: string) => this.format(at, { weekday: 'short', day: 'numeric', month: 'short' });
  /** "8 December 2026" */
  date = (at: string) => this.format(at, { day: 'numeric', month: 'long', year: 'numeric' });
  /** "8 December" */
  dayAndMonth = (at: string) => this.format(at, { day: 'numeric', month: 'long' });
  /** "December 2026" */
  month = (at: string) => this.format(at, { month: 'long', year: 'numeric' });
  /** "2025", "June 2025", "12 November 2026": as exact as the date is. */
  partialDate = (at: string) => (at.length > 7 ? this.date(at) : at.length > 4 ? this.month(`${at}-01`) : at);
  /** "10:30 am", "10 h 30": the latter never broken over two lines */
  time = (at: string) => this.format(at, { hour: 'numeric', minute: '2-digit' }).replace(' h ', '\u00a0h\u00a0');
  /** "Tuesday 8 December, 10:30 am" */
  when = (at: string) => this.join(this.day(at), this.time(at));
  /** "Tue 8 Dec, 10:30 am" */
  shortWhen = (at: string) => this.join(this.shortDay(at), this.time(at));
  /** One part alone, for a date drawn as a leaf. */
  part = (at: string, options: Intl.DateTimeFormatOptions) => this.format(at, options);

  /** "10:30 – 11:30 am" */
  times = (start: string, end: string) =>
    this.formatter({ hour: 'numeric', minute: '2-digit' }).formatRange(wall(start), wall(end));

  /** "UTC−5", from the offset that the API sent. */
  offset(at: string) {
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(at) ?? [];
    if (!sign) return 'UTC';
    return `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  }

  /** "$120.00" */
  money = ({ amount, currency }: Money) => {
    const format = this.numbers({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  };

  number = (value: number, options?: Intl.NumberFormatOptions) => this.numbers(options).format(value);
  /** "in 8 days", "tomorrow" */
  inDays = (days: number) => (this.relative ??= new Intl.RelativeTimeFormat(this.written, { numeric: 'auto' })).format(days, 'day');
  list = (items: readonly string[], options?: Intl.ListFormatOptions) => new Intl.ListFormat(this.written, options).format(items);

  /** The sentence for this number: `forms` by the language's plural categories, `other` for the rest. */
  plural = (count: number, forms: { other: string } & { [Category in Intl.LDMLPluralRule]?: string }) =>
    forms[(this.rules ??= new Intl.PluralRules(this.written)).select(count)] ?? forms.other;

  /** First day of the week, 1 = Monday … 7 = Sunday. */
  get firstDay(): number {
    const locale: WithWeek = new Intl.Locale(this.written === usual.en ? 'en' : this.written);
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 7;
  }

  /** The order of a typed date's fields here. */
  get dateOrder() {
    return this.formatter({ day: 'numeric', month: 'numeric', year: 'numeric' })
      .formatToParts(0)
      .map(({ type }) => type)
      .filter((type) => type === 'day' || type === 'month' || type === 'year');
  }

  private format = (at: string, options: Intl.DateTimeFormatOptions) => {
    const text = this.formatter(options).format(wall(at));
    return options.month && options.day ? text.replace(/(^|\s)1(?=\s\p{L})/u, (_, space: string) => `${space}${first[this.language] ?? 1}`) : text;
  };
  private join = (day: string, time: string) => `${day}, ${time}`;

  private numbers(options: Intl.NumberFormatOptions = {}) {
    const name = JSON.stringify(options);
    const format = this.numberFormats.get(name) ?? new Intl.NumberFormat(this.written, options);
    this.numberFormats.set(name, format);
    return format;
  }

  private formatter(options: Intl.DateTimeFormatOptions) {
    const name = JSON.stringify(options);
    const format = this.formats.get(name) ?? new Intl.DateTimeFormat(this.written, { ...options, timeZone: 'UTC' });
    this.formats.set(name, format);
    return format;
  }
}

/** Not in TypeScript's library yet; older browsers have the property, newer ones the method. */
interface WithWeek extends Intl.Locale {
  weekInfo?: { firstDay: number };
  getWeekInfo?(): { firstDay: number };
}

/** The wall time of an RFC 3339 time or a date, as if it were UTC. */
const wall = (at: string) => Date.parse(`${at.slice(0, 10)}T${at.slice(11, 16) || '00:00'}Z`);
