import { msg, str } from '@lit/localize';
import { download } from '../parts/download.ts';
import type { FieldError } from '../parts/error-summary.ts';
import { Problem } from '../portal/problem.ts';
import { Asks } from './asks/asks.ts';
import type { BookingFlow } from './booking-flow.ts';
import { Calendar, type CalendarHost } from './calendar.ts';
import type { Appointment } from './draft.ts';
import { PortalAppointmentBookedEvent, PortalAppointmentRescheduledEvent, PortalBeforeBookEvent } from './events.ts';
import { HoldKeeper, type HoldHost } from './hold-keeper.ts';
import { path, type Step } from './steps/view.ts';

const refreshMs = 60_000;

/** What a booking does behind its first step: shows times, holds one, and books it. It comes with these steps. */
export class BookingActs implements CalendarHost, HoldHost {
  readonly keeper = new HoldKeeper(this);
  readonly calendar: Calendar;
  /** What the clinic asks before it books. */
  readonly asks: Asks;
  /** What proves a guest's own booking afterwards. */
  private proof: Record<string, string> = {};
  private looking?: ReturnType<typeof setInterval>;

  constructor(private readonly flow: BookingFlow) {
    this.calendar = new Calendar(this, flow.availability);
    this.asks = new Asks(flow, this.keeper);
    flow.addController(this.keeper);
    flow.addController({ hostConnected: this.watch, hostDisconnected: () => clearInterval(this.looking) });
  }

  get visitProof() {
    return this.flow.proof;
  }

  get isConnected() {
    return this.flow.isConnected;
  }

  apiClient = () => this.flow.apiClient();
  storageName = () => this.flow.storageName();
  holdChanged = () => this.flow.requestUpdate();
  requestUpdate = () => this.flow.requestUpdate();
  wish = (withAnyone?: boolean) => this.flow.wish(withAnyone);
  ownStart = () => (this.keeper.isLost ? undefined : this.keeper.hold?.start);

  daysAhead() {
    return this.flow.settingOf('scheduling.daysAhead') ?? 90;
  }

  /** Somebody is known who books. */
  get isSomebody() {
    return this.asks.isSomebody || !!this.flow.proof;
  }

  /** Chooses a time, and its practitioner where another one is meant. */
  chooseStart = (start: string, practitionerId = this.flow.draft.practitionerId) => {
    const { flow, calendar } = this;
    if (practitionerId !== flow.draft.practitionerId) flow.choose({ practitionerId });
    flow.draft = { ...flow.draft, start };
    flow.mended();
    if (calendar.day !== start.slice(0, 10) || !calendar.slots) void calendar.open(start);
  };

  write = (reason: string) => {
    this.flow.reason = reason;
    this.keeper.touch(reason);
  };

  showTyped = async () => {
    const { flow, calendar } = this;
    const read = this.readTyped();
    if (!read) return;
    const { date = '' } = 'date' in read ? read : {};
    flow.wrongParts = 'wrong' in read ? read.wrong : ['day', 'month', 'year'];
    if (this.wrongTyped().length) return flow.showErrors(this.wrongTyped);
    flow.mended();
    calendar.showDay(date);
    await flow.availability.ask(flow.wish() ?? { appointmentTypeId: '', locationId: '' }, date.slice(0, 7)).catch(() => undefined);
    await flow.updateComplete;
    flow.focusOn('.day [tabindex="-1"]');
  };

  /** Leads to a step in order to change one answer; Continue returns to the check. */
  changeIn = (step: Step) => {
    this.flow.isChanging = this.flow.step === 'check';
    void this.flow.go(step);
  };

  private readTyped = () => this.flow.renderRoot.querySelector('portal-part-date')?.read();

  /** What is wrong with the typed date: it isn't one, or lies outside what can be booked. */
  private wrongTyped = (): FieldError[] => {
    const { locale, wrongParts } = this.flow;
    const { first, last } = this.calendar;
    const read = this.readTyped() ?? { date: '' };
    const { date = '' } = 'date' in read ? read : {};
    const span = [locale.date(first), locale.date(last)] as const;
    const late = date && (date < first || date > last) ? msg(str`The date must be from ${span[0]} to ${span[1]}`) : '';
    const text = 'error' in read ? read.error : late;
    const at = locale.dateOrder.findIndex((part) => wrongParts.includes(part));
    return text ? [{ field: 'typed', text, control: at > 0 ? `typed-${locale.dateOrder[at]}` : 'typed' }] : [];
  };

  useAnotherAccount = () => this.flow.standsOn()?.signOut();

  holdAgain = async () => {
    if (await this.hold()) this.flow.say(msg('Your time is held again.'));
  };

  copy = async (text: string) => {
    await navigator.clipboard.writeText(text).catch(() => undefined);
    this.flow.say(msg('Copied.'));
  };

  startOver = () => {
    const { flow } = this;
    flow.booked = undefined;
    flow.draft = { ...flow.draft, start: undefined };
    flow.reason = '';
    void flow.go('visit');
    flow.lookAhead(flow.offers.people.value ?? []);
  };

  /** Keeps the chosen time. False: it can't be had, and the step says so. */
  async hold(): Promise<boolean> {
    const { flow, keeper } = this;
    const { start } = flow.draft;
    const wish = this.wish();
    if (!wish || !start || keeper.has(start)) return !!wish && !!start;
    flow.busy = msg('Holding your time…');
    try {
      this.asks.renew();
      await keeper.take(wish, start, flow.reason);
      const asked = this.asks.load();
      // The check comes next, and tells what follows.
      if (flow.moves || flow.isChanging) await asked;
      flow.gone = undefined;
      return true;
    } catch (cause) {
      if (!this.wasRefused(cause, start)) flow.fail(cause, () => msg('We couldn’t hold your time'), flow.next);
      return false;
    } finally {
      flow.busy = undefined;
    }
  }

  /** What was written goes to the API: the note with the hold, the forms' answers each to its form. */
  async leaveDetails(): Promise<boolean> {
    const { flow, keeper, asks } = this;
    void keeper.save(flow.reason).catch(() => undefined);
    if (!asks.forms.length) return true;
    flow.busy = msg('Saving…');
    try {
      if (!(await asks.keepForms())) return false;
      await asks.load();
      return !asks.steps?.missing.includes('forms');
    } catch (cause) {
      flow.fail(cause, () => msg('Your answers could not be saved'), flow.next);
      return false;
    } finally {
      flow.busy = undefined;
    }
  }

  async book() {
    const { flow, keeper, asks } = this;
    const { reason, draft, moves } = flow;
    const { hold } = keeper;
    if (!hold || flow.busy) return;
    const { id: holdId, appointmentTypeId, locationId, practitionerId } = hold;
    if (!moves && !flow.emit(new PortalBeforeBookEvent({ holdId, appointmentTypeId, locationId, practitionerId }))) return;
    flow.busy = moves ? msg('Moving…') : msg('Booking…');
    try {
      const isOpen = flow.offers.type?.mode === 'either' && draft.mode;
      const body = { holdId, ...(reason.trim() && asks.steps?.reason !== false && { reason }), ...(isOpen && { mode: isOpen }), ...asks.body() };
      const booked = moves
        ? await flow.apiClient().post('/v1/appointments/{id}/reschedule', { params: { id: moves }, body: { holdId }, headers: { ...keeper.headers, ...flow.proof } })
        : await flow.apiClient().post('/v1/appointments', { body, headers: keeper.headers });
      await this.celebrate(booked);
    } catch (cause) {
      const { type, errors } = flow.failed(cause);
      if (this.wasRefused(cause, draft.start ?? hold.start)) return;
      if (type === 'hold-expired' || type === 'not-found') return keeper.lose();
      const own = errors.find(({ path: at }) => at === '/reason');
      const isKnown = cause instanceof Problem && cause.status >= 400 && cause.status < 500;
      if (!own && type !== 'step-missing') return flow.fail(cause, () => (isKnown ? msg('Your visit isn’t booked') : msg('We don’t know yet whether your visit is booked')), flow.next);
      await flow.go('details');
      if (own) await flow.showErrors([{ field: 'reason', text: own.message }]);
    } finally {
      flow.busy = undefined;
    }
  }

  private async celebrate(booked: Appointment) {
    const { flow, asks } = this;
    const { token } = this.keeper;
    this.keeper.forget();
    this.proof = token ? { 'Portico-Hold': token } : {};
    asks.forget();
    flow.availability.clear();
    flow.booked = booked;
    flow.reason = '';
    flow.trail.replace('done');
    const arrived = flow.arrive('done');
    flow.emit(flow.moves ? new PortalAppointmentRescheduledEvent({ id: booked.id, replacesId: flow.moves }) : new PortalAppointmentBookedEvent({ id: booked.id }));
    await arrived;
    const { thanks } = flow;
    if (!thanks) return;
    const { href, origin } = new URL(thanks, document.baseURI);
    if (origin === location.origin) location.assign(href);
  }

  /** Somebody else was quicker, or the clinic changed its hours: back to the times, with the nearest ones. */
  private wasRefused(cause: unknown, start: string) {
    if (!(cause instanceof Problem && (cause.type === 'slot-taken' || cause.type === 'slot-not-offered'))) return false;
    const { alternatives } = cause.members;
    void this.lost(start, Array.isArray(alternatives) ? alternatives.map(String) : []);
    return true;
  }

  private async lost(start: string, alternatives: readonly string[]) {
    const { flow, calendar } = this;
    const wasHere = flow.step === 'time';
    void this.keeper.release();
    flow.gone = { start, alternatives: alternatives.length ? alternatives : calendar.nextSpread(3) };
    flow.draft = { ...flow.draft, start: undefined };
    flow.say(msg(str`${flow.locale.shortWhen(start)} is no longer free`));
    void calendar.refresh();
    if (wasHere) await flow.updateComplete;
    else await flow.go('time');
    flow.focusOn('.gone');
  }

  /** Somebody signed in: the time stays held, and what was written comes back from it. */
  async welcome() {
    const { flow } = this;
    if (!this.keeper.hold) return;
    void this.asks.load();
    const isHere = flow.shadowRoot?.activeElement?.localName === 'portal-login';
    await flow.updateComplete;
    if (isHere) flow.focusOn('.who [tabindex="-1"]');
    const hold = await this.keeper.restore().catch(() => undefined);
    flow.reason ||= hold?.reason ?? '';
  }

  /** Goes on where the person was before a reload. */
  async restore(kept: string) {
    const { flow } = this;
    const hold = await this.keeper.restore(kept);
    if (!hold) return flow.trail.replace('visit');
    const { appointmentTypeId: typeId, locationId, practitionerId, start } = hold;
    flow.draft = { typeId, locationId, practitionerId, start };
    flow.reason = hold.reason ?? '';
    await this.asks.load();
    await flow.arrive(path.find((one) => one === flow.trail.step) ?? 'details', false);
  }

  /** Undoes what was just booked, whatever the notice. */
  undo = async () => {
    const { flow } = this;
    const { booked } = flow;
    if (!booked || flow.busy) return;
    flow.busy = msg('Undoing…');
    flow.trouble = undefined;
    try {
      await flow.apiClient().post('/v1/appointments/{id}/cancel', { params: { id: booked.id }, body: {}, headers: this.proof });
      this.startOver();
      flow.say(msg('Your booking is undone.'));
    } catch (cause) {
      flow.fail(cause, () => msg('The booking could not be undone'), this.undo);
    } finally {
      flow.busy = undefined;
    }
  };

  /** Saves what was booked for the person's calendar. */
  saveToCalendar = async () => {
    const { flow, proof } = this;
    const { booked } = flow;
    if (!booked) return;
    try {
      download(await flow.apiClient().get('/v1/appointments/{id}.ics', { params: { id: booked.id }, headers: proof }), `${booked.start.slice(0, 10)}.ics`, 'text/calendar');
    } catch (cause) {
      flow.fail(cause, () => msg('The file could not be made'), this.saveToCalendar);
    }
  };

  /** Times go while people look: an open month is asked for again each minute, without counting as activity. */
  private watch = () => {
    clearInterval(this.looking);
    this.looking = setInterval(() => void this.lookAgain(), refreshMs);
  };

  private async lookAgain() {
    const { flow, keeper, calendar } = this;
    if (document.visibilityState !== 'visible' || flow.step !== 'time') return;
    await calendar.refresh();
    const { start } = flow.draft;
    const isGone = start && !keeper.has(start) && start.startsWith(calendar.month) && !calendar.timesOf(start.slice(0, 10)).free.includes(start);
    if (isGone) await this.lost(start, []);
  }

  /** The page is looked at again, or left: times may have gone meanwhile, and what waits is saved. */
  async visibilityChanged() {
    const { flow, keeper } = this;
    if (document.visibilityState === 'hidden') keeper.catchUp(flow.reason);
    await this.lookAgain();
  }
}
