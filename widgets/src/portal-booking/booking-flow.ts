import { msg, str } from '@lit/localize';
import { state } from 'lit/decorators.js';
import type { FieldError } from '../parts/error-summary.ts';
import type { DatePart } from '../parts/typed-date.ts';
import { PortalElement } from '../portal/element.ts';
import { Problem } from '../portal/problem.ts';
import { StepHistory } from '../portal/step-history.ts';
import { Availability } from './availability.ts';
import { Calendar } from './calendar.ts';
import { wishOf, type Appointment, type Draft, type Practitioner } from './draft.ts';
import { PortalAppointmentBookedEvent, PortalBeforeBookEvent } from './events.ts';
import { HoldKeeper } from './hold-keeper.ts';
import { Offers, type OffersHost } from './offers.ts';
import { missingIn } from './steps/missing.ts';
import { numberOf, path, type BookingView, type Gone, type Step } from './steps/view.ts';

/** A call that failed, what it was for, and how to try again. */
export interface Trouble {
  cause: unknown;
  title: string;
  retry: () => unknown;
}

const mostLookedAhead = 8;

/**
 * What happens in a booking, step by step: what was chosen, the time that is held for it, and how one gets
 * from a step to another. How it looks is the tag's.
 */
export abstract class BookingFlow extends PortalElement implements BookingView, OffersHost {
  abstract type?: string;
  abstract practitioner?: string;
  abstract thanks?: string;
  abstract history: 'on' | 'off';
  /** What comes after the first paint is there. */
  protected abstract whenWhole(): Promise<unknown>;
  @state() draft: Draft = {};
  @state() reason = '';
  @state() gone?: Gone | undefined;
  @state() wrongParts: readonly DatePart[] = [];
  @state() step: Step = 'visit';
  @state() protected errors: readonly FieldError[] = [];
  @state() protected trouble?: Trouble | undefined;
  @state() protected busy?: string | undefined;
  @state() protected booked?: Appointment | undefined;
  @state() protected isRestoring = false;
  readonly offers: Offers = new Offers(this);
  readonly keeper = new HoldKeeper(this);
  readonly availability = new Availability(() => this.requestUpdate(), () => this.client);
  readonly calendar = new Calendar(this, this.availability);
  private readonly trail = new StepHistory(this, () => this.place);
  private place = '';
  private patientId?: string | undefined;
  private wasWell = false;
  private hasBegun = false;
  private isAsking = false;
  /** An answer is being changed: Continue returns to the check. */
  protected isChanging = false;

  constructor() {
    super();
    this.addController(this.keeper);
    this.addController(this.trail);
    for (const act of ['pointerdown', 'keydown']) this.addEventListener(act, () => this.keeper.touch(this.reason));
  }

  override connectedCallback() {
    this.place ||= `portal-booking-${[...document.querySelectorAll(this.localName)].indexOf(this)}`;
    this.draft = this.hasUpdated ? this.draft : { typeId: this.type };
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.onVisible);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.onVisible);
  }

  override portalChanged() {
    const { portal } = this;
    super.portalChanged();
    if (!portal) return;
    const isWell = portal.isOnline && !!portal.settings;
    if (isWell && !this.wasWell) {
      this.keeper.catchUp(this.reason);
      this.offers.recover();
    }
    this.wasWell = isWell;
    const patientId = portal.session?.patientId;
    if (patientId !== this.patientId) this.personChanged(patientId);
    if (!this.hasBegun) this.isRestoring = this.keeper.isStored;
    if (!this.hasBegun && !this.isRestoring) this.trail.replace('visit');
    // A hold of before a reload waits until it is known who is there.
    if (this.isRestoring && !this.isAsking && portal.session !== undefined && portal.settings) void this.restore();
    this.hasBegun = true;
  }

  override get locale() {
    return super.locale;
  }

  get presets() {
    return { type: this.type, location: this.location, practitioner: this.practitioner };
  }

  get viewer() {
    return this.session;
  }

  get phone() {
    return this.offers.place?.phone ?? this.settings?.organization.phone;
  }

  get zone() {
    return this.calendar.slots?.timeZone ?? this.offers.place?.timeZone ?? 'UTC';
  }

  standsOn = () => this.portal;
  apiClient = () => this.client;
  storageName = () => `portico:hold:${this.portal?.key}:${this.place}`;
  wish = (withAnyone = false) => wishOf(this.draft, withAnyone);
  ownStart = () => (this.keeper.isLost ? undefined : this.keeper.hold?.start);
  holdChanged = () => this.requestUpdate();
  errorOf = (field: string) => this.errors.find((one) => one.field === field)?.text;

  daysAhead() {
    const own = this.settings?.locations.find(({ id }) => id === this.draft.locationId)?.settings['scheduling.daysAhead'];
    return own ?? this.settings?.settings['scheduling.daysAhead'] ?? 90;
  }

  settle(change: Partial<Draft>, people?: readonly Practitioner[]) {
    const { draft } = this;
    const keys = ['typeId', 'locationId', 'practitionerId'] as const;
    const isLess = keys.some((key) => key in change && draft[key] && draft[key] !== change[key]);
    if (isLess) this.choose(change);
    else this.draft = { ...draft, ...change };
    if (people) this.lookAhead(people);
  }

  /** When each of a few people is next free. */
  private lookAhead(people: readonly Practitioner[]) {
    if (people.length > mostLookedAhead || this.step !== 'visit') return;
    void this.calendar.lookAhead([...(people.length > 1 ? [undefined] : []), ...people.map(({ id }) => id)]);
  }

  choose = (change: Partial<Draft>) => {
    this.draft = { ...this.draft, start: undefined, ...change };
    this.errors = [];
    this.gone = undefined;
    void this.keeper.release();
  };

  chooseStart = (start: string, practitionerId = this.draft.practitionerId) => {
    if (practitionerId !== this.draft.practitionerId) this.choose({ practitionerId });
    this.draft = { ...this.draft, start };
    this.errors = [];
    if (this.calendar.day !== start.slice(0, 10) || !this.calendar.slots) void this.calendar.open(start);
  };

  write = (reason: string) => {
    this.reason = reason;
    this.keeper.touch(reason);
  };

  showTyped = async () => {
    const read = this.renderRoot.querySelector('portal-part-date')?.read();
    if (!read) return;
    const { first, last } = this.calendar;
    const { date = '' } = 'date' in read ? read : {};
    const span = [this.locale.date(first), this.locale.date(last)] as const;
    const late = date && (date < first || date > last) ? msg(str`The date must be from ${span[0]} to ${span[1]}`) : '';
    const error = 'error' in read ? read.error : late;
    this.wrongParts = 'wrong' in read ? read.wrong : ['day', 'month', 'year'];
    const at = this.locale.dateOrder.findIndex((part) => this.wrongParts.includes(part));
    if (error) return this.showErrors([{ field: 'typed', text: error, control: at > 0 ? `typed-${this.locale.dateOrder[at]}` : 'typed' }]);
    this.errors = [];
    this.calendar.showDay(date);
    await this.availability.ask(this.wish() ?? { appointmentTypeId: '', locationId: '' }, date.slice(0, 7)).catch(() => undefined);
    await this.updateComplete;
    this.focusOn('.day [tabindex="-1"]');
  };

  changeIn = (step: Step) => {
    this.isChanging = this.step === 'check';
    this.go(step);
  };

  useAnotherAccount = () => this.portal?.signOut();

  holdAgain = async () => {
    if (await this.hold()) this.say(msg('Your time is held again.'));
  };

  copy = async (text: string) => {
    await navigator.clipboard.writeText(text).catch(() => undefined);
    this.say(msg('Copied.'));
  };

  startOver = () => {
    this.booked = undefined;
    this.draft = { ...this.draft, start: undefined };
    this.reason = '';
    void this.go('visit');
    this.lookAhead(this.offers.people.value ?? []);
  };

  /** Continue, or what the last step does. */
  protected next = async () => {
    const { step, draft, keeper } = this;
    this.trouble = undefined;
    const missing = missingIn(step, draft);
    if (missing.length) return this.showErrors(missing);
    if (step === 'check') return this.book();
    if (step === 'time' && !(await this.hold())) return;
    if (step === 'details') void keeper.save(this.reason).catch(() => undefined);
    const isReady = this.isChanging && keeper.has(draft.start) && this.viewer;
    this.go(isReady ? 'check' : (path[numberOf(step) + 1] ?? 'check'));
  };

  protected back = () => {
    const before = this.isChanging ? 'check' : path[numberOf(this.step) - 1];
    if (before && !this.trail.back(this.step)) void this.arrive(before);
  };

  protected go = (step: Step) => {
    this.trail.push(step);
    return this.arrive(step);
  };

  /** Back or Forward led here. */
  showStep(step: string | undefined) {
    const wanted = path.find((one) => one === step) ?? 'visit';
    if (!this.booked && wanted !== this.step) void this.arrive(wanted);
  }

  /** Keeps the chosen time. False: it can't be had, and the step says so. */
  private async hold(): Promise<boolean> {
    const { draft, keeper } = this;
    const { start } = draft;
    const wish = this.wish();
    if (!wish || !start || keeper.has(start)) return !!wish && !!start;
    this.busy = msg('Holding your time…');
    try {
      await keeper.take(wish, start, this.reason);
      this.gone = undefined;
      return true;
    } catch (cause) {
      if (!this.wasRefused(cause, start)) this.fail(cause, msg('We couldn’t hold your time'), this.next);
      return false;
    } finally {
      this.busy = undefined;
    }
  }

  private async book() {
    const { keeper, reason, draft } = this;
    const { hold } = keeper;
    if (!hold || this.busy) return;
    const { id: holdId, appointmentTypeId, locationId, practitionerId } = hold;
    if (!this.emit(new PortalBeforeBookEvent({ holdId, appointmentTypeId, locationId, practitionerId }))) return;
    this.busy = msg('Booking…');
    try {
      const body = { holdId, ...(reason.trim() && { reason }) };
      const booked = await this.client.post('/v1/appointments', { body, headers: keeper.headers });
      await this.celebrate(booked);
    } catch (cause) {
      const { type, errors } = this.failed(cause);
      if (this.wasRefused(cause, draft.start ?? hold.start)) return;
      if (type === 'hold-expired' || type === 'not-found') return keeper.lose();
      const own = errors.find(({ path: at }) => at === '/reason');
      if (!own && type !== 'step-missing') return this.fail(cause, msg('We don’t know yet whether your visit is booked'), this.next);
      await this.go('details');
      if (own) await this.showErrors([{ field: 'reason', text: own.message }]);
    } finally {
      this.busy = undefined;
    }
  }

  private async celebrate(booked: Appointment) {
    this.keeper.forget();
    this.availability.clear();
    this.booked = booked;
    this.reason = '';
    this.trail.replace('done');
    const arrived = this.arrive('done');
    this.emit(new PortalAppointmentBookedEvent({ id: booked.id }));
    await arrived;
    const { thanks } = this;
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
    const wasHere = this.step === 'time';
    void this.keeper.release();
    this.gone = { start, alternatives: alternatives.length ? alternatives : this.calendar.nextSpread(3) };
    this.draft = { ...this.draft, start: undefined };
    this.say(msg(str`${this.locale.shortWhen(start)} is no longer free`));
    void this.calendar.refresh();
    if (wasHere) await this.updateComplete;
    else await this.go('time');
    this.focusOn('.gone');
  }

  private fail(cause: unknown, title: string, retry: () => unknown) {
    const problem = this.failed(cause);
    this.trouble = { cause: problem, title, retry };
    this.say(title);
    void this.updateComplete.then(() => this.renderRoot.querySelector('.problem')?.scrollIntoView({ block: 'nearest' }));
  }

  private async showErrors(errors: readonly FieldError[]) {
    this.errors = errors;
    await this.whenWhole();
    await this.updateComplete;
    this.focusOn('.summary [tabindex]');
  }

  /** Shows a step, or the last one before it that makes sense by now. */
  private async arrive(wanted: Step, isFocused = true) {
    const { draft, keeper, trail } = this;
    const can = { visit: true, time: !!this.wish(), details: !!keeper.hold && !!draft.start, check: !!keeper.hold && !!draft.start && !!this.viewer, done: !!this.booked };
    const step = can[wanted] ? wanted : (path.slice(0, Math.max(numberOf(wanted), 0)).reverse().find((one) => can[one]) ?? 'visit');
    this.step = step;
    if (step !== wanted) trail.replace(step);
    this.errors = [];
    this.trouble = undefined;
    if (step === 'check' || step === 'done') this.isChanging = false;
    if (step === 'time') void this.calendar.open(draft.start);
    await this.updateComplete;
    if (isFocused) this.focusOn('.title');
  }

  private focusOn(selector: string) {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
    if (this.getBoundingClientRect().top < 0 || selector !== '.title') this.renderRoot.querySelector(selector)?.scrollIntoView({ block: selector === '.title' ? 'center' : 'nearest' });
  }

  /** Somebody signed in, or what was private leaves the page. */
  private personChanged(patientId: string | undefined) {
    const before = this.patientId;
    this.patientId = patientId;
    this.availability.clear();
    if (before) this.forgetPerson();
    if (this.step === 'time') void this.calendar.open(this.draft.start);
    if (patientId && this.keeper.hold) void this.welcome();
  }

  private forgetPerson() {
    this.reason = '';
    if (this.booked) this.startOver();
    else if (this.step === 'check') void this.arrive('details');
  }

  /** The time stays held through signing in, and what was written comes back from it. */
  private async welcome() {
    const isHere = this.shadowRoot?.activeElement?.localName === 'portal-login';
    await this.updateComplete;
    if (isHere) this.focusOn('.who [tabindex="-1"]');
    const hold = await this.keeper.restore().catch(() => undefined);
    this.reason ||= hold?.reason ?? '';
  }

  protected restore = async () => {
    this.isRestoring = this.isAsking = true;
    this.trouble = undefined;
    try {
      const hold = await this.keeper.restore();
      if (!hold) return this.trail.replace('visit');
      const { appointmentTypeId: typeId, locationId, practitionerId, start } = hold;
      this.draft = { typeId, locationId, practitionerId, start };
      this.reason = hold.reason ?? '';
      await this.arrive(path.find((one) => one === this.trail.step) ?? 'details', false);
    } catch (cause) {
      this.fail(cause, msg('We couldn’t find the time that was held for you'), this.restore);
    } finally {
      this.isRestoring = this.isAsking = false;
    }
  };

  /** The page is looked at again: times may have gone meanwhile. */
  private onVisible = async () => {
    const { draft, keeper, calendar } = this;
    if (document.visibilityState === 'hidden') keeper.catchUp(this.reason);
    if (document.visibilityState !== 'visible' || this.step !== 'time') return;
    await calendar.refresh();
    const { start } = draft;
    const isGone = start && start === this.draft.start && !keeper.has(start) && start.startsWith(calendar.month) && !calendar.timesOf(start.slice(0, 10)).free.includes(start);
    if (isGone) await this.lost(start, []);
  };
}
