import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PartElement } from '../../../parts/part.ts';
import type { Locale } from '../../../portal/locale.ts';
import { tag } from '../../../portal/tag.ts';
import { placed, type Span } from '../../week/placed.ts';
import { timeText, weekFrame } from '../../week/week-frame.ts';
import { weekStyles } from '../../week/week.styles.ts';
import { blockStyles } from './week-part.styles.ts';
import { changed, holderOf, rangeOf, stepMinutes, weekdays, withBlock, without, type Block, type BlockKind } from './week-hours.ts';

/** What the person did: the week as it is now, and which block they are at. */
export interface WeekChange {
  blocks: readonly Block[];
  chosen: number | undefined;
  /** By keys: it is said aloud. */
  isKeyed?: boolean;
}

/** A drag under way. */
interface Drag {
  key: number | undefined;
  edge: 'from' | 'until' | 'whole' | 'new';
  before: readonly Block[];
  day: number;
  /** Where it began, in minutes. */
  start: number;
  pointer: number;
  /** It began on a block. */
  isOn: boolean;
}

/** The weekday's name, Monday is 0. */
export const dayName = (day: number, locale: Locale, weekday: 'long' | 'short' = 'long') => locale.part(`2026-06-0${1 + day}`, { weekday });

/** Weekdays in the order in which the reader's week runs, Monday is 0. */
export const dayOrder = (locale: Locale) => weekdays.map((_, i) => (i + locale.firstDay - 1) % 7);

/**
 * The weekly hours, drawn. A drag on an empty place draws, on a block moves it, on its edge makes it longer; by keyboard each
 * block is a button that the arrows move.
 * @fires portal-part-week - The week is another one now, or another block is chosen.
 */
@tag('portal-part-hours-week')
export class HoursWeekPart extends PartElement {
  protected override readonly looks = [weekStyles, blockStyles];
  @property({ attribute: false }) blocks: readonly Block[] = [];
  @property({ type: Number }) chosen?: number;
  @property({ attribute: false }) locale?: Locale;
  /** What a drag on an empty place draws. */
  @property() drawing: BlockKind = 'works';
  private drag?: Drag;
  /** The press that ends now was a drag: it chooses nothing more. */
  private isDragged = false;
  /** The scale stands still while somebody drags. */
  private scale: Span = { from: 420, until: 1140 };

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.endDrag();
  }

  protected override willUpdate() {
    if (!this.drag) this.scale = rangeOf(this.blocks);
  }

  protected override render() {
    const { locale, blocks, scale } = this;
    if (!locale) return nothing;
    const days = dayOrder(locale).map((day) => ({
      key: String(day),
      head: html`<span aria-hidden="true">${dayName(day, locale, 'short')}</span>
        <button type="button" class="add" aria-label=${msg(str`Add hours on ${dayName(day, locale)}`)} @click=${() => this.add(day, 9 * 60, 17 * 60, 'works')}>+</button>`,
      content: repeat(inOrder(blocks, day), ({ key }) => key, (one) => this.block(one, locale)),
      press: (event: PointerEvent) => this.press(event, day),
    }));
    return html`<p class="small muted" id="week-keys">${msg('With the keyboard: arrows move hours, Shift with arrows changes their end, Delete removes them.')}</p>
      ${weekFrame({ locale, range: scale, days, label: msg('Weekly hours') })}`;
  }

  private block(one: Block, locale: Locale) {
    const { key, kind, from, until } = one;
    const isChosen = key === this.chosen;
    const isBare = kind === 'portal' || !this.blocks.some((other) => other.kind === 'portal' && holderOf(this.blocks, other)?.key === key);
    return html`<button type="button" class="slab ${kind}" data-key=${key} aria-pressed=${isChosen ? 'true' : 'false'} aria-describedby="week-keys" ${placed(one)}
      @click=${() => this.choose(key)} @keydown=${(event: KeyboardEvent) => this.onKey(event, one)}>
      <span class="hidden">${blockText(one, locale)}</span><span class="edge" data-edge="from"></span>${isBare ? html`<span class="when" aria-hidden="true">${short(from, locale)} ${msg(str`to ${short(until, locale)}`)}</span>` : nothing}<span class="edge end" data-edge="until"></span>
    </button>`;
  }

  private tell(detail: WeekChange) {
    this.dispatchEvent(new CustomEvent('portal-part-week', { bubbles: true, detail }));
  }

  private choose(key: number) {
    if (!this.isDragged) this.tell({ blocks: this.blocks, chosen: key });
    this.isDragged = false;
  }

  private add(day: number, from: number, until: number, kind: BlockKind) {
    const { blocks, key } = withBlock(this.blocks, { day, from, until, kind });
    this.tell({ blocks, chosen: key, isKeyed: true });
  }

  private onKey(event: KeyboardEvent, one: Block) {
    if (event.key === 'Delete' || event.key === 'Backspace') this.tell({ blocks: without(this.blocks, one.key), chosen: undefined, isKeyed: true });
    else {
      const to = this.keyed(event, one);
      if (!to) return;
      this.tell({ blocks: changed(this.blocks, one.key, to), chosen: one.key, isKeyed: true });
    }
    event.preventDefault();
  }

  private keyed({ key, shiftKey }: KeyboardEvent, { day, from, until }: Block) {
    const by = { ArrowUp: -stepMinutes, ArrowDown: stepMinutes }[key];
    if (by) return shiftKey ? { day, from, until: until + by } : { day, from: from + by, until: until + by };
    const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (!side || !this.locale) return undefined;
    const order = dayOrder(this.locale);
    const next = order[order.indexOf(day) + side];
    return next === undefined ? undefined : { day: next, from, until };
  }

  private press(event: PointerEvent, day: number) {
    const { target, button, pointerId, currentTarget } = event;
    if (button !== 0 || this.drag || !(target instanceof Element) || !(currentTarget instanceof HTMLElement)) return;
    const slab = target.closest<HTMLElement>('.slab');
    const one = this.blocks.find(({ key }) => String(key) === slab?.dataset.key);
    const isOnto = one && (this.drawing === 'works' || one.kind === 'portal');
    const edge = target instanceof HTMLElement ? target.dataset.edge : undefined;
    const start = this.minuteAt(event.clientY, currentTarget);
    const at = edge === 'from' || edge === 'until' ? edge : isOnto ? 'whole' : 'new';
    this.drag = { key: at === 'new' ? undefined : one?.key, edge: at, before: this.blocks, day, start, pointer: pointerId, isOn: !!one };
    this.isDragged = false;
    addEventListener('pointermove', this.onMove);
    addEventListener('pointerup', this.onUp);
    addEventListener('pointercancel', this.onCancel);
  }

  private onMove = (event: PointerEvent) => {
    const { drag } = this;
    const column = this.querySelector<HTMLElement>(`[data-day="${drag?.day}"]`);
    if (!drag || event.pointerId !== drag.pointer || !column) return;
    const by = this.minuteAt(event.clientY, column) - drag.start;
    this.isDragged ||= by !== 0;
    if (drag.edge === 'new') return this.draw(drag, by);
    const one = drag.before.find(({ key }) => key === drag.key);
    if (!one) return;
    const to = { day: one.day, from: one.from, until: one.until };
    if (drag.edge === 'whole') Object.assign(to, { day: this.dayAt(event.clientX) ?? one.day, from: one.from + by, until: one.until + by });
    else to[drag.edge] += by;
    this.tell({ blocks: changed(drag.before, one.key, to), chosen: one.key });
  };

  private draw(drag: Drag, by: number) {
    if (!by) return;
    const [from, until] = by > 0 ? [drag.start, drag.start + by] : [drag.start + by, drag.start];
    const { blocks, key } = withBlock(drag.before, { day: drag.day, from, until, kind: this.drawing });
    if (key !== undefined) this.tell({ blocks, chosen: key });
  }

  private onUp = ({ pointerId }: PointerEvent) => {
    const { drag } = this;
    if (drag?.pointer !== pointerId) return;
    // A press without a drag: an hour from there.
    if (!drag.isOn && !this.isDragged) {
      const { blocks, key } = withBlock(drag.before, { day: drag.day, from: Math.floor(drag.start / 30) * 30, until: Math.floor(drag.start / 30) * 30 + 60, kind: this.drawing });
      if (key !== undefined) this.tell({ blocks, chosen: key });
    }
    this.endDrag();
  };

  private onCancel = () => {
    if (this.drag) this.tell({ blocks: this.drag.before, chosen: this.chosen });
    this.endDrag();
  };

  private endDrag() {
    this.drag = undefined;
    removeEventListener('pointermove', this.onMove);
    removeEventListener('pointerup', this.onUp);
    removeEventListener('pointercancel', this.onCancel);
  }

  private minuteAt(y: number, column: HTMLElement) {
    const { top, height } = column.getBoundingClientRect();
    const { from, until } = this.scale;
    const minute = from + ((y - top) / height) * (until - from);
    return Math.round(minute / stepMinutes) * stepMinutes;
  }

  private dayAt(x: number) {
    const columns = [...this.querySelectorAll<HTMLElement>('[data-day]')];
    const column = columns.find((one) => x >= one.getBoundingClientRect().left && x < one.getBoundingClientRect().right);
    return column && Number(column.dataset.day);
  }
}

/** The scale beside says which half of the day it is. */
const short = (minute: number, locale: Locale) => timeText(minute, locale).replace(/\s?[ap]\.?m\.?$/i, '').replaceAll(' ', '\u00a0');

/** Working hours first: portal hours lie on them. */
const inOrder = (blocks: readonly Block[], day: number) =>
  blocks.filter((one) => one.day === day).sort((a, b) => Number(a.kind === 'portal') - Number(b.kind === 'portal') || a.from - b.from);

/** What a block is called. */
export const blockText = ({ day, kind, from, until }: Block, locale: Locale) => {
  const [name, start, end] = [dayName(day, locale), timeText(from, locale), timeText(until, locale)];
  return kind === 'works' ? msg(str`${name}, ${start} to ${end}: works`) : msg(str`${name}, ${start} to ${end}: open in the portal`);
};

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-hours-week': HoursWeekPart;
  }
}
