import { initialState, Task } from '@lit/task';
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { clockIcon, pinIcon, videoIcon } from '../parts/icon.ts';
import { badge } from '../parts/notice.ts';
import { pager } from '../parts/pager.ts';
import { leaf, ticket } from '../parts/ticket.ts';
import { ticketStyles } from '../parts/ticket.styles.ts';
import type { Ok } from '../portal/client.ts';
import { ownPlaceText, zoneTime } from '../portal-booking/own-clock.ts';
import { PortalElement } from '../portal/element.ts';
import { tag } from '../portal/tag.ts';
import { styles } from './portal-appointments.styles.ts';

type Page = Ok<'/v1/me/appointments'>;
type Appointment = Page['data'][number];

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
  @state() private further: readonly Appointment[] = [];
  @state() private cursor: string | null = null;
  @state() private isLoadingMore = false;
  @state() private trouble?: unknown;

  private readonly appointments = new Task(this, {
    args: () => [this.session?.id, this.when, this.locale.language] as const,
    task: async ([id, when], { signal }) => (id ? this.client.get('/v1/me/appointments', { query: { when }, signal }) : initialState),
    onComplete: (page: Page) => {
      this.further = [];
      this.cursor = page.nextCursor;
    },
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    if (this.session) return;
    this.further = [];
    this.cursor = null;
  }

  protected override render() {
    const title = this.when === 'past' ? msg('Past visits') : msg('Your visits');
    return this.gated('appointments', () => this.content(), { title, lines: 3 });
  }

  private content() {
    return this.appointments.render({
      initial: () => this.waiting(),
      pending: () => this.waiting(),
      error: (cause) => this.problem(this.failed(cause), () => this.appointments.run(), msg('Your visits could not be loaded')),
      complete: ({ data }) => (data.length ? this.list([...data, ...this.further]) : this.empty()),
    });
  }

  private waiting = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${() => this.appointments.run()}></portal-part-skeleton>`;

  private empty() {
    const text = this.when === 'past' ? msg('Visits you have had here will be listed.') : msg('When you book a visit, it will be listed here.');
    return html`<slot name="empty"><div class="empty"><strong>${this.when === 'past' ? msg('No past visits') : msg('No visits coming up')}</strong><p class="muted">${text}</p></div></slot>`;
  }

  private list(all: readonly Appointment[]) {
    const next = this.when === 'upcoming' ? all.find(({ status }) => status === 'booked' || status === 'pending') : undefined;
    const others = all.filter((one) => one !== next);
    return html`<div class="stack wide">
      ${next ? this.next(next) : nothing}
      ${others.length ? html`<ul part="list">${others.map((one) => this.row(one))}</ul>` : nothing}
      ${this.trouble ? this.problem(this.trouble, this.more) : pager(this.cursor, this.more, this.isLoadingMore)}
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
        { icon: this.modeIcon(one), text: html`<strong>${this.mode(one)}</strong>${one.mode === 'inPerson' ? html`<div class="muted">${location.name}</div>` : nothing}` },
      ],
    });
  }

  private row = (one: Appointment) => {
    const { locale } = this;
    return html`<li>
      ${leaf(locale, one.start)}
      <div>
        <div class="row"><strong>${one.appointmentType.name}</strong>${this.mark(one)}</div>
        <div>${locale.when(one.start)}${this.zone(one)}</div>
        <div class="small muted row">${this.modeIcon(one)}<span>${this.mode(one)}, ${one.mode === 'inPerson' ? `${one.location.name}, ` : ''}${msg(str`with ${one.practitioner.name}`)}</span></div>
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

  private more = async () => {
    if (!this.cursor) return;
    this.isLoadingMore = true;
    this.trouble = undefined;
    try {
      const { data, nextCursor } = await this.client.get('/v1/me/appointments', { query: { when: this.when, cursor: this.cursor } });
      this.further = [...this.further, ...data];
      this.cursor = nextCursor;
      this.say(this.locale.plural(data.length, { one: msg('1 more visit'), other: msg(str`${data.length} more visits`) }));
    } catch (cause) {
      this.trouble = this.failed(cause);
    } finally {
      this.isLoadingMore = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-appointments': PortalAppointments;
  }
}
