import { initialState, Task } from '@lit/task';
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { button } from '../parts/button.ts';
import { clockIcon, pinIcon, videoIcon } from '../parts/icon.ts';
import { badge } from '../parts/notice.ts';
import { pager } from '../parts/pager.ts';
import { leaf, ticket } from '../parts/ticket.ts';
import { ticketStyles } from '../parts/ticket.styles.ts';
import type { Ok } from '../portal/client.ts';
import { ownPlaceText, zoneTime } from '../portal/own-clock.ts';
import { PortalElement } from '../portal/element.ts';
import { Further } from '../portal/further.ts';
import { tag } from '../portal/tag.ts';
import { styles } from './portal-appointments.styles.ts';

type Page = Ok<'/v1/me/appointments'>;
type Appointment = Page['data'][number];

/**
 * What happens elsewhere on the page and changes the list. Above the class: a tag that stands in the page already
 * connects while it is defined.
 */
const changes = ['portal-appointment-booked', 'portal-appointment-cancelled', 'portal-appointment-rescheduled'] as const;

/**
 * Appointments of the signed-in patient: the next visit as a ticket, then the others, nearest first.
 *
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @slot empty - Replaces the sentence shown when there are none.
 * @csspart root - The whole tag.
 * @csspart ticket - The next visit.
 * @csspart list - The other visits.
 * @csspart footer - The line with the clinic's phone.
 */
@tag('portal-appointments')
export class PortalAppointments extends PortalElement {
  static override styles = [PortalElement.styles, ticketStyles, styles];
  /** Which ones are listed. */
  @property({ reflect: true }) when: 'upcoming' | 'past' = 'upcoming';
  private shownTo?: string;

  private readonly appointments = new Task(this, {
    args: () => [this.session?.id, this.when, this.locale.language] as const,
    task: async ([id], { signal }) => {
      if (!id) return initialState;
      const page = await this.page(undefined, signal);
      this.further.restart(page.nextCursor);
      return page;
    },
    onError: (cause) => this.failed(cause),
  });

  private readonly further: Further<Appointment> = new Further<Appointment>({
    requestUpdate: () => this.requestUpdate(),
    nextPage: (cursor) => this.page(cursor),
    pageCame: (before, count) => void this.showMore(before, count),
    pageFailed: (cause) => this.failed(cause),
  });

  override connectedCallback() {
    super.connectedCallback();
    changes.forEach((name) => document.addEventListener(name, this.reload));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    changes.forEach((name) => document.removeEventListener(name, this.reload));
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    const { id } = this.session ?? {};
    if (id !== this.shownTo) this.further.restart();
    this.shownTo = id;
  }

  protected override render() {
    const title = this.when === 'past' ? msg('Past visits') : msg('Your visits');
    return this.gated('appointments', () => this.content(), { title, lines: 3 });
  }

  private content() {
    return this.appointments.render({
      initial: this.waiting,
      pending: this.waiting,
      error: (cause) => this.problem(cause, this.reload, msg('Your visits could not be loaded')),
      complete: ({ data }) => (data.length ? this.list([...data, ...this.further.items]) : this.empty()),
    });
  }

  private waiting = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${this.reload}></portal-part-skeleton>`;

  private empty() {
    const isPast = this.when === 'past';
    const [title, text] = isPast
      ? [msg('No past visits'), msg('Visits you have had here will be listed.')]
      : [msg('No visits coming up'), msg('When you book a visit, it will be listed here.')];
    // Where the page has it, booking is the next act.
    const booking = isPast ? null : document.querySelector<HTMLElement>('portal-booking');
    const toBooking = () => {
      booking?.scrollIntoView();
      booking?.shadowRoot?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    };
    return html`<slot name="empty"><div class="stack">
      ${this.heading(1, title)}<p class="muted">${text}</p>
      ${booking ? button(msg('Book appointment'), toBooking, { kind: 'primary' }) : nothing}
    </div></slot>`;
  }

  private list(all: readonly Appointment[]) {
    const next = this.when === 'upcoming' ? all.find(({ status }) => status === 'booked' || status === 'pending') : undefined;
    const others = all.filter((one) => one !== next);
    const { trouble, more, cursor, isBusy } = this.further;
    return html`<div class="visits">
      ${next ? this.next(next) : nothing}
      ${others.length ? html`<ul part="list">${others.map((one) => this.row(one))}</ul>` : nothing}
      ${trouble ? this.problem(trouble, more) : pager(cursor, more, isBusy)}
    </div>`;
  }

  private next(one: Appointment) {
    const { locale } = this;
    const { start, end, appointmentType, practitioner, location } = one;
    return ticket({
      locale,
      start,
      title: html`${appointmentType.name} ${this.mark(one)}`,
      subtitle: msg(str`with ${practitioner.name}`),
      lines: [
        { icon: clockIcon, text: html`${locale.times(start, end)}${this.zone(one)}` },
        { icon: this.modeIcon(one), text: html`<strong>${this.mode(one)}</strong>${one.mode === 'inPerson' ? html`<div class="muted">${location.name}</div><div class="muted">${[location.address, location.city].filter(Boolean).join(', ')}</div>` : nothing}` },
      ],
    });
  }

  private row = (one: Appointment) => {
    const { locale } = this;
    const { start, mode, practitioner, location, appointmentType } = one;
    const isInPerson = mode === 'inPerson';
    const time = locale.time(start);
    return html`<li tabindex="-1">
      ${leaf(locale, start)}
      <div>
        <strong>${appointmentType.name}</strong>
        ${this.mark(one)}
        <div class="line">${this.modeIcon(one)}<span>${isInPerson ? msg(str`In person, ${time}`) : msg(str`By video, ${time}`)}${this.zone(one)}</span></div>
        <div class="small muted">${isOfThisYear(start) ? html`<span class="hidden">${locale.day(start)}</span>` : html`<div>${locale.date(start)}</div>`}
          ${isInPerson ? msg(str`${practitioner.name}, ${location.name}`) : practitioner.name}</div>
      </div>
    </li>`;
  };

  private modeIcon = ({ mode }: Appointment) => (mode === 'telehealth' ? videoIcon : pinIcon);
  private mode = ({ mode }: Appointment) => (mode === 'telehealth' ? msg('By video') : msg('In person'));

  private mark({ status }: Appointment) {
    if (status === 'pending') return badge('info', msg('Waiting for the clinic’s answer'), clockIcon);
    if (status === 'cancelled') return badge('neutral', msg('Cancelled'));
    if (status === 'declined') return badge('neutral', msg('Declined by the clinic'));
    return status === 'noshow' ? badge('neutral', msg('Missed')) : nothing;
  }

  /** The clinic's zone and the reader's own time, where the two clocks differ. */
  private zone({ start, timeZone }: Appointment) {
    const own = ownPlaceText(this.locale, start, timeZone);
    return own ? html` <span class="muted">${zoneTime(timeZone)} (${own})</span>` : nothing;
  }

  private page = (cursor?: string, signal?: AbortSignal) =>
    this.client.get('/v1/me/appointments', { query: { when: this.when, cursor }, signal });

  private reload = () => void this.appointments.run();

  /** The pager may be gone now: the focus goes to the first of those that came. */
  private async showMore(before: number, count: number) {
    this.say(this.locale.plural(count, { one: msg('1 more visit'), other: msg(str`${count} more visits`) }));
    const place = before + (this.appointments.value?.data.length ?? 0);
    await this.updateComplete;
    const rows = [...this.renderRoot.querySelectorAll('.ticket, li')];
    if (rows[place] instanceof HTMLElement) rows[place].focus();
  }
}

const isOfThisYear = (at: string) => at.startsWith(`${new Date().getFullYear()}-`);

declare global {
  interface HTMLElementTagNameMap {
    'portal-appointments': PortalAppointments;
  }
}
