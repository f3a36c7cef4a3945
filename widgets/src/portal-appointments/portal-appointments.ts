import { initialState, Task } from '@lit/task';
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../parts/button.ts';
import { clockIcon, videoIcon } from '../parts/icon.ts';
import { badge, notice, type NoticeKind } from '../parts/notice.ts';
import { pager } from '../parts/pager.ts';
import { adopt } from '../parts/part.ts';
import { leaf, ticket } from '../parts/ticket.ts';
import { ticketStyles } from '../parts/ticket.styles.ts';
import { appAround } from '../portal/app-around.ts';
import { ownPlaceText, zoneTime } from '../portal/own-clock.ts';
import { PortalElement } from '../portal/element.ts';
import { Further } from '../portal/further.ts';
import { sentences } from '../portal/problem-notice.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import { styles } from './portal-appointments.styles.ts';
import { isByPhone, isOff, isOpen, streetOf, wayAndTime, wayIcon, wayOf, type Appointment } from './visit.ts';
import type { VisitActs } from './visit-acts.ts';

const everyMinute = 60_000;

/**
 * What happens elsewhere on the page and changes the list. Above the class: a tag that stands in the page already
 * connects while it is defined.
 */
const changes = ['portal-appointment-booked', 'portal-appointment-cancelled', 'portal-appointment-rescheduled'] as const;

/**
 * Appointments of the signed-in patient: the next visit as a ticket, then the others, nearest first. A visit opens, is
 * joined, moved, cancelled, put into a calendar or booked again.
 *
 * @fires {PortalAppointmentCancelledEvent} portal-appointment-cancelled - A visit was called off.
 * @fires {PortalAppointmentRescheduledEvent} portal-appointment-rescheduled - A visit was moved.
 * @fires {PortalAppointmentBookedEvent} portal-appointment-booked - A visit was booked again.
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
  /** The token of a message's link: it opens one visit, whoever is signed in. */
  @property({ attribute: false }) token?: string | undefined;
  /** Stands in another tag, which has the clinic's phone itself. */
  @property({ type: Boolean }) inside = false;
  /** What came of a press. */
  @state() news?: (() => readonly [kind: NoticeKind, title: unknown, text?: unknown]) | undefined;
  private shownTo?: string;
  private isOpening = false;
  private acts?: VisitActs;
  private fetching?: Promise<VisitActs> | undefined;
  private minutes?: ReturnType<typeof setInterval> | undefined;

  /** Typed calls to the API. @internal for what acts for this tag */
  get calls() {
    return this.client;
  }

  private readonly appointments = new Task(this, {
    args: () => [this.session?.id, this.when, this.locale.language] as const,
    task: async ([id], { signal }) => {
      if (!id) return initialState;
      const page = await this.page(undefined, signal);
      this.further.restart(page.nextCursor);
      this.acts?.renewed(page.data);
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
    this.minutes = setInterval(this.lookAtClock, everyMinute);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    changes.forEach((name) => document.removeEventListener(name, this.reload));
    clearInterval(this.minutes);
  }

  override portalChanged() {
    super.portalChanged();
    this.token ??= this.portal?.takeLink('appointment')?.token;
    const { token, portal } = this;
    // Once the clinic's settings are known: what stands before them is drawn by the gate.
    if (token && portal?.settings && !this.isOpening) void this.openLinked(token);
  }

  /** Opens the visit of a message's link in the list's place. */
  private async openLinked(token: string) {
    this.isOpening = true;
    const acts = this.acts ?? (await this.fetchActs().catch(this.noScreens));
    await acts?.openLinked(token);
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    const { id } = this.session ?? {};
    if (id === this.shownTo) return;
    this.further.restart();
    if (!this.acts?.isLinked) {
      this.acts?.forget();
      this.news = undefined;
    }
    this.shownTo = id;
  }

  protected override updated() {
    if (this.appointments.value && !this.fetching) this.fetchActs().catch(() => (this.fetching = undefined));
  }

  protected override render() {
    const title = this.when === 'past' ? msg('Past visits') : msg('Your visits');
    const { acts, inside: isWithoutPhone } = this;
    const isOpen = !!acts?.isOpen;
    if (acts?.isLinked) return this.framed(() => this.content(), { section: 'appointments', title: isOpen ? null : title, lines: 3, isWithoutPhone });
    return this.gated('appointments', () => this.content(), { title: this.session && isOpen ? null : title, lines: 3, isWithoutPhone });
  }

  private content() {
    const { acts, news, appointments } = this;
    const said = news ? notice(...news()) : nothing;
    if (acts?.isOpen) return html`<div class="visits">${said} ${acts.screen()}</div>`;
    if (acts?.isLinked && !this.session) return html`<div class="visits">${said} ${button(msg('Sign in'), () => acts.forget(), { kind: 'link' })}</div>`;
    // What is shown already stays while it is asked for again.
    const waiting = () => (appointments.value ? this.whole(appointments.value.data) : this.waiting());
    const shown = appointments.render({
      initial: this.waiting,
      pending: waiting,
      error: (cause) => this.problem(cause, this.reload, msg('Your visits could not be loaded')),
      complete: ({ data }) => this.whole(data),
    });
    return html`${said} ${shown} ${acts?.question()}`;
  }

  private whole = (data: readonly Appointment[]) => (data.length ? this.list([...data, ...this.further.items]) : this.empty());

  focusTitle() {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.title')?.focus());
  }

  /** Whether a visit like this one can be booked here. @internal for what acts for this tag */
  canBookAgain({ appointmentType, status }: Appointment) {
    return this.when === 'past' && !!appointmentType.id && status !== 'declined' && !!this.settings?.settings['general.bookAgain'];
  }

  private waiting = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${this.reload}></portal-part-skeleton>`;

  private empty() {
    const isPast = this.when === 'past';
    const [title, text] = isPast
      ? [msg('No past visits'), msg('Visits you have had here will be listed.')]
      : [msg('No visits coming up'), msg('When you book a visit, it will be listed here.')];
    // Where the page has it, booking is the next act.
    const app = isPast ? undefined : appAround(this);
    const booking = isPast ? null : document.querySelector<HTMLElement>('portal-booking');
    const toBooking = () => {
      if (app?.go('book')) return;
      booking?.scrollIntoView();
      booking?.shadowRoot?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    };
    return html`<slot name="empty"><div class="stack">
      ${this.heading(1, title)}<p class="muted">${text}</p>
      ${app || booking ? button(msg('Book appointment'), toBooking, { kind: 'primary' }) : nothing}
    </div></slot>`;
  }

  private list(all: readonly Appointment[]) {
    const { next, others, off } = this.grouped(all);
    const { trouble, more, cursor, isBusy } = this.further;
    return html`<div class="visits">
      ${next ? this.next(next) : nothing}
      ${others.length ? html`<ul part="list">${others.map(this.row)}</ul>` : nothing}
      ${off.length && !next && !others.length ? this.empty() : nothing}
      ${off.length ? html`<div class="off">${this.heading(1, msg('Cancelled or declined'))}<ul part="list">${off.map(this.row)}</ul></div>` : nothing}
      ${trouble ? this.problem(trouble, more) : pager(cursor, more, isBusy)}
      ${this.when === 'upcoming' ? html`<div class="no-print">${button(msg('Show my visits in my own calendar'), () => this.press((acts) => acts.subscribe()), { kind: 'link' })}</div>` : nothing}
    </div>`;
  }

  /** The next visit, the others, and apart from them those to come that were called off. */
  private grouped(all: readonly Appointment[]) {
    if (this.when === 'past') return { others: all, off: [] };
    const next = all.find(isOpen);
    return { next, others: all.filter((one) => one !== next && !isOff(one)), off: all.filter(isOff) };
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
        { icon: wayIcon(one), text: html`<strong>${wayOf(one)}</strong>${one.mode === 'inPerson' ? html`<div class="muted">${location.name}</div><div class="muted">${streetOf(one)}</div>` : nothing}` },
      ],
      acts: html`${one.canJoin ? button(msg('Join video visit'), () => this.press((acts) => acts.join(one)), { kind: 'primary', width: 'page', icon: videoIcon }) : nothing}
        ${this.details(one, 'button outline')}`,
    });
  }

  private row = (one: Appointment) => {
    const { locale } = this;
    const { start, mode, practitioner, location, appointmentType } = one;
    return html`<li tabindex="-1">
      ${leaf(locale, start)}
      <div class="what">
        <strong>${appointmentType.name}</strong>
        ${this.mark(one)}
        <div class="line">${wayIcon(one)}<span>${wayAndTime(one, locale, start)}${this.zone(one)}</span></div>
        <div class="small muted">${isOfThisYear(start) ? html`<span class="hidden">${locale.day(start)}</span>` : html`<div>${locale.date(start)}</div>`}
          ${mode === 'inPerson' ? msg(str`${practitioner.name}, ${location.name}`) : practitioner.name}</div>
      </div>
      <div class="acts no-print">
        ${one.canJoin ? button(msg('Join'), () => this.press((acts) => acts.join(one)), { icon: videoIcon }) : nothing}
        ${this.canBookAgain(one) ? button(msg('Book again'), () => this.press((acts) => acts.bookAgain(one))) : nothing}
        ${this.details(one)}
      </div>
    </li>`;
  };

  private details(one: Appointment, look = 'link standalone') {
    const when = this.locale.when(one.start);
    return html`<button type="button" class=${look} aria-label=${msg(str`Details of ${one.appointmentType.name}, ${when}`)}
      @click=${() => this.press((acts) => acts.show(one))}>${msg('Details')}</button>`;
  }

  private mark(one: Appointment) {
    const { status } = one;
    if (one.pendingMove) return badge('info', msg('Asked to be moved'), clockIcon);
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

  private page = (cursor?: string, signal?: AbortSignal, background?: boolean) =>
    this.client.get('/v1/me/appointments', { query: { when: this.when, cursor }, signal, background });

  /** Asks for the visits again. @internal for what acts for this tag */
  reload = () => void this.appointments.run();

  /** A video visit opens some minutes before it begins: on its day the list is asked for again, which is no activity. */
  private lookAtClock = () => {
    const waits = this.appointments.value?.data.some((one) => isOpen(one) && one.refusals.join === 'too-early' && !isByPhone(one) && isSoon(one.start));
    if (waits && document.visibilityState === 'visible') void this.renew();
  };

  private async renew() {
    const page = await this.page(undefined, undefined, true).catch(() => undefined);
    const before = this.appointments.value;
    if (!page || !before || page.data.every(({ canJoin }, i) => canJoin === before.data[i]?.canJoin)) return;
    this.reload();
  }

  /** What shows after a press, and what acts then. */
  private fetchActs() {
    this.fetching ??= import('./screens.ts').then(({ VisitActs, screenStyles }) => {
      adopt(this.renderRoot, screenStyles);
      return (this.acts = new VisitActs(this));
    });
    return this.fetching;
  }

  /** Goes on with a press once its screen is there; where that doesn't come, the list says so. */
  private async press(act: (acts: VisitActs) => unknown) {
    const { shownTo } = this;
    const acts = this.acts ?? (await this.fetchActs().catch(this.noScreens));
    if (acts && shownTo === this.shownTo) act(acts);
  }

  private noScreens = () => {
    this.fetching = undefined;
    const problem = this.failed(new Problem('unreachable'));
    this.news = () => {
      const [title, text] = sentences(problem);
      return ['danger', title, text];
    };
  };

  /** The pager may be gone now: the focus goes to the first of those that came. */
  private async showMore(before: number, count: number) {
    this.say(this.locale.plural(count, { one: msg('1 more visit'), other: msg(str`${count} more visits`) }));
    const { items } = this.further;
    const { next, others, off } = this.grouped([...(this.appointments.value?.data ?? []), ...items]);
    const place = [...(next ? [next] : []), ...others, ...off].findIndex((one) => one === items[before]);
    await this.updateComplete;
    const row = [...this.renderRoot.querySelectorAll('.ticket, li')][place];
    if (row instanceof HTMLElement) row.focus();
  }
}

/** Within the next hours, by a clock that may be wrong: only how often is asked hangs on it. */
const isSoon = (at: string) => Math.abs(Date.parse(at) - Date.now()) < 12 * 3_600_000;
const isOfThisYear = (at: string) => at.startsWith(`${new Date().getFullYear()}-`);

declare global {
  interface HTMLElementTagNameMap {
    'portal-appointments': PortalAppointments;
  }
}
