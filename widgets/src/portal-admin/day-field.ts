import { html, type LitElement } from 'lit';
import { isDay } from '../parts/calendar-days.ts';
import '../parts/date-fields.ts';
import type { DatePartElement } from '../parts/date-fields.ts';
import type { FieldError } from '../parts/error-summary.ts';
import type { DatePart } from '../parts/typed-date.ts';
import type { Locale } from '../portal/locale.ts';

interface DayOptions {
  /** Which form it stands in. */
  host: LitElement;
  /** One of a name in a form. */
  name: string;
  legend: string;
  /** As `change` told it. */
  value: string;
  error: string | undefined;
  locale: Locale;
  isOptional?: boolean;
  /** This stands there now: a day, `YYYY-MM-DD`, or what isn't one yet; `dayIn` tells them apart. */
  change: (written: string) => unknown;
  /** Stands after the fields. */
  end?: unknown;
}

const whole: readonly DatePart[] = ['day', 'month', 'year'];
const partOf = (host: LitElement, name: string) => host.renderRoot.querySelector<DatePartElement>(`portal-part-date[name="${name}"]`);

/** What stands in the fields: a day as `YYYY-MM-DD`, anything else as it was typed, `Y-M-D`; empty where there is nothing. */
function writtenIn(part: DatePartElement) {
  const read = part.read();
  if ('date' in read) return read.date;
  const texts = (['year', 'month', 'day'] as const).map((name) => part.querySelector<HTMLInputElement>(`[id="${part.idOf(name)}"]`)?.value.replaceAll('-', ' ').trim() ?? '');
  return texts.some(Boolean) ? texts.join('-') : '';
}

/** The day that was written, if it is one. */
export const dayIn = (written: string | undefined) => (written && isDay(written) ? written : '');

/** A day that staff know, typed into three fields. Whether it is one is for `dayErrors` to say, once the form is sent. */
export const dayField = ({ host, name, legend, value, error, locale, isOptional = false, change, end }: DayOptions) => {
  const typed = () => {
    const part = partOf(host, name);
    const written = part ? writtenIn(part) : '';
    change(written);
    if (dayIn(written)) part?.dispatchEvent(new CustomEvent('portal-part-mended', { bubbles: true, detail: name }));
  };
  const read = error ? partOf(host, name)?.read() : undefined;
  return html`<portal-part-date small name=${name} legend=${legend} ?optional=${isOptional} .locale=${locale} .value=${value} .error=${error}
    .wrong=${read && 'error' in read ? read.wrong : whole} .end=${end} @input=${typed}></portal-part-date>`;
};

/** What is wrong with a typed day; `empty`: what is said where nothing stands there, else that is all right. */
export function dayErrors(host: LitElement, name: string, empty?: string): FieldError[] {
  const part = partOf(host, name);
  const read = part?.read();
  if (!part || !read || 'date' in read) return [];
  const [first = 'day'] = read.wrong;
  if (read.wrong.length === whole.length) return empty ? [{ field: name, text: empty, control: part.idOf(part.locale?.dateOrder[0] ?? 'day') }] : [];
  return [{ field: name, text: read.error, control: part.idOf(first) }];
}
