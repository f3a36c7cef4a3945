import { msg } from '@lit/localize';
import { state } from 'lit/decorators.js';
import { Findings, type Wrong } from '../accounts/findings.ts';
import type { DatePart } from '../parts/typed-date.ts';
import type { Bootstrap } from '../portal/bootstrap.ts';
import { PortalElement } from '../portal/element.ts';
import { StepHistory } from '../portal/step-history.ts';
import { Availability } from './availability.ts';
import type { BookingActs } from './booking-acts.ts';
import { wishOf, type Appointment, type Draft, type Practitioner } from './draft.ts';
import { stored } from './hold-storage.ts';
import { LookAhead } from './look-ahead.ts';
import { Offers, type OffersHost } from './offers.ts';
import { missingIn } from './steps/missing.ts';
import { numberOf, path, type BookingView, type Gone, type Step } from './steps/view.ts';

/** A call that failed, what it was for, and how to try again. */
export interface Trouble {
  cause: unknown;
  title: () => string;
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
  /** The visit (id) that is to be moved. */
  abstract moves?: string;
  /** That visit, where it is known already; and what proves it where nobody is signed in. */
  abstract visit?: Appointment;
  abstract proof?: Record<string, string>;
  /** What is chosen beforehand stands: times come at once. */
  abstract again: boolean;
  /** What comes after the first paint is there. */
  protected abstract whenWhole(): Promise<unknown>;
  /** Fetches what the later steps do, unless it is there. @throws Problem where it doesn't come */
  protected abstract fetchActs(): Promise<BookingActs>;
  @state() draft: Draft = {};
  @state() reason = '';
  @state() gone?: Gone | undefined;
  @state() wrongParts: readonly DatePart[] = [];
  @state() step: Step = 'visit';
  @state() trouble?: Trouble | undefined;
  @state() busy?: string | undefined;
  @state() booked?: Appointment | undefined;
  /** The visit that is to be moved, once it is known. */
  @state() old?: Appointment | undefined;
  @state() isRestoring = false;
  readonly offers: Offers = new Offers(this);
  acts?: BookingActs;
  readonly availability = new Availability(() => this.requestUpdate(), () => this.client, () => this.proof);
  readonly ahead = new LookAhead(() => this.wish(true), this.availability);
  /** What is wrong with the answers of this step. */
  private readonly found = new Findings();
  readonly trail = new StepHistory(this, () => this.place);
  private place = '';
  private patientId?: string | undefined;
  private wasWell = false;
  private hasBegun = false;
  private isAsking = false;
  private isFinding = false;
  /** An answer is being changed: Continue returns to the check. */
  isChanging = false;

  constructor() {
    super();
    this.addController(this.trail);
    for (const act of ['pointerdown', 'keydown']) this.addEventListener(act, () => this.acts?.keeper.touch(this.reason));
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
      this.acts?.keeper.catchUp(this.reason);
      this.offers.recover();
    }
    this.wasWell = isWell;
    const patientId = portal.session?.patientId;
    if (patientId !== this.patientId) this.personChanged(patientId);
    if (!this.hasBegun) this.isRestoring = !!stored(this.storageName());
    if (!this.hasBegun && !this.isRestoring) this.trail.replace('visit');
    // A hold of before a reload waits until it is known who is there.
    if (this.isRestoring && !this.isAsking && portal.session !== undefined && portal.settings) void this.restore();
    this.hasBegun = true;
    if (this.moves && !this.old && !this.isFinding && (patientId || this.proof)) void this.findOld(this.moves);
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
    return this.acts?.calendar.slots?.timeZone ?? this.offers.place?.timeZone ?? 'UTC';
  }

  /** The visit that is moved. */
  get moving() {
    return this.old;
  }

  /** A setting, as it holds at the chosen place. */
  settingOf = <Key extends keyof Bootstrap['settings']>(key: Key): Bootstrap['settings'][Key] | undefined => {
    const { settings, draft } = this;
    const own = settings?.locations.find(({ id }) => id === draft.locationId)?.settings;
    return own && key in own ? (own as Partial<Bootstrap['settings']>)[key] : settings?.settings[key];
  };

  standsOn = () => this.portal;
  apiClient = () => this.client;
  storageName = () => `portico:hold:${this.portal?.key}:${this.place}`;
  wish = (withAnyone = false) => wishOf(this.draft, withAnyone);
  errorOf = this.found.of;

  get errors() {
    return this.found.all();
  }

  settle(change: Partial<Draft>, people?: readonly Practitioner[]) {
    if (this.moves) return;
    const { draft } = this;
    const keys = ['typeId', 'locationId', 'practitionerId'] as const;
    const isLess = keys.some((key) => key in change && draft[key] && draft[key] !== change[key]);
    if (isLess) this.choose(change);
    else this.draft = { ...draft, ...change };
    if (people) this.lookAhead(people);
    if (people && this.again && this.step === 'visit' && this.draft.practitionerId !== undefined) void this.fetchActs().then(() => this.arrive('time'), () => undefined);
  }

  /** When each of a few people is next free. */
  lookAhead(people: readonly Practitioner[]) {
    if (people.length > mostLookedAhead || this.step !== 'visit') return;
    void this.ahead.look([...(people.length > 1 ? [undefined] : []), ...people.map(({ id }) => id)]);
  }

  choose = (change: Partial<Draft>) => {
    this.draft = { ...this.draft, start: undefined, ...change };
    this.mended();
    this.gone = undefined;
    void this.acts?.keeper.release();
  };

  /** Continue, or what the last step does. */
  next = async () => {
    const { step, draft, acts } = this;
    this.trouble = undefined;
    const missing = () => [...missingIn(step, draft), ...(step === 'details' ? (acts?.asks.missing() ?? []) : [])];
    if (missing().length) return this.showErrors(missing);
    if (step === 'check') return acts?.book();
    if (step === 'time' && !(await acts?.hold())) return;
    if (step === 'details' && !(await acts?.leaveDetails())) return;
    const isReady = this.isChanging && acts?.keeper.has(draft.start) && acts.isSomebody;
    void this.go(isReady || this.moves ? 'check' : (path[numberOf(step) + 1] ?? 'check'));
  };

  protected back = () => {
    if ((this.moves || this.again) && this.step === 'time') return this.leave();
    const before = this.isChanging ? 'check' : this.moves ? 'time' : path[numberOf(this.step) - 1];
    if (before && !this.trail.back(this.step)) void this.arrive(before);
  };

  go = (step: Step) => {
    this.trail.push(step);
    return this.arrive(step);
  };

  /** Back or Forward led here. */
  showStep(step: string | undefined) {
    const wanted = path.find((one) => one === step) ?? 'visit';
    if (!this.booked && wanted !== this.step) void this.arrive(wanted);
  }

  fail(cause: unknown, title: () => string, retry: () => unknown) {
    const problem = this.failed(cause);
    this.trouble = { cause: problem, title, retry };
    this.say(title);
    void this.updateComplete.then(() => this.renderRoot.querySelector('.problem')?.scrollIntoView({ block: 'nearest' }));
  }

  /** What was wrong with a field is gone; without one: with any. */
  mended(field?: string) {
    if (field) this.found.mend(field);
    else this.found.are([]);
    this.requestUpdate();
  }

  async showErrors(wrong: Wrong) {
    this.found.are(wrong);
    this.requestUpdate();
    await this.whenWhole();
    await this.updateComplete;
    this.focusOn('.summary [tabindex]');
  }

  /** Shows a step, or the last one before it that makes sense by now. */
  async arrive(wanted: Step, isFocused = true) {
    const { draft, acts, trail } = this;
    const isHeld = !!acts?.keeper.hold && !!draft.start;
    const can = { visit: !this.moves, time: !!this.wish(), details: isHeld, check: isHeld && !!acts.isSomebody, done: !!this.booked };
    const step = can[wanted] ? wanted : (path.slice(0, Math.max(numberOf(wanted), 0)).reverse().find((one) => can[one]) ?? 'visit');
    this.step = step;
    if (step !== wanted) trail.replace(step);
    this.mended();
    this.trouble = undefined;
    if (step === 'check' || step === 'done') this.isChanging = false;
    if (step === 'time') void acts?.calendar.open(draft.start);
    if (step === 'details') void acts?.asks.load();
    await this.updateComplete;
    if (isFocused) this.focusOn('.title');
  }

  focusOn(selector: string) {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
    if (this.getBoundingClientRect().top < 0 || selector !== '.title') this.renderRoot.querySelector(selector)?.scrollIntoView({ block: selector === '.title' ? 'center' : 'nearest' });
  }

  /** Somebody signed in, or what was private leaves the page. */
  private personChanged(patientId: string | undefined) {
    const before = this.patientId;
    this.patientId = patientId;
    this.availability.clear();
    if (before) this.forgetPerson();
    if (this.step === 'time') void this.acts?.calendar.open(this.draft.start);
    if (patientId) void this.acts?.welcome();
  }

  private forgetPerson() {
    this.reason = '';
    this.acts?.asks.forget();
    if (this.booked) this.acts?.startOver();
    else if (this.step === 'check') void this.arrive('details');
  }

  /** The tag that this one stands in goes on. */
  leave = () => this.dispatchEvent(new Event('portal-part-leave', { bubbles: true }));

  /** The visit that is to be moved: its type, clinic and practitioner are what times are asked for. */
  private findOld = async (id: string) => {
    this.isFinding = true;
    this.trouble = undefined;
    try {
      const old = this.visit ?? (await this.client.get('/v1/me/appointments/{id}', { params: { id } }));
      this.old = old;
      this.draft = { typeId: old.appointmentType.id ?? undefined, locationId: old.location.id, practitionerId: old.practitioner.id, moves: id };
      await this.fetchActs();
      await this.arrive('time');
    } catch (cause) {
      this.fail(cause, () => msg('We couldn’t load the visit that is to be moved'), () => this.findOld(id));
    } finally {
      this.isFinding = false;
    }
  };

  protected restore = async () => {
    this.isRestoring = this.isAsking = true;
    this.trouble = undefined;
    try {
      const kept = stored(this.storageName());
      await (await this.fetchActs()).restore(kept);
    } catch (cause) {
      this.fail(cause, () => msg('We couldn’t find the time that was held for you'), this.restore);
    } finally {
      this.isRestoring = this.isAsking = false;
    }
  };

  private onVisible = () => this.acts?.visibilityChanged();
}
