import { msg, str } from '@lit/localize';
import { initialState, Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { answersStyles } from '../accounts/answers.styles.ts';
import { readBirthDate } from '../accounts/birth-date.ts';
import { digitsOf } from '../accounts/code-field.ts';
import { FormRun, submitted } from '../accounts/form-run.ts';
import { ticksStyles } from '../accounts/ticks.styles.ts';
import { button } from '../parts/button.ts';
import { choicesStyles } from '../parts/choices.styles.ts';
import type { DatePartElement } from '../parts/date-fields.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { backIcon } from '../parts/icon.ts';
import { notice } from '../parts/notice.ts';
import { phoneCall } from '../parts/phone-line.ts';
import { stepsStyles } from '../parts/steps.styles.ts';
import { steps } from '../parts/steps.ts';
import type { DatePart } from '../parts/typed-date.ts';
import { PortalElement } from '../portal/element.ts';
import { Problem } from '../portal/problem.ts';
import { StepHistory } from '../portal/step-history.ts';
import { tag } from '../portal/tag.ts';
import { completion, contactOf, emptyDraft, numberOf, path, type Asked, type Draft, type Step } from './draft.ts';
import { PortalRegisteredEvent } from './events.ts';
import { styles } from './portal-register.styles.ts';
import { accountStep, codeStep, contactStep, detailsStep, type RegisterView } from './steps.ts';
import { detailFields, refusedFields, wrongIn } from './wrong.ts';

/** The registration that the API holds: its code goes to one contact. */
interface Begun {
  id: string;
  contact: string;
  /** Proves the last step, once the code was right. */
  token?: string;
}

/**
 * Makes an account: proves an email or phone by a code, asks what the clinic needs, and lets the person choose username
 * and password. Nobody is signed in by it. Shows nothing but a sentence where the clinic has no sign-up.
 *
 * @fires {PortalRegisteredEvent} portal-registered - The account is there.
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @csspart root - The whole tag.
 * @csspart form - The form of a step.
 * @csspart field - A label with its control.
 * @csspart submit - The button that goes on, and at last makes the account.
 * @csspart footer - The line with the clinic's phone.
 */
@tag('portal-register')
export class PortalRegister extends PortalElement {
  static override styles = [PortalElement.styles, fieldStyles, choicesStyles, ticksStyles, answersStyles, stepsStyles, styles];
  /** Stands in another tag, which has the clinic's phone itself. */
  @property({ type: Boolean }) inside = false;
  /** `off`: the browser's Back leaves the page instead of going one step back. */
  @property() history: 'on' | 'off' = 'on';
  /** Where it leads in the tag that it stands in: back to signing in. */
  @property({ attribute: false }) arrive?: (news?: unknown, username?: string) => unknown;
  @state() private step: Step = 'contact';
  @state() private draft: Draft = emptyDraft;
  @state() private begun?: Begun;
  @state() private wrongParts: readonly DatePart[] = [];
  /** Too young to register: the clinic's phone, if it has one. */
  @state() private tooYoung?: { phone: string | null };
  @state() private news?: string;
  private place = '';
  /** An answer is being changed: Continue returns to the last step. */
  private isChanging = false;
  private readonly form = new FormRun(this, (cause) => this.failed(cause));
  private readonly trail = new StepHistory(this, () => this.place);

  private readonly asked = new Task(this, {
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

  protected override render() {
    const title = this.step === 'done' || this.asked.value ? undefined : msg('Create an account');
    return this.framed(() => this.content(), { title, lines: 3, isWithoutPhone: this.inside });
  }

  private content() {
    if (this.session && this.step !== 'done') return this.signedIn(this.session.user.name);
    if (!this.settings?.settings['general.publicSignup']) return this.notOffered();
    const waiting = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${() => this.asked.run()}></portal-part-skeleton>`;
    return this.asked.render({
      initial: waiting,
      pending: waiting,
      error: (cause) =>
        cause instanceof Problem && cause.status === 404 ? this.notOffered() : this.problem(cause, () => this.asked.run(), msg('The form could not be loaded')),
      complete: (asked) => (this.tooYoung ? this.adultsOnly(this.tooYoung.phone) : this.step === 'done' ? this.done() : this.steps(asked)),
    });
  }

  private steps(asked: Asked) {
    const { step, form, begun } = this;
    const now = numberOf(step);
    const [title, text, content] = this.look(step, this.view(asked));
    const last = step === 'account';
    return html`<form class="main" part="form" novalidate @submit=${submitted(() => this.next(asked))}>
      ${now || this.arrive ? html`<div class="back">${button(now ? msg('Back') : msg('Back to sign in'), this.back, { kind: 'link', icon: backIcon })}</div>` : nothing}
      ${steps([msg('Contact'), msg('Code'), msg('Details'), msg('Account')], now, (i) => this.go(begun?.token && i === 1 ? 'contact' : (path[i] ?? 'contact')))}
      <div class="intro">${this.heading(0, title, 'title')}${text ? html`<p class="muted">${text}</p>` : nothing}</div>
      ${form.draw(this.headingLevel + 1)} ${this.news ? notice('info', this.news) : nothing} ${content}
      <div class="actions">${button(last ? msg('Create account') : msg('Continue'), undefined, {
        kind: 'primary', width: 'page', type: 'submit', part: 'submit', busy: form.isBusy && (last ? msg('Creating…') : msg('One moment…')),
      })}</div>
    </form>`;
  }

  private look(step: Step, view: RegisterView): readonly [title: string, text: string | undefined, content: unknown] {
    switch (step) {
      case 'code':
        return [msg('Enter the code'), msg(str`We sent it to ${view.sentTo}. It is good for 10 minutes.`), codeStep(view)];
      case 'details':
        return [msg('About you'), undefined, detailsStep(view)];
      case 'account':
        return [msg('How you sign in'), undefined, accountStep(view)];
      default:
        return [msg('Create an account'), msg(str`With an account at ${view.clinic} you see your visits, invoices and health record.`), contactStep(view)];
    }
  }

  private view(asked: Asked): RegisterView {
    return {
      asked, draft: this.draft, locale: this.locale, level: this.headingLevel, clinic: this.settings?.organization.name ?? '', sentTo: this.begun?.contact ?? '',
      wrongParts: this.wrongParts, errorOf: this.form.errorOf, write: this.write, go: this.change, sendAgain: this.sendAgain,
    };
  }

  private next = (asked: Asked) => {
    this.news = undefined;
    const { step } = this;
    if (step === 'contact') return this.sendCode(asked);
    if (step === 'code') return this.verify(asked);
    if (step === 'details') return this.takeDetails(asked);
    return this.complete(asked);
  };

  private sendCode(asked: Asked) {
    const contact = contactOf(this.draft);
    // Proved already, and not another one: nothing is asked twice.
    if (this.begun?.token && this.begun.contact === contact.value) return this.go(this.afterChange('details'));
    return this.form.send({
      wrong: wrongIn('contact', this.draft, asked),
      act: async () => {
        const { id } = await this.client.post('/v1/registrations', { body: { contact }, anonymous: true });
        this.begun = { id, contact: contact.value };
        this.write({ code: '' });
        this.go('code');
      },
      refused: refusedFields,
      names: { contact: contact.system },
      title: msg('The code could not be sent'),
    });
  }

  private verify(asked: Asked) {
    const { begun, draft } = this;
    if (!begun) return this.go('contact');
    return this.form.send({
      wrong: wrongIn('code', draft, asked),
      act: async () => {
        const { token } = await this.client.post('/v1/registrations/{id}/verify', { params: { id: begun.id }, body: { code: digitsOf(draft.code) }, anonymous: true });
        this.begun = { ...begun, token };
        // Back leads past the code: it is good once.
        this.go(this.afterChange('details'), true);
      },
      refused: (problem) => this.ended(problem) ?? refusedFields(problem),
      title: msg('The code could not be checked'),
    });
  }

  private takeDetails(asked: Asked) {
    const read = readBirthDate(this.date, { name: 'birthDate', isNeeded: asked.mandatory.includes('birthDate') });
    this.wrongParts = 'parts' in read ? read.parts : ['day', 'month', 'year'];
    if ('date' in read) this.write({ birthDate: read.date });
    const wrong = wrongIn('details', this.draft, asked);
    // In the order in which they stand.
    const names = wrong.filter(({ field }) => field.endsWith('Name'));
    const all = 'error' in read ? [...names, read.error, ...wrong.filter((one) => !names.includes(one))] : wrong;
    return this.form.send({
      wrong: all,
      act: async () => (asked.adultsOnly && isMinor(this.draft.birthDate) ? this.refuseYoung(this.settings?.organization.phone ?? null) : this.go('account')),
    });
  }

  private complete(asked: Asked) {
    const { begun, draft } = this;
    if (!begun?.token) return this.go('contact');
    const body = completion(draft, begun.token);
    return this.form.send({
      wrong: wrongIn('account', draft, asked),
      act: async () => {
        await this.client.post('/v1/registrations/{id}/complete', { params: { id: begun.id }, body, anonymous: true });
        this.arriveAt(body.username);
      },
      refused: this.refused,
      names: { phone: 'cell', accepted: 'terms' },
      title: msg('Your account could not be made'),
    });
  }

  private arriveAt(username: string) {
    this.begun = undefined;
    this.draft = { ...emptyDraft, username };
    this.emit(new PortalRegisteredEvent());
    if (this.arrive) return this.arrive(notice('success', msg('Your account is ready'), msg('Sign in with your username and password.')), username);
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
    return this.ended(problem) ?? refusedFields(problem);
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
    this.news = msg('Too much time has passed, so your code ended. Have a new one sent: what you typed is kept.');
    return 'handled' as const;
  }

  private sendAgain = () => {
    const { id } = this.begun ?? {};
    if (!id) return;
    this.news = undefined;
    return this.form.send({
      act: async () => {
        await this.client.post('/v1/registrations/{id}/codes', { params: { id }, anonymous: true });
        this.write({ code: '' });
        this.news = msg('A new code is on its way. The one before no longer works.');
        this.say(this.news);
      },
      refused: (problem) => this.ended(problem) ?? [],
      title: msg('The code could not be sent'),
    });
  };

  private write = (change: Partial<Draft>) => (this.draft = { ...this.draft, ...change });

  /** Leads to a step in order to change one answer; Continue returns to the last step. */
  private change = (step: Step) => {
    this.isChanging = true;
    this.go(step);
  };

  private afterChange(step: Step): Step {
    return this.isChanging ? 'account' : step;
  }

  /** Shows a step and puts the focus on its heading; browser Back leads to the one before, unless that is over. */
  private go(step: Step, isInstead = false) {
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

  private back = () => {
    const before = this.step === 'account' ? 'details' : 'contact';
    if (this.step === 'contact') return this.arrive?.();
    this.isChanging = false;
    if (!this.trail.back(this.step)) this.show(before);
  };

  private get date() {
    return this.renderRoot.querySelector<DatePartElement>('portal-part-date');
  }

  private done() {
    const next = notice('success', msg('Sign in with the username and password that you chose.'));
    return html`<div class="main">
      ${this.heading(0, msg('Your account is ready'), 'title')}
      ${this.session ? nothing : html`<portal-login inside display="form" heading-level=${this.headingLevel + 1} .username=${this.draft.username} .news=${next}></portal-login>`}
    </div>`;
  }

  private adultsOnly(phone: string | null) {
    return html`<div class="stack">${this.heading(0, msg('Accounts are for people of 18 and over'), 'title')}
      <p class="muted">${msg('Call the clinic: they set things up with you and your parent or guardian.')}</p>${phoneCall(phone ?? this.settings?.organization.phone)}
      ${button(msg('Change date of birth'), this.mendBirthDate)}</div>`;
  }

  private mendBirthDate = () => {
    this.tooYoung = undefined;
    this.change('details');
  };

  private notOffered() {
    return html`<div class="stack"><p class="muted">${msg('This clinic makes accounts at the desk or by phone.')}</p>${phoneCall(this.settings?.organization.phone)}</div>`;
  }

  private signedIn(name: string) {
    return html`<div class="stack"><p>${msg(str`You are signed in as ${name}.`)}</p>
      ${button(msg('Use another account'), () => this.portal?.signOut())}</div>`;
  }
}

/** Surely under 18, wherever the clinic is; on the day itself the API decides. */
function isMinor(birthDate: string) {
  const tomorrow = new Date(Date.now() + 24 * 3600_000).toLocaleDateString('en-CA');
  return birthDate > `${Number(tomorrow.slice(0, 4)) - 18}${tomorrow.slice(4)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-register': PortalRegister;
  }
}
