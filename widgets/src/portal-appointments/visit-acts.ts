import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import '../parts/dialog.ts';
import { download } from '../parts/download.ts';
import { field } from '../parts/field.ts';
import { phoneCall } from '../parts/phone-line.ts';
import { sentences } from '../portal/problem-notice.ts';
import { Problem } from '../portal/problem.ts';
import { PortalAppointmentCancelledEvent } from './events.ts';
import { FeedScreen } from './feed-screen.ts';
import type { PortalAppointments } from './portal-appointments.ts';
import { visitSheet } from './visit-sheet.ts';
import type { Appointment } from './visit.ts';

/** Longest reason that the API takes. */
const reasonLength = 500;

/** What happens behind a press on the list: a visit opens, is joined, moved, called off or booked again. */
export class VisitActs {
  private opened?: Appointment | undefined;
  private moving?: Appointment | undefined;
  private again?: Appointment | undefined;
  private feed?: FeedScreen | undefined;
  private asked?: Appointment | undefined;
  private reason = '';
  private isBusy = false;
  /** What proves a visit that a message's link opened; empty for the person's own. */
  private proof: Record<string, string> = {};

  constructor(private readonly tag: PortalAppointments) {}

  /** Whether something stands in the list's place. */
  get isOpen() {
    return !!(this.opened || this.moving || this.again || this.feed);
  }

  /** Whether a message's link opened it: nobody need be signed in. */
  get isLinked() {
    return 'Portico-Appointment' in this.proof;
  }

  /** Opens the visit of a message's link. What can't be opened says why; the list stands below it. */
  async openLinked(token: string) {
    await this.during(async () => {
      this.proof = { 'Portico-Appointment': token };
      this.opened = await this.tag.calls.get('/v1/appointment-links/{token}', { params: { token } });
    }, () => (this.proof = {}));
    if (this.opened) this.turn();
  }

  /** Draws what stands in the list's place. */
  screen() {
    const { moving, again, opened, feed } = this;
    if (feed) return feed.screen();
    if (moving) return this.mover(moving);
    if (again) return this.rebooker(again);
    return opened ? html`${this.sheet(opened)} ${this.question()}` : nothing;
  }

  /** The question before a visit is called off; it also stands over the list. */
  question() {
    const { asked, tag, isBusy } = this;
    const content = () => html`<div class="question">
      <p class="capital">${asked ? tag.locale.when(asked.start) : nothing}</p>
      ${asked?.canUndo ? nothing : field({ name: 'reason', label: msg('Reason'), hint: msg('The clinic reads it.'), isOptional: true, rows: 3, maxlength: reasonLength, value: this.reason, input: this.write })}
      <div class="buttons">${button(this.act(asked), () => this.cancel(), { kind: 'danger', width: 'wide', busy: isBusy && msg('Cancelling…') })}
        <button type="button" class="button outline wide" data-safe @click=${this.keep}>${msg('Keep it')}</button></div>
    </div>`;
    return html`<portal-part-dialog ?open=${!!asked} heading=${asked ? msg(str`Cancel ${asked.appointmentType.name}?`) : ''} level=${tag.headingLevel + 1}
      .content=${asked ? content() : nothing} @portal-part-cancel=${this.keep}></portal-part-dialog>`;
  }

  show(one: Appointment) {
    this.tag.news = undefined;
    this.opened = one;
    this.turn();
  }

  /** The private address for the person's own calendar. */
  subscribe = () => {
    this.tag.news = undefined;
    this.feed = new FeedScreen(this.tag, this.toList);
    this.turn();
  };

  askToCancel = (one: Appointment) => {
    this.asked = one;
    this.reason = '';
    this.tag.requestUpdate();
  };

  bookAgain = (one: Appointment) => this.withBooking(() => (this.again = one));

  /** Opens the room of a video visit. A tab is opened with the press itself: later the browser would refuse it. */
  join = async (one: Appointment) => {
    const { tag } = this;
    if (this.isBusy) return;
    const room = window.open('about:blank', '_blank');
    await this.during(async () => {
      const { url } = await tag.calls.post('/v1/appointments/{id}/join', { params: { id: one.id }, headers: this.proof });
      if (!room) return location.assign(url);
      room.opener = null;
      room.location.replace(url);
    }, () => room?.close());
  };

  /** Somebody else is here, or nobody: nothing of it stays. */
  forget() {
    this.proof = {};
    this.closed();
  }

  /** The list came anew: what is open shows what holds by now. */
  renewed(all: readonly Appointment[]) {
    const { opened } = this;
    if (opened) this.opened = all.find(({ id }) => id === opened.id) ?? opened;
  }

  private act(asked: Appointment | undefined) {
    if (asked?.canUndo) return msg('Undo this booking');
    return asked?.status === 'pending' ? msg('Withdraw the request') : msg('Cancel visit');
  }

  private sheet(one: Appointment) {
    const { tag, isBusy } = this;
    const canBookAgain = tag.canBookAgain(one);
    return visitSheet(one, {
      locale: tag.locale,
      level: tag.headingLevel,
      phone: tag.settings?.organization.phone,
      isBusy,
      back: this.toList,
      join: () => this.join(one),
      move: () => this.move(one),
      askToCancel: () => this.askToCancel(one),
      saveToCalendar: () => this.saveToCalendar(one),
      confirm: one.status === 'booked' && !one.confirmedAt ? () => this.confirm(one) : undefined,
      isLinked: this.isLinked,
      bookAgain: canBookAgain ? () => this.bookAgain(one) : undefined,
    });
  }

  private move = (one: Appointment) => this.withBooking(() => (this.moving = one));

  /** The tag that finds times comes when it is needed. */
  private async withBooking(show: () => unknown) {
    const fetchOnce = () => import('../portal-booking/portal-booking.ts');
    const came = await this.during(() => fetchOnce().catch(fetchOnce).catch(() => Promise.reject(new Problem('unreachable'))));
    if (!came) return;
    show();
    this.turn();
  }

  private mover(one: Appointment) {
    const { tag } = this;
    return html`<portal-booking inside history="off" moves=${one.id} .visit=${one} .proof=${this.isLinked ? this.proof : undefined} heading-level=${tag.headingLevel} @portal-part-leave=${this.leave} @portal-appointment-rescheduled=${this.isOver}></portal-booking>`;
  }

  private rebooker({ appointmentType, location, practitioner }: Appointment) {
    const { tag } = this;
    return html`<portal-booking inside again history="off" type=${appointmentType.id ?? nothing} location=${location.id} practitioner=${practitioner.id}
      heading-level=${tag.headingLevel} @portal-part-leave=${this.leave} @portal-appointment-booked=${this.isOver}></portal-booking>`;
  }

  private async cancel() {
    const { asked, reason, tag } = this;
    if (!asked || this.isBusy) return;
    const { id } = asked;
    await this.during(async () => {
      await tag.calls.post('/v1/appointments/{id}/cancel', { params: { id }, body: reason.trim() ? { reason } : {}, headers: this.proof });
      this.closed();
      const when = () => tag.locale.when(asked.start);
      tag.news = () => ['success', msg(str`Your visit on ${when()} is cancelled`), asked.canUndo ? '' : msg('The clinic knows.')];
      tag.say(() => msg(str`Your visit on ${when()} is cancelled`));
      tag.emit(new PortalAppointmentCancelledEvent({ id }));
      this.turn();
    }, () => (this.asked = undefined));
  }

  /** The person says that they will come. */
  private confirm = (one: Appointment) =>
    this.during(async () => {
      this.opened = await this.tag.calls.post('/v1/appointments/{id}/confirm', { params: { id: one.id }, headers: this.proof });
      this.tag.news = () => ['success', msg('Thank you, the clinic knows that you will come')];
    });

  /** What was open is over; a link that opened it goes on naming it. */
  private closed() {
    this.opened = this.moving = this.again = this.asked = this.feed = undefined;
    this.reason = '';
  }

  private saveToCalendar = (one: Appointment) =>
    this.during(async () => {
      const text = await this.tag.calls.get('/v1/appointments/{id}.ics', { params: { id: one.id }, headers: this.proof });
      download(text, `${one.start.slice(0, 10)}.ics`, 'text/calendar');
    });

  /** One act at a time. What it comes to, if it fails, stands over the visit in words, with the phone where calling is next. */
  private async during(act: () => Promise<unknown>, undo?: () => unknown) {
    const { tag } = this;
    this.isBusy = true;
    tag.news = undefined;
    tag.requestUpdate();
    try {
      await act();
      return true;
    } catch (cause) {
      undo?.();
      const problem = tag.failed(cause);
      const isRefused = cause instanceof Problem && cause.status === 409;
      const phone = () => phoneCall(typeof problem.members['phone'] === 'string' ? problem.members['phone'] : tag.settings?.organization.phone);
      tag.news = () => {
        const [title, text] = sentences(problem);
        return ['danger', title, isRefused ? html`${text} ${phone()}` : text];
      };
      if (isRefused) tag.reload();
      return false;
    } finally {
      this.isBusy = false;
      tag.requestUpdate();
    }
  }

  private write = (reason: string) => {
    this.reason = reason;
  };

  private keep = () => {
    this.asked = undefined;
    this.tag.requestUpdate();
  };

  /** The booking inside says that it is over, or that the person turned back. */
  private leave = (event: Event) => {
    event.stopPropagation();
    this.moving = this.again = undefined;
    this.turn();
  };

  /** Booked or moved: afterwards the list is what there is to see. */
  private isOver = () => (this.opened = undefined);

  private toList = () => {
    this.closed();
    this.proof = {};
    this.turn();
  };

  /** Another screen: its title gets the focus. */
  private turn() {
    this.tag.requestUpdate();
    this.tag.focusTitle();
  }
}
