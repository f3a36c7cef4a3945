import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Locale } from '../portal/locale.ts';
import { errorLine } from './field.ts';
import { heading } from './heading.ts';
import { checkIcon } from './icon.ts';

/** The times of one day. */
export interface SlotListOptions {
  locale: Locale;
  /** What the group is called: the day. */
  legend: unknown;
  /** Starts that can be booked, with the clinic's offset. */
  free: readonly string[];
  /** Starts that are gone; shown struck through. */
  taken?: readonly string[];
  value: string | undefined;
  choose: (start: string) => void;
  /** Rank of the headings of the day's parts. */
  level?: number;
  /** The same moment on the reader's own clock, where that differs. */
  here?: (start: string) => string;
  error?: string;
}

/** Choosing a time: one radio group under headings for the parts of the day. Choosing never moves on. */
export function slotList(options: SlotListOptions) {
  const { legend, free, taken = [], error } = options;
  const all = [...free.map((start) => ({ start, isTaken: false })), ...taken.map((start) => ({ start, isTaken: true }))];
  all.sort((a, b) => a.start.localeCompare(b.start));
  return html`<fieldset class="slots ${error ? 'wrong' : ''}" aria-describedby=${error ? 'slot-error' : nothing}>
    <legend class="group-title">${legend}</legend>
    ${errorLine('slot', error)}
    ${partsOfDay().map(({ name, from, to }) => {
      const slots = all.filter(({ start }) => hourOf(start) >= from && hourOf(start) < to);
      return slots.length
        ? html`<div class="part-of-day">${heading(options.level ?? 5, name)}<div class="times">${slots.map((one) => slot(one, options))}</div></div>`
        : nothing;
    })}
  </fieldset>`;
}

function slot({ start, isTaken }: { start: string; isTaken: boolean }, { locale, value, choose, here, error }: SlotListOptions) {
  const time = locale.time(start);
  const second = here ? html`<span class="small">${here(start)}</span>` : nothing;
  if (isTaken) return html`<span class="slot taken"><s>${time}</s><span class="hidden"> ${msg('taken')}</span>${second}</span>`;
  return html`<label class="slot">
    <input type="radio" name="slot" value=${start} aria-invalid=${error ? 'true' : nothing} .checked=${live(start === value)} @change=${() => choose(start)} />
    <span>${time}</span>${second}<span class="mark">${checkIcon}</span>
  </label>`;
}

const hourOf = (start: string) => Number(start.slice(11, 13));
const partsOfDay = () => [
  { name: msg('Morning'), from: 0, to: 12 },
  { name: msg('Afternoon'), from: 12, to: 17 },
  { name: msg('Evening'), from: 17, to: 24 },
];

/** "8 times" */
export const timesCount = (locale: Locale, count: number) =>
  locale.plural(count, { one: msg('1 time'), other: msg(str`${locale.number(count)} times`) });
