import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Locale } from '../portal/locale.ts';
import { tag } from '../portal/tag.ts';
import { addDays, addMonths, clamped, weekdayOf, weeksOf } from './calendar-days.ts';
import { heading } from './heading.ts';
import { backIcon, forwardIcon } from './icon.ts';
import { monthGridStyles } from './month-grid.styles.ts';
import { PartElement } from './part.ts';

/** A day was chosen, or a month came into view. */
export class MonthGridEvent extends Event {
  constructor(
    type: 'portal-part-day' | 'portal-part-month',
    readonly value: string,
  ) {
    super(type, { bubbles: true });
  }
}

/**
 * A month whose days say how many times are free. One tab stop; arrows, Home, End, Page Up and Page Down
 * (with Shift: a year) move; a month that is left keeps the day as near as it can.
 * @fires {MonthGridEvent} portal-part-day - A day with times was chosen.
 * @fires {MonthGridEvent} portal-part-month - Another month came into view; its counts are wanted.
 */
@tag('portal-part-month')
export class MonthGridPart extends PartElement {
  protected override readonly looks = [monthGridStyles];
  @property({ attribute: false }) locale?: Locale;
  /** Month in view, `YYYY-MM`. */
  @property() month = '';
  /** Chosen day. */
  @property() value?: string;
  /** First and last day that can hold times. */
  @property() min = '';
  @property() max = '';
  /** Free times by day; a day that isn't named has none. */
  @property({ attribute: false }) counts: ReadonlyMap<string, number> = new Map();
  /** The counts of this month are on their way. */
  @property({ type: Boolean }) pending = false;
  /** Rank of the month's heading. */
  @property({ type: Number }) level = 4;
  /** The day that Tab leads to. */
  @state() private cursor = '';

  protected override willUpdate(changed: PropertyValues<this>) {
    if ((changed.has('value') && this.value?.startsWith(this.month)) || (changed.has('month') && !this.cursor.startsWith(this.month)))
      this.cursor = this.value?.startsWith(this.month) ? this.value : this.firstFree();
    if (changed.has('counts') && !changed.has('value') && !this.contains(this.focused) && !this.value?.startsWith(this.month))
      this.cursor = this.firstFree();
  }

  protected override render() {
    const { locale, month, pending } = this;
    if (!locale || !month) return nothing;
    const firstDay = locale.firstDay;
    // 2024-01-01 was a Monday.
    const weekdays = Array.from({ length: 7 }, (_, i) => addDays('2024-01-01', (firstDay - 1 + i) % 7));
    return html`<div class="month-head">
        ${this.turner(-1, msg('Previous month'), backIcon)}
        ${heading(this.level, html`<span id="month-name" aria-live="polite">${locale.month(`${month}-01`)}</span>`)}
        ${this.turner(1, msg('Next month'), forwardIcon)}
      </div>
      <table role="grid" aria-labelledby="month-name" aria-busy=${pending ? 'true' : nothing} @keydown=${this.onKey}>
        <thead><tr>${weekdays.map((day) => html`<th scope="col" abbr=${locale.part(day, { weekday: 'long' })}>${locale.part(day, { weekday: 'short' })}</th>`)}</tr></thead>
        <tbody>${weeksOf(month, firstDay).map((week) => html`<tr>${week.map((day) => (day ? this.cell(day, locale) : html`<td></td>`))}</tr>`)}</tbody>
      </table>
      <p class="small muted">${msg('A bar under the number means free times.')}</p>`;
  }

  private cell(day: string, locale: Locale) {
    const count = this.counts.get(day) ?? 0;
    const isChosen = day === this.value;
    return html`<td role="gridcell" aria-selected=${isChosen ? 'true' : 'false'}><button type="button" data-day=${day} class=${count ? 'free' : ''}
      tabindex=${day === this.cursor ? 0 : -1} aria-label=${nameOf(locale, day, count)} aria-disabled=${count ? nothing : 'true'}
      @click=${() => this.choose(day)}>${Number(day.slice(8))}</button></td>`;
  }

  private turner(by: number, label: string, sign: unknown) {
    const isOut = by < 0 ? this.month <= this.min.slice(0, 7) : !!this.max && this.month >= this.max.slice(0, 7);
    return html`<button type="button" class="turn" aria-label=${label} aria-disabled=${isOut ? 'true' : nothing} @click=${() => isOut || this.turn(addMonths(this.month, by))}>${sign}</button>`;
  }

  private choose(day: string) {
    this.cursor = day;
    if (this.counts.get(day)) this.dispatchEvent(new MonthGridEvent('portal-part-day', day));
  }

  private turn(month: string) {
    this.cursor = clamped(this.cursor || `${month}-01`, month);
    this.month = month;
    this.dispatchEvent(new MonthGridEvent('portal-part-month', month));
  }

  private onKey = async (event: KeyboardEvent) => {
    const { cursor, locale } = this;
    const sinceFirst = (weekdayOf(cursor) - (locale?.firstDay ?? 1) + 7) % 7;
    const byMonth = (count: number) => clamped(cursor, addMonths(cursor.slice(0, 7), count));
    const isForward = getComputedStyle(this).direction !== 'rtl' ? 1 : -1;
    const to: Record<string, () => string> = {
      ArrowLeft: () => addDays(cursor, -isForward),
      ArrowRight: () => addDays(cursor, isForward),
      ArrowUp: () => addDays(cursor, -7),
      ArrowDown: () => addDays(cursor, 7),
      Home: () => addDays(cursor, -sinceFirst),
      End: () => addDays(cursor, 6 - sinceFirst),
      PageUp: () => byMonth(event.shiftKey ? -12 : -1),
      PageDown: () => byMonth(event.shiftKey ? 12 : 1),
    };
    const day = to[event.key]?.();
    if (!day) return;
    event.preventDefault();
    await this.moveTo(day);
  };

  private async moveTo(wanted: string) {
    const day = wanted < this.min ? this.min : this.max && wanted > this.max ? this.max : wanted;
    this.cursor = day;
    if (!day.startsWith(this.month)) this.turn(day.slice(0, 7));
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }

  private firstFree() {
    const { month, min, counts } = this;
    const free = [...counts.keys()].filter((day) => day.startsWith(month) && counts.get(day)).sort()[0];
    return free ?? (min.startsWith(month) ? min : `${month}-01`);
  }

  private get focused() {
    const root = this.getRootNode();
    return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  }
}

function nameOf(locale: Locale, day: string, count: number) {
  const name = locale.day(day);
  if (!count) return msg(str`${name}, no times`);
  return locale.plural(count, { one: msg(str`${name}, 1 time`), other: msg(str`${name}, ${locale.number(count)} times`) });
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-month': MonthGridPart;
  }
  interface HTMLElementEventMap {
    'portal-part-day': MonthGridEvent;
    'portal-part-month': MonthGridEvent;
  }
}
