import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button, link } from '../parts/button.ts';
import { dialogStyles } from '../parts/dialog.styles.ts';
import type { FieldError } from '../parts/error-summary.ts';
import { field } from '../parts/field.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { personIcon } from '../parts/core-icons.ts';
import '../parts/password.ts';
import { notice } from '../parts/notice.ts';
import { clinicMessage } from '../portal/clinic-message.ts';
import { BaseElement } from '../portal/base-element.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import { styles } from './portal-login.styles.ts';

/** What only somebody who starts to sign in needs. */
const signIn = () => import('./sign-in.ts');

/**
 * Signs a person in, and shows who is signed in with a menu to sign out. Signing in changes every other
 * tag on the page, and the clinic's pages in other tabs. The links of invitations and of forgotten passwords
 * open here, on whatever page the clinic named as its portal.
 *
 * @fires {PortalSignedInEvent} portal-signed-in - Somebody signed in, here or in another tab.
 * @fires {PortalSignedOutEvent} portal-signed-out - The session ended.
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @slot intro - Replaces the sentence under the title.
 * @csspart root - The whole tag.
 * @csspart form - The sign-in form.
 * @csspart field - A label with its control.
 * @csspart submit - The button that signs in.
 * @csspart account - The button that shows who is signed in.
 * @csspart footer - The line with the clinic's phone.
 */
@tag('portal-login')
export class PortalLogin extends BaseElement {
  static override styles = [BaseElement.styles, fieldStyles, dialogStyles, styles];
  /** `form` on the page, or a `button` that opens it; `auto`: a button inside the page's `<header>` or `<nav>`. */
  @property() display: 'auto' | 'form' | 'button' = 'auto';
  /** Where to go after signing in: an address of this same website. */
  @property() redirect?: string;
  /** Page of this website where people register; without one it is done here. */
  @property() register?: string;
  /** Page of this website where people find their profile; without one, it is where this page has it. */
  @property() profile?: string;
  /** Stands in another tag, which has the clinic's phone itself. */
  @property({ type: Boolean }) inside = false;
  /** What stands in the field already. */
  @property({ attribute: false }) username = '';
  /** What is wrong with the form, in the language of the moment. */
  @state() errors: () => readonly FieldError[] = () => [];
  @state() trouble?: Problem;
  @state() private isBusy = false;
  @state() private isOpen = false;
  /** Draws what stands in the form's place: a forgotten password, the link of a mail, registering. */
  @state() screen?: () => unknown;
  /** What just came of it. */
  @property({ attribute: false }) news?: (() => unknown) | undefined;

  protected override render() {
    const { isButton, screen, session } = this;
    const isSignedIn = !!session && !screen;
    if (this.renderRoot instanceof HTMLElement) this.renderRoot.classList.toggle('fit', isButton || isSignedIn);
    this.toggleAttribute('signed-in', isSignedIn);
    if (isSignedIn) return this.account();
    if (isButton) return this.isWordless ? nothing : this.opener();
    return this.framed(this.content, { isWithoutPhone: this.inside, isSessionAwaited: !screen, lines: 3 });
  }

  override portalChanged() {
    super.portalChanged();
    if (this.settings && this.portal?.link && !this.inside) void this.reach();
  }

  private content = () => this.screen?.() ?? this.form();

  /** Shows another screen in the form's place, or without a name what the page's link asks for; its code comes first. */
  private async reach(name?: string) {
    try {
      await (await import('./access/access.ts')).reach(this, name);
    } catch {
      this.trouble = new Problem('unreachable');
    }
  }

  get isButton() {
    return this.display === 'button' || (this.display === 'auto' && !this.inside && !!this.closest('header, nav'));
  }

  /** The menu is fetched with the session, and tried again whenever something changes until it is there. */
  private account() {
    const { portal, session } = this;
    if (customElements.get('portal-part-account'))
      return html`<portal-part-account ?small=${this.isButton} .portal=${portal} .session=${session} .profile=${this.profile}></portal-part-account>`;
    void import('./account.ts').then(() => this.requestUpdate(), () => undefined);
    return html`<div class="waiting">${session?.user.name}</div>`;
  }

  private opener() {
    return html`${button(msg('Sign in'), this.open, { icon: personIcon, part: 'submit' })}
      <dialog aria-labelledby="title" @close=${() => (this.isOpen = false, this.screen = undefined)}>
        <button class="close link standalone" type="button" @click=${this.close}>${msg('Close')}</button>
        ${this.isOpen ? this.framed(this.content, { lines: 3 }) : nothing}
      </dialog>`;
  }

  private form() {
    // Browsers keep keys on secure pages only.
    if (!isSecureContext) {
      void this.reach('insecure');
      return nothing;
    }
    const { trouble, settings } = this;
    const errors = this.errors();
    const errorOf = (name: string) => errors.find((one) => one.field === name)?.text;
    return html`<form class="form" part="form" novalidate @submit=${this.submit} @focusin=${this.prepare}>
      <div class="intro">
        ${this.heading(0, html`<span id="title">${msg('Sign in')}</span>`, 'title')}
        <p class="muted"><slot name="intro">${msg(str`See your visits, invoices and health record at ${settings?.organization.name ?? ''}.`)}</slot></p>
      </div>
      ${errors.length ? this.summarize(errors, this.headingLevel + 1) : trouble ? this.problem(trouble) : (this.news ?? this.ended)()}
      ${field({
        name: 'username',
        label: msg('Username, email or phone'),
        value: this.username,
        autocomplete: 'username',
        error: errorOf('username'),
        input: (value) => (this.username = value),
      })}
      <div class="secret">
        <portal-part-password label=${msg('Password')} .error=${errorOf('password')}></portal-part-password>
        ${button(msg('Forgot your password?'), () => this.reach('forgot'), { kind: 'link' })}
      </div>
      ${button(msg('Sign in'), undefined, {
        kind: 'primary', width: 'wide', type: 'submit', busy: this.isBusy && msg('Signing in…'), part: 'submit',
      })}
      ${clinicMessage(this.portal, 'loginPage', this.headingLevel)}
      ${settings?.settings['general.publicSignup'] && !this.news ? html`<div class="new">${msg('New here?')} ${this.signUp()}</div>` : nothing}
    </form>`;
  }

  /** Why nobody is signed in any more. */
  private ended = () => {
    if (this.portal?.ending !== 'expired') return nothing;
    return notice('info', msg('You were signed out'), msg('Nothing happened for a while, so your record was closed.'));
  };

  private signUp() {
    const text = msg('Create an account');
    return this.register ? link(this.register, text) : button(text, () => this.reach('register'), { kind: 'link' });
  }

  /** Puts the focus on the form's title, for a tag that just opened it. */
  async focusForm() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.title')?.focus();
  }

  open = async () => {
    this.isOpen = true;
    await this.updateComplete;
    this.dialog?.showModal();
    await this.focusForm();
  };

  close = () => this.dialog?.close();

  private get dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  /** Draws the errors: comes with the first of them. */
  summarize: (errors: readonly FieldError[], level: number) => TemplateResult | typeof nothing = () => nothing;

  get standsOn() {
    return this.portal;
  }

  private prepare = () => {
    this.portal?.prepareSignIn();
    signIn().catch(() => undefined);
  };

  private submit = async (event: Event) => {
    event.preventDefault();
    if (this.isBusy) return;
    this.trouble = undefined;
    this.isBusy = true;
    try {
      const { send } = await signIn();
      await send(this);
    } catch (cause) {
      await this.refuse(this.failed(cause));
    } finally {
      this.isBusy = false;
    }
  };

  /** Says that nobody was signed in, and why. */
  async refuse(problem: Problem) {
    this.trouble = problem;
    this.say(() => msg('You are not signed in.'));
    await this.updateComplete;
    this.renderRoot.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-login': PortalLogin;
  }
}
