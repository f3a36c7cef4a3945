import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clockIcon, phoneIcon, videoIcon } from '../../parts/icon.ts';
import { heading } from '../../parts/heading.ts';
import { isByPhone } from '../../portal-appointments/visit.ts';
import type { Locale } from '../../portal/locale.ts';
import { isMovable, minuteAt, type VisitDrag } from './drag.ts';
import { timeText } from '../week/week-frame.ts';
import { inLanes } from './lanes.ts';
import { minuteOf, type DeskPerson, type Shown, type Visit } from './visits.ts';
import { minutesOf } from './warnings.ts';

/** One column: a day of one practitioner or of everybody. */
interface Column {
  day: string;
  title: unknown;
  /** What the column is called where no eye sees the row above. */
  name: string;
  people: readonly DeskPerson[];
  visits: readonly Visit[];
}

/** What the grid needs of the screen. */
export interface GridOptions {
  shown: Shown;
  locale: Locale;
  level: number;
  /** The wall time there. */
  now: string;
  open: (visit: Visit) => void;
  drag: VisitDrag;
  /** Somebody pressed an empty time. */
  add: (at: { day: string; minute: number; practitionerId: string }) => void;
}

const quarter = 15;

/** Days beside each other with a scale of hours; in narrow places, and for whoever listens, a list for each day. */
export function grid(options: GridOptions) {
  const columns = columnsOf(options);
  const [first, last] = hoursShown(columns);
  const hours = Array.from({ length: last - first }, (_, n) => first + n);
  return html`<div class="grid" .style=${`--first:${first};--hours:${last - first};--columns:${columns.length}`}>
    <div class="scale" aria-hidden="true">${hours.slice(1).map((hour) => html`<span .style=${`--hour:${hour}`}>${options.locale.part(`2024-01-01T${String(hour).padStart(2, '0')}:00`, { hour: 'numeric' })}</span>`)}</div>
    ${columns.map((one) => column(one, options, (minute) => minute >= first * 60 && minute <= last * 60))}
  </div>`;
}

/** A day of everybody has a column for each; everything else one for each day. Weekends show only where something is on. */
function columnsOf({ shown: { span, people, visits }, locale, now }: GridOptions): Column[] {
  const ofDay = (day: string) => visits.filter(({ start }) => start.startsWith(day));
  const [only = ''] = span.days;
  if (span.days.length === 1 && people.length > 1)
    return people.map((one) => ({ day: only, name: one.name, title: html`<span>${one.name}</span>`, people: [one], visits: ofDay(only).filter(({ practitioner }) => practitioner.id === one.id) }));
  return span.days.flatMap((day, n) => {
    const there = ofDay(day);
    const isOpen = people.some(({ hours }) => hours.some(({ start }) => start.startsWith(day)));
    if (n > 4 && !there.length && !isOpen) return [];
    const isToday = now.startsWith(day);
    const title = html`<span aria-hidden="true">${locale.part(day, { weekday: 'short' })} <b class=${isToday ? 'today' : ''}>${Number(day.slice(8))}</b></span>`;
    return [{ day, name: isToday ? msg(str`${locale.day(day)}, today`) : locale.day(day), title, people, visits: there }];
  });
}

/** From the first hour to the last in which anybody works or comes. */
function hoursShown(columns: readonly Column[]): [number, number] {
  const ends = columns.flatMap(({ day, people, visits }) =>
    [...people.flatMap(({ hours }) => hours), ...visits].filter(({ start }) => start.startsWith(day)).flatMap(({ start, end }) => [minuteOf(start, day), minuteOf(end, day)]),
  );
  if (!ends.length) return [8, 18];
  return [Math.max(0, Math.floor(Math.min(...ends) / 60 - 0.25)), Math.min(24, Math.ceil(Math.max(...ends) / 60 + 0.25))];
}

function column({ day, title, name, people, visits }: Column, options: GridOptions, isDrawn: (minute: number) => boolean) {
  const { locale, level, now, add } = options;
  const open = people.flatMap(({ hours }) => hours).filter(({ start }) => start.startsWith(day));
  const busy = people.flatMap((one) => one.busy.map((block) => ({ ...block, who: people.length > 1 ? one.name : '' }))).filter(({ start, end }) => start.slice(0, 10) <= day && day <= end.slice(0, 10));
  const items = [
    ...visits.map((visit) => ({ from: minuteOf(visit.start, day), until: minuteOf(visit.end, day), visit, block: undefined })),
    ...busy.map((block) => ({ from: minuteOf(block.start, day), until: minuteOf(block.end, day), visit: undefined, block })),
  ].filter(({ from, until }) => from < until);
  const count = locale.plural(visits.length, { one: msg('1 visit'), other: msg(str`${visits.length} visits`) });
  const press = (event: MouseEvent) => {
    const minute = event.target instanceof Element && !event.target.closest('li') ? quarterAt(event) : undefined;
    if (minute !== undefined) add({ day, minute, practitionerId: people.length === 1 ? (people[0]?.id ?? '') : '' });
  };
  return html`<section class="column">
    ${heading(level, html`<span class="hidden-wide">${name}, ${count}</span><span class="wide">${title}</span>`, 'day')}
    <p class="worked small muted">${open.length ? msg(str`Hours: ${locale.list(spansOf(open).map(({ start, end }) => locale.times(start, end)))}`) : msg('No hours')}</p>
    <div class="times" data-day=${day} data-who=${people.length === 1 ? (people[0]?.id ?? '') : ''} @click=${press}>
      <div aria-hidden="true">${open.map(({ start, end }) => html`<div class="open" .style=${place(minuteOf(start, day), minuteOf(end, day))}></div>`)}</div>
      <ol>${repeat(inLanes(items), ({ one }, n) => one.visit?.id ?? n, ({ one, lane, lanes }) => html`<li class=${one.block ? `busy ${one.until - one.from < 40 ? 'short' : ''}` : 'visit'} .style=${`${place(one.from, one.until)}--lane:${lane};--lanes:${lanes};`}>
        ${one.visit ? visitButton(one.visit, options, one.until - one.from < 40, people.length > 1) : html`<strong>${busyText(one.block.kind)}</strong> <span>${[locale.times(one.block.start, one.block.end), one.block.who].filter(Boolean).join(', ')}</span>`}
      </li>`)}</ol>
      ${ghost(day, people, options)}
      ${now.startsWith(day) && isDrawn(minuteOf(now, day)) ? html`<div class="now" aria-hidden="true" .style=${`--from:${minuteOf(now, day)};`}></div>` : nothing}
    </div>
  </section>`;
}

/** Where the one that is dragged would be. */
function ghost(day: string, people: readonly DeskPerson[], { drag: { target }, locale }: GridOptions) {
  if (target?.day !== day || (target.practitionerId && !people.some(({ id }) => id === target.practitionerId))) return nothing;
  const { minute, visit } = target;
  return html`<div class="ghost" aria-hidden="true" .style=${place(minute, minute + minutesOf(visit))}><strong>${timeText(minute, locale)}</strong> ${visit.patient.name}</div>`;
}

const place = (from: number, until: number) => `--from:${from};--minutes:${until - from};`;

/** Hours of several people as one line. */
function spansOf(hours: readonly { start: string; end: string }[]) {
  const joined: { start: string; end: string }[] = [];
  for (const { start, end } of [...hours].sort((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const last = joined.at(-1);
    if (last && Date.parse(start) <= Date.parse(last.end)) last.end = Date.parse(end) > Date.parse(last.end) ? end : last.end;
    else joined.push({ start, end });
  }
  return joined;
}

function visitButton(visit: Visit, { locale, open, drag }: GridOptions, isShort: boolean, isNamed: boolean) {
  const { status, start, end, patient, appointmentType, practitioner } = visit;
  const sign = status === 'pending' ? clockIcon : visit.mode === 'telehealth' ? (isByPhone(visit) ? phoneIcon : videoIcon) : nothing;
  const state = stateText(visit);
  return html`<button type="button" class="on-grid ${status} ${isShort ? 'short' : ''} ${isMovable(visit) ? 'movable' : ''} ${drag.target?.visit.id === visit.id ? 'is-dragged' : ''}" data-visit=${visit.id}
    @pointerdown=${(event: PointerEvent) => drag.begin(event, visit, minuteOf(visit.start, visit.start.slice(0, 10)))} @click=${() => open(visit)}>
    ${sign}<span class="texts"><strong>${patient.name || msg('No name')}</strong><span class="hidden">, </span><span class="more">${appointmentType.name}, <span class="wide">${locale.time(start)}</span><span
      class="hidden-wide">${locale.times(start, end)}</span>${isNamed ? html`, ${practitioner.name}` : nothing}</span>${state ? html`<span class="state">${state}</span>` : nothing}</span>
  </button>`;
}

/** What must be said besides its time. */
function stateText(visit: Visit) {
  const way = visit.mode === 'inPerson' ? '' : isByPhone(visit) ? msg('By phone') : msg('By video');
  const stands = { pending: msg('Waiting for your answer'), arrived: msg('Arrived'), fulfilled: msg('Took place'), noshow: msg('Didn’t come'), booked: '', cancelled: '', declined: '' }[visit.status];
  return [way, stands].filter(Boolean).join(', ');
}

const busyText = (kind: DeskPerson['busy'][number]['kind']) => ({ external: msg('Busy'), held: msg('Being booked'), elsewhere: msg('At another location') })[kind];

/** The quarter of an hour that was pressed; nothing where the day is a list. */
function quarterAt({ currentTarget, clientY }: MouseEvent) {
  const minute = currentTarget instanceof HTMLElement ? minuteAt(currentTarget, clientY) : undefined;
  return minute === undefined ? undefined : Math.floor(minute / quarter) * quarter;
}
