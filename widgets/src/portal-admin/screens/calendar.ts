import { msg } from '@lit/localize';
import { Task, TaskStatus } from '@lit/task';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { addDays } from '../../parts/calendar-days.ts';
import { button } from '../../parts/button.ts';
import { backIcon, forwardIcon } from '../../parts/icon.ts';
import { ticketStyles } from '../../parts/ticket.styles.ts';
import { ownTime, zoneTime } from '../../portal/own-clock.ts';
import { tag } from '../../portal/tag.ts';
import '../calendar/appointment.ts';
import { calendarStyles } from '../calendar/calendar.styles.ts';
import { Changes } from '../calendar/changes.ts';
import { VisitDrag, type Drop } from '../calendar/drag.ts';
import '../calendar/drop-dialog.ts';
import { grid } from '../calendar/grid.ts';
import '../calendar/new-appointment.ts';
import type { Beginning } from '../calendar/new-appointment.ts';
import { daysOf, readSpan, type DeskOptions, type Shown, type Span } from '../calendar/visits.ts';
import '../calendar/waiting.ts';
import type { Desk, Place } from '../desk.ts';
import { News } from '../news.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';

/** Stands for the visit that is about to be added. */
const isNew = 'new';

/** The clinic's days, or one visit. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-calendar .desk=${desk} .place=${place}></portal-staff-calendar>`;

/** Day and week of a practitioner or of everybody at a location, with the requests that wait beside. */
@tag('portal-staff-calendar')
export class CalendarScreen extends AdminScreen {
  protected override readonly looks = [ticketStyles, calendarStyles];
  @state() private view: 'day' | 'week' = 'week';
  /** Empty: today. */
  @state() private day = '';
  @state() private locationId = '';
  /** Empty: everybody. */
  @state() private practitionerId = '';
  @state() private beginning: Beginning = {};
  @state() private shown?: Shown;
  /** The visit that was booked last, while it stands open. */
  @state() private booked?: string;
  /** Where a visit was dragged to, until it is confirmed. */
  @state() private dropped?: Drop;
  private readonly drag = new VisitDrag(this, (drop) => (this.dropped = drop));
  private readonly news = new News(this);
  /** The next reading is nobody's press. */
  private isQuiet = false;
  private version = 0;
  /** The visit that was opened last: it has the focus again when one comes back. */
  private left?: string;

  private readonly options = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? this.shell.client.get('/v1/admin/calendar/options', { signal }) : undefined),
    onComplete: (options) => options && this.settle(options),
    onError: (cause) => this.desk?.failed(cause),
  });

  private readonly span = new Task(this, {
    args: () => [this.locationId, this.practitionerId, this.view, this.day] as const,
    task: async ([locationId, practitionerId, view, day], { signal }) =>
      locationId && day ? this.read({ locationId, practitionerId, days: daysOf(view, day) }, signal) : undefined,
    onComplete: (shown) => (this.shown = shown),
    onError: (cause) => this.desk?.failed(cause),
  });

  /** Somebody else's changes come by themselves. */
  protected readonly changes = new Changes(this, {
    desk: () => this.desk, span: () => (this.drag.isOn || this.dropped ? undefined : this.shown?.span), changed: () => this.readAgain(),
  });

  private async read(span: Span, signal: AbortSignal) {
    const background = this.isQuiet;
    this.isQuiet = false;
    void this.changes.mark(span, signal);
    return readSpan(this.shell.client, span, { signal, background });
  }

  private readAgain() {
    this.isQuiet = true;
    return this.span.run();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    if (changed.has('place') && this.place?.item) this.news.clear();
    if (changed.has('place') && this.place?.item !== this.booked) this.booked = undefined;
    const version = this.desk?.pending?.version ?? 0;
    if (version === this.version) return;
    this.version = version;
    if (this.shown) void this.readAgain();
  }

  protected override updated() {
    if (this.place?.item) this.left = this.place.item;
    else if (this.left && this.shown) {
      const one = this.querySelector<HTMLElement>(`[data-visit="${this.left}"]`);
      this.left = undefined;
      one?.focus();
    }
  }

  protected override content(desk: Desk) {
    const { item } = this.place ?? {};
    const { options } = this;
    const isBookable = !item && options.status === TaskStatus.COMPLETE && !!options.value?.locations.length;
    return html`<div class="desk" ?hidden=${!!item}>
        <div class="group">${item ? nothing : options.render({
          pending: () => html`${this.headline(msg('Calendar'))}<portal-part-skeleton lines="4" @portal-part-retry=${() => options.run()}></portal-part-skeleton>`,
          error: (cause) => html`${this.headline(msg('Calendar'))}${this.problem(cause, () => options.run(), msg('The calendar could not be loaded'))}`,
          complete: (known) => (known && isBookable ? this.bar(known, desk) : html`${this.headline(msg('Calendar'))}<p>${msg('There is no location yet. Whoever looks after the clinic’s schedule adds one.')}</p>`),
        })}</div>
        <portal-staff-waiting .desk=${desk}></portal-staff-waiting>
        ${isBookable && options.value ? html`<div class="group">${this.days(options.value, desk)}</div>` : nothing}
        <portal-staff-drop .desk=${desk} .drop=${this.dropped} who=${options.value?.practitioners.find(({ id }) => id === this.dropped?.practitionerId)?.name ?? ''}
        @portal-part-moved=${this.moved} @portal-part-cancel=${this.stay}></portal-staff-drop>
      </div>
      ${item ? html`<div @portal-part-changed=${this.changed} @portal-part-booked=${({ detail }: CustomEvent<string>) => (this.booked = detail)}>${this.opened(desk, item)}</div>` : nothing}`;
  }

  private opened(desk: Desk, item: string) {
    return item === isNew
      ? html`<portal-staff-new-appointment class="group" .desk=${desk} .options=${this.options.value} .beginning=${this.beginning}></portal-staff-new-appointment>`
      : html`<portal-staff-appointment class="group" .desk=${desk} .place=${this.place} .options=${this.options.value} .booked=${this.booked}></portal-staff-appointment>`;
  }

  private days(options: DeskOptions, desk: Desk) {
    const { shown, span } = this;
    return html`${this.news.draw()} ${span.status === TaskStatus.ERROR ? this.problem(span.error, () => span.run(), msg('The calendar could not be loaded')) : nothing}
      ${shown
        ? html`<div aria-busy=${span.status === TaskStatus.PENDING ? 'true' : nothing}>${grid({
            shown, locale: desk.locale, level: desk.level + 1, now: wallAfter(shown),
            drag: this.drag, open: ({ id }) => desk.go({ screen: 'calendar', item: id }),
            add: (at) => this.add(at),
          })}</div>${legend()}${this.clock(options, shown)}`
        : span.status === TaskStatus.ERROR ? nothing : html`<portal-part-skeleton lines="6" @portal-part-retry=${() => span.run()}></portal-part-skeleton>`}`;
  }

  /** Which clock the times follow, where this device's shows another time. */
  private clock({ locations }: DeskOptions, { span: { locationId }, now }: Shown) {
    const { timeZone } = locations.find(({ id }) => id === locationId) ?? {};
    return timeZone && ownTime(now, timeZone) ? html`<p class="small muted">${zoneTime(timeZone)}</p>` : nothing;
  }

  private bar({ locations, practitioners }: DeskOptions, desk: Desk) {
    const { view, day, locationId } = this;
    const days = daysOf(view, day);
    const there = practitioners.filter(({ locationIds }) => locationIds.includes(locationId));
    const step = view === 'day' ? 1 : 7;
    const [before, after] = view === 'day' ? [msg('Day before'), msg('Day after')] : [msg('Week before'), msg('Week after')];
    return html`<div class="bar"><div class="which-days">${this.headline(spanText(days, desk))}
      <div class="acts">
        <button type="button" class="button step" aria-label=${before} @click=${() => this.move(addDays(day, -step))}>${backIcon}</button>
        <button type="button" class="button step" aria-label=${after} @click=${() => this.move(addDays(day, step))}>${forwardIcon}</button>
        ${button(msg('Today'), () => this.move(this.today()), { kind: 'link' })}
      </div>${button(msg('Add a visit'), () => this.add({ day }))}</div>
      <div class="shown">${locations.length > 1
        ? selectField({ name: 'calendar-location', label: msg('Location'), value: locationId, choices: locations.map(({ id, name }) => ({ value: id, text: name })), choose: (id) => this.moveTo(id) })
        : nothing}
      ${selectField({
        name: 'calendar-practitioner', label: msg('Practitioner'), value: this.practitionerId,
        choices: [{ value: '', text: msg('Everybody') }, ...there.map(({ id, name }) => ({ value: id, text: name }))], choose: (id) => (this.practitionerId = id),
      })}
      <div class="views" role="group" aria-label=${msg('View')}>
        ${(['day', 'week'] as const).map((one) => html`<button type="button" class="button" aria-pressed=${one === view ? 'true' : 'false'} @click=${() => (this.view = one)}>${one === 'day' ? msg('Day') : msg('Week')}</button>`)}
      </div>
    </div></div>`;
  }

  private settle({ locations, practitioners }: DeskOptions) {
    const [first] = locations;
    if (!first || this.locationId) return;
    this.locationId = first.id;
    this.day = first.now.slice(0, 10);
    const there = practitioners.filter(({ locationIds }) => locationIds.includes(first.id));
    this.practitionerId = there[0]?.id ?? '';
  }

  private today = () => this.options.value?.locations.find(({ id }) => id === this.locationId)?.now.slice(0, 10) ?? this.day;

  private moveTo(id: string) {
    const { practitioners = [] } = this.options.value ?? {};
    this.locationId = id;
    if (!practitioners.some((one) => one.id === this.practitionerId && one.locationIds.includes(id))) this.practitionerId = '';
  }

  private move(day: string) {
    this.day = day;
    this.shell.say(spanText(daysOf(this.view, day), this.shell));
  }

  private add(beginning: Beginning) {
    this.beginning = { practitionerId: this.practitionerId, ...beginning, locationId: this.locationId };
    this.shell.go({ screen: 'calendar', item: isNew });
  }

  private stay = () => (this.dropped = undefined);

  private moved = async ({ detail }: CustomEvent<string>) => {
    this.dropped = undefined;
    this.news.tell(() => msg('The visit is moved. The patient is told.'));
    await this.span.run();
    this.left = detail;
    this.requestUpdate();
  };

  private changed = () => {
    void this.span.run();
    void this.desk?.pending?.look(true);
  };
}

/** "23 – 29 November", "Tuesday 24 November" */
function spanText(days: readonly string[], { locale }: Pick<Desk, 'locale'>) {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (days.length === 1) return locale.day(first);
  const from = first.slice(0, 7) === last.slice(0, 7) ? `${Number(first.slice(8))}` : locale.dayAndMonth(first);
  return `${from} – ${locale.dayAndMonth(last)}`;
}

/** What the place's clock shows by now: as it was told, and the time that has gone by since. */
function wallAfter({ now, toldAt }: Shown) {
  const told = Date.parse(`${now.slice(0, 16)}Z`);
  return new Date(told + performance.now() - toldAt).toISOString().slice(0, 16);
}

const legend = () => html`<ul class="legend" aria-label=${msg('Signs')}>
  <li><span class="mark booked"></span>${msg('Booked')}</li><li><span class="mark pending"></span>${msg('Waiting for your answer')}</li>
  <li><span class="mark busy"></span>${msg('Busy')}</li><li><span class="mark"></span>${msg('Outside hours')}</li>
</ul>`;
