import { msg, str } from '@lit/localize';
import { TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { submitted } from '../accounts/form-run.ts';
import { ticksStyles } from '../accounts/ticks.styles.ts';
import { answersStyles } from '../parts/answers.styles.ts';
import { button } from '../parts/button.ts';
import { choicesStyles } from '../parts/choices.styles.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { backIcon } from '../parts/icon.ts';
import { notice } from '../parts/notice.ts';
import { phoneCall } from '../parts/phone-line.ts';
import { stepsStyles } from '../parts/steps.styles.ts';
import { steps } from '../parts/steps.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import { numberOf, path, type Asked, type Step } from './draft.ts';
import { styles } from './portal-register.styles.ts';
import { RegisterFlow } from './register-flow.ts';
import { accountStep, codeStep, contactStep, detailsStep, type RegisterView } from './steps.ts';

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
export class PortalRegister extends RegisterFlow {
  static override styles = [RegisterFlow.styles, fieldStyles, choicesStyles, ticksStyles, answersStyles, stepsStyles, styles];
  /** Stands in another tag, which has the clinic's phone itself. */
  @property({ type: Boolean }) inside = false;
  /** `off`: the browser's Back leaves the page instead of going one step back. */
  @property() history: 'on' | 'off' = 'on';
  /** Where it leads in the tag that it stands in: back to signing in. */
  @property({ attribute: false }) arrive?: (news?: () => unknown, username?: string) => unknown;

  protected override render() {
    const title = this.isAside ? msg('Create an account') : undefined;
    return this.framed(() => this.content(), { title, lines: 3, isWithoutPhone: this.inside });
  }

  /** Whether something stands in place of the steps, which bring their own title. */
  private get isAside() {
    const { settings, session, asked, portal } = this;
    const isOff = settings && !(settings.enabled && settings.settings['general.publicSignup']);
    return this.step !== 'done' && !!(isOff || session || portal?.trouble || asked.status === TaskStatus.ERROR);
  }

  private content() {
    if (this.session && this.step !== 'done') return this.signedIn(this.session.user.name);
    if (!this.settings?.settings['general.publicSignup']) return this.notOffered();
    return this.asked.render({
      initial: this.waiting,
      pending: this.waiting,
      error: (cause) =>
        cause instanceof Problem && cause.status === 404 ? this.notOffered() : this.problem(cause, () => this.asked.run(), msg('The form could not be loaded')),
      complete: (asked) => (this.tooYoung ? this.adultsOnly(this.tooYoung.phone) : this.step === 'done' ? this.done() : this.steps(asked)),
    });
  }

  /** The first step's frame, so that nothing moves when the clinic's questions come. */
  private waiting = () => html`<div class="main">
    ${steps(stepNames(), 0)}
    <div class="intro">${this.heading(0, msg('Create an account'), 'title')}</div>
    <portal-part-skeleton lines="3" @portal-part-retry=${() => this.asked.run()}></portal-part-skeleton>
  </div>`;

  private steps(asked: Asked) {
    const { step, form, begun } = this;
    const now = numberOf(step);
    const [title, text, content] = this.look(step, this.view(asked));
    const last = step === 'account';
    return html`<form class="main" part="form" novalidate @submit=${submitted(() => this.next(asked))}>
      ${now || this.arrive ? html`<div class="back">${button(now ? msg('Back') : msg('Back to sign in'), this.back, { kind: 'link', icon: backIcon })}</div>` : nothing}
      ${steps(stepNames(), now, (i) => this.go(begun?.token && i === 1 ? 'contact' : (path[i] ?? 'contact')))}
      <div class="intro">${this.heading(0, title, 'title')}${text ? html`<p class="muted">${text}</p>` : nothing}</div>
      ${form.draw(this.headingLevel + 1)} ${this.news ? notice('info', this.news()) : nothing} ${content}
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

  private done() {
    const next = () => notice('success', msg('Sign in with the username and password that you chose.'));
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

  private notOffered() {
    return html`<div class="stack"><p class="muted">${msg('This clinic makes accounts at the desk or by phone.')}</p>${phoneCall(this.settings?.organization.phone)}</div>`;
  }

  private signedIn(name: string) {
    return html`<div class="stack"><p>${msg(str`You are signed in as ${name}.`)}</p>
      ${button(msg('Use another account'), () => this.portal?.signOut())}</div>`;
  }
}

const stepNames = () => [msg('Contact'), msg('Code'), msg('Details'), msg('Account')];

declare global {
  interface HTMLElementTagNameMap {
    'portal-register': PortalRegister;
  }
}
