import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { clockIcon, videoIcon } from '../../parts/icon.ts';
import { badge } from '../../parts/notice.ts';
import { ticket } from '../../parts/ticket.ts';
import { ticketStyles } from '../../parts/ticket.styles.ts';
import { isOpen, streetOf, wayIcon, wayOf, type Appointment } from '../../portal-appointments/visit.ts';
import { ownPlaceText, zoneTime } from '../../portal/own-clock.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { tag } from '../../portal/tag.ts';
import { pressed, type Desk } from '../desk.ts';
import { HomeCard } from './card.ts';
import { cardStyles } from './card.styles.ts';

const everyMinute = 60_000;

/** The person's next visit as the ticket, with the button that joins it. */
@tag('portal-part-next-visit')
export class NextVisit extends HomeCard<Appointment | null> {
  protected override readonly looks = [ticketStyles, cardStyles];
  /** Why joining failed. */
  @state() private trouble?: unknown;
  @state() private isJoining = false;
  private minutes?: ReturnType<typeof setInterval>;

  protected get caption() {
    return msg('Next appointment');
  }

  protected get failure() {
    return msg('Your visits could not be loaded');
  }

  protected get more() {
    return { place: 'appointments', text: msg('All appointments') };
  }

  override connectedCallback() {
    super.connectedCallback();
    this.minutes = setInterval(this.lookAtClock, everyMinute);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.minutes);
  }

  protected async fetch({ portal }: Desk, signal: AbortSignal, background = false) {
    const { data } = await portal.client.get('/v1/me/appointments', { query: { when: 'upcoming', limit: 10 }, signal, background });
    return data.find(isOpen) ?? null;
  }

  protected content(one: Appointment | null, desk: Desk) {
    if (!one) return this.none(desk);
    const { locale } = desk;
    const { start, end, timeZone, appointmentType, practitioner, location, status } = one;
    const own = ownPlaceText(locale, start, timeZone);
    const zone = own ? html` <span class="muted">${zoneTime(timeZone)} (${own})</span>` : nothing;
    const where = one.mode === 'inPerson' ? html`<div class="muted">${location.name}</div><div class="muted">${streetOf(one)}</div>` : nothing;
    return html`${this.trouble ? problemNotice(this.trouble) : nothing}${ticket({
      locale,
      start,
      title: html`${appointmentType.name} ${status === 'pending' ? badge('info', msg('Waiting for the clinic’s answer'), clockIcon) : nothing}`,
      subtitle: msg(str`with ${practitioner.name}`),
      lines: [
        { icon: clockIcon, text: html`${locale.times(start, end)}${zone}` },
        { icon: wayIcon(one), text: html`<strong>${wayOf(one)}</strong>${where}` },
      ],
      acts: html`${one.canJoin ? button(msg('Join video visit'), () => this.join(one, desk), { kind: 'primary', width: 'page', icon: videoIcon, busy: this.isJoining && msg('One moment…') }) : nothing}
        <a class="button outline" href=${desk.href('appointments')} @click=${pressed(() => desk.go('appointments'))}>${msg('Details')}</a>`,
    })}`;
  }

  private none({ href, go }: Desk) {
    return html`<div class="stack"><p class="muted">${msg('No visits coming up.')}</p>
      <a class="button primary" href=${href('book')} @click=${pressed(() => go('book'))}>${msg('Book appointment')}</a></div>`;
  }

  /** Opens the room. A tab is opened with the press itself: later the browser would refuse it. */
  private async join({ id }: Appointment, desk: Desk) {
    const room = window.open('about:blank', '_blank');
    this.trouble = undefined;
    this.isJoining = true;
    try {
      const { url } = await desk.portal.client.post('/v1/appointments/{id}/join', { params: { id } });
      if (!room) return location.assign(url);
      room.opener = null;
      room.location.replace(url);
    } catch (cause) {
      room?.close();
      this.trouble = desk.failed(cause);
    } finally {
      this.isJoining = false;
    }
  }

  /** A video visit opens some minutes before it begins: that is no activity of the person. */
  private lookAtClock = () => {
    const one = this.data.value;
    if (!one || one.canJoin || one.refusals.join !== 'too-early' || document.visibilityState !== 'visible' || !isNear(one.start)) return;
    const { desk } = this;
    if (desk) void this.fetch(desk, new AbortController().signal, true).then((now) => (now?.canJoin ? this.data.run() : undefined), () => undefined);
  };
}

/** Within half a day, by a clock that may be wrong: only how often is asked hangs on it. */
const isNear = (at: string) => Math.abs(Date.parse(at) - Date.now()) < 12 * 3_600_000;

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-next-visit': NextVisit;
  }
}
