import { html, nothing } from 'lit';
import type { Locale } from '../../portal/locale.ts';
import { placed, type Span } from './placed.ts';

/** One column. */
export interface WeekDay {
  /** Which day it is: its date, or its place in the week. */
  key: string;
  head: unknown;
  /** What lies in it, each `placed()`. */
  content: unknown;
  /** Presses on the column itself. */
  press?: ((event: PointerEvent) => unknown) | undefined;
}

interface WeekOptions {
  locale: Locale;
  /** The hours that are drawn, whole ones. */
  range: Span;
  days: readonly WeekDay[];
  /** What the whole is called. */
  label: string;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** A minute of a day, as the API writes it: `09:30`; the day's end is `24:00`. */
export const clockText = (minute: number) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

/** A minute of a day, as it is read: "9:30 am". */
export const timeText = (minute: number, locale: Locale) => locale.time(`2026-01-05T${clockText(minute)}`);

/** Days side by side on a scale of hours. What lies in a day says with `placed()` where. */
export const weekFrame = ({ locale, range, days, label }: WeekOptions) => html`<div class="week" role="group" aria-label=${label} ${placed(range, true)}>
  <div class="week-hours" aria-hidden="true">${hoursOf(range).map((minute) => html`<span ${placed({ from: minute, until: minute })}>${hourText(minute, locale)}</span>`)}</div>
  ${days.map(({ key, head, content, press }) => html`<div class="week-day">
    <div class="week-head">${head}</div>
    <div class="week-column" data-day=${key} @pointerdown=${press ?? nothing}>${content}</div>
  </div>`)}
</div>`;

/** The whole hours between the first and the last. */
const hoursOf = ({ from, until }: Span) => Array.from({ length: Math.max(0, (until - from) / 60 - 1) }, (_, i) => from + (i + 1) * 60);

const hourText = (minute: number, locale: Locale) => locale.part(`2026-01-05T${clockText(minute)}`, { hour: 'numeric' });
