import { msg } from '@lit/localize';
import { initialState, Task } from '@lit/task';
import { state } from 'lit/decorators.js';
import { readBirthDate } from '../accounts/birth-date.ts';
import { digitsOf } from '../accounts/code-field.ts';
import { FormRun } from '../accounts/form-run.ts';
import type { DatePartElement } from '../parts/date-fields.ts';
import { notice } from '../parts/notice.ts';
import type { DatePart } from '../parts/typed-date.ts';
import { PortalElement } from '../portal/element.ts';
import type { Problem } from '../portal/problem.ts';
import { StepHistory } from '../portal/step-history.ts';
import { completion, contactOf, emptyDraft, path, type Asked, type Draft, type Step } from './draft.ts';
import { PortalRegisteredEvent } from './events.ts';
import { detailFields, refusedFields, wrongDetails, wrongIn } from './wrong.ts';

/** The registration that the API holds: its code goes to one contact. */
interface Begun {
  id: string;
  contact: string;
  /** Proves the last step, once the code was right. */
  token?: string;
}

/**
 * What happens while somebody registers, step by step: what was typed, the registration that the API holds for it, and how
 * one gets from a step to another. How it looks is the tag's.
 */
export abstract class RegisterFlow extends PortalElement {
  abstract history: 'on' | 'off';
  abstract arrive?: (news?: () => unknown, username?: string) => unknown;
  @state() protected step: Step = 'contact';
  @state() protected draft: Draft = emptyDraft;
  @state() protected begun?: Begun;
  @state() protected wrongParts: readonly DatePart[] = [];
  /** Too young to register: the clinic's phone, if it has one. */
  @state() protected tooYoung?: { phone: string | null };
  @state() protected news?: () => string;
  private place = '';
  /** An answer is being changed: Continue returns to the last step. */
  private isChanging = false;
  protected readonly form = new FormRun(this, (cause) => this.failed(cause));
  private readonly trail = new StepHistory(this, () => this.place);

  protected readonly asked = new Task(this, {
    args: () => [!!this.settings?.enabled && !!this.settings.settings['general.publicSignup']] as const,
    task: async ([isOffered], { signal }) => (isOffered ? this.client.get('/v1/registrations/form', { signal, anonymous: true }) : initialState),
    onComplete: (asked: Asked) => asked.systems.includes(this.draft.system) || this.write({ system: asked.systems[0] ?? 'email' }),
    onError: (cause) => this.failed(cause),
  });

  constructor() {
    super();
    this.addController(this.trail);
  }

  override connectedCallback() {
    this.place ||= `portal-register-${[...document.querySelectorAll(this.localName)].indexOf(this)}`;
    super.connectedCallback();
    // What was typed before a reload is gone: the history begins anew too.
    if (this.step === 'contact') this.trail.replace('contact');
  }

  protected next = (asked: Asked) => {
    this.news = undefined;
    const { step } = this;
    if (step === 'contact') return this.sendCode(asked);
    if (step === 'code') return this.verify(asked);
    if (step === 'details') return this.takeDetails(asked);
    return this.complete(asked);
  };

  private sendCode(asked: Asked) {
    const { draft } = this;
    const contact = contactOf(draft);
    // Proved already, and not another one: nothing is asked twice.
    if (this.begun?.token && this.begun.contact === contact.value) return this.go(this.afterChange('details'));
    return this.form.send({
      wrong: () => wrongIn('contact', draft, asked),
      act: async () => {
        const { id } = await this.client.post('/v1/registrations', { body: { contact }, anonymous: true });
        this.begun = { id, contact: contact.value };
        this.write({ code: '' });
        this.go('code');
      },
      refused: (problem) => () => refusedFields(problem),
      names: { contact: contact.system },
      title: () => msg('The code could not be sent'),
    });
  }

  private verify(asked: Asked) {
    const { begun, draft } = this;
    if (!begun) return this.go('contact');
    return this.form.send({
      wrong: () => wrongIn('code', draft, asked),
      act: async () => {
        const { token } = await this.client.post('/v1/registrations/{id}/verify', { params: { id: begun.id }, body: { code: digitsOf(draft.code) }, anonymous: true });
        this.begun = { ...begun, token };
        // Back leads past the code: it is good once.
        this.go(this.afterChange('details'), true);
      },
      refused: (problem) => this.ended(problem) ?? (() => refusedFields(problem)),
      title: () => msg('The code could not be checked'),
    });
  }

  private takeDetails(asked: Asked) {
    const readDate = () => readBirthDate(this.date, { name: 'birthDate', isNeeded: asked.mandatory.includes('birthDate') });
    const read = readDate();
    this.wrongParts = 'parts' in read ? read.parts : ['day', 'month', 'year'];
    if ('date' in read) this.write({ birthDate: read.date });
    const { draft } = this;
    return this.form.send({
      wrong: () => wrongDetails(draft, asked, readDate()),
      act: async () => (asked.adultsOnly && isMinor(this.draft.birthDate) ? this.refuseYoung(this.settings?.organization.phone ?? null) : this.go('account')),
    });
  }

  private complete(asked: Asked) {
    const { begun, draft } = this;
    if (!begun?.token) return this.go('contact');
    const body = completion(draft, begun.token);
    return this.form.send({
      wrong: () => wrongIn('account', draft, asked),
      act: async () => {
        await this.client.post('/v1/registrations/{id}/complete', { params: { id: begun.id }, body, anonymous: true });
        this.arriveAt(body.username);
      },
      refused: this.refused,
      names: { phone: 'cell', accepted: 'terms' },
      title: () => msg('Your account could not be made'),
    });
  }

  private arriveAt(username: string) {
    this.begun = undefined;
    this.draft = { ...emptyDraft, username };
    this.emit(new PortalRegisteredEvent());
    if (this.arrive) return this.arrive(() => notice('success', msg('Your account is ready'), msg('Sign in with your username and password.')), username);
    this.go('done', true);
  }

  private refused = (problem: Problem) => {
    const { type, members, errors } = problem;
    if (type === 'adults-only') {
      this.refuseYoung(typeof members.phone === 'string' ? members.phone : null);
      return 'handled';
    }
    // What concerns the step before is mended there.
    if (errors.some(({ path }) => detailFields.includes(path.slice(1)) || path === '/phone')) this.show('details');
    return this.ended(problem) ?? (() => refusedFields(problem));
  };

  private refuseYoung(phone: string | null) {
    this.tooYoung = { phone };
    void this.focusTitle();
  }

  /** The API holds this registration no longer: it begins again, with all that was typed. */
  private ended({ type }: Problem) {
    if (type !== 'registration-ended' && type !== 'not-found') return undefined;
    this.begun = undefined;
    this.isChanging = false;
    this.go('contact');
    this.news = () => msg('Too much time has passed, so your code ended. Have a new one sent: what you typed is kept.');
    return 'handled' as const;
  }

  protected sendAgain = () => {
    const { id } = this.begun ?? {};
    if (!id) return;
    this.news = undefined;
    return this.form.send({
      act: async () => {
        await this.client.post('/v1/registrations/{id}/codes', { params: { id }, anonymous: true });
        this.write({ code: '' });
        this.news = () => msg('A new code is on its way. The one before no longer works.');
        this.say(this.news);
      },
      refused: (problem) => this.ended(problem) ?? [],
      title: () => msg('The code could not be sent'),
    });
  };

  protected write = (change: Partial<Draft>) => (this.draft = { ...this.draft, ...change });

  /** Leads to a step in order to change one answer; Continue returns to the last step. */
  protected change = (step: Step) => {
    this.isChanging = true;
    this.go(step);
  };

  private afterChange(step: Step): Step {
    return this.isChanging ? 'account' : step;
  }

  /** Shows a step and puts the focus on its heading; browser Back leads to the one before, unless that is over. */
  protected go(step: Step, isInstead = false) {
    if (step === 'account') this.isChanging = false;
    if (isInstead) this.trail.replace(step);
    else this.trail.push(step);
    this.show(step);
  }

  private show(step: Step) {
    this.step = step;
    this.form.clear();
    void this.focusTitle();
  }

  private async focusTitle() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.title')?.focus();
  }

  /** Back or Forward led to a step; one whose call isn't possible any more leads to the first. */
  showStep(step: string | undefined) {
    const wanted = path.find((one) => one === step) ?? 'contact';
    const canShow = wanted === 'contact' || (wanted === 'code' ? !!this.begun && !this.begun.token : !!this.begun?.token);
    if (this.step !== 'done') this.show(canShow ? wanted : 'contact');
  }

  protected back = () => {
    const before = this.step === 'account' ? 'details' : 'contact';
    if (this.step === 'contact') return this.arrive?.();
    this.isChanging = false;
    if (!this.trail.back(this.step)) this.show(before);
  };

  private get date() {
    return this.renderRoot.querySelector<DatePartElement>('portal-part-date');
  }

  protected mendBirthDate = () => {
    this.tooYoung = undefined;
    this.change('details');
  };
}

/** Surely under 18, wherever the clinic is; on the day itself the API decides. */
function isMinor(birthDate: string) {
  const tomorrow = new Date(Date.now() + 24 * 3600_000).toLocaleDateString('en-CA');
  return birthDate > `${Number(tomorrow.slice(0, 4)) - 18}${tomorrow.slice(4)}`;
}
