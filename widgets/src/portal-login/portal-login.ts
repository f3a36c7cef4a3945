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
import { BaseElement } from '../portal/base-element.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import type { Screen } from './access/access.ts';
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
  @state() errors: readonly FieldError[] = [];
  @state() private trouble?: Problem;
  @state() private isBusy = false;
  @state() private isOpen = false;
  /** What stands in the form's place: a forgotten password, the link of a mail, registering. */
  @state() private screen?: Screen;
  /** What just came of it. */
  @state() private news: unknown;
  @state() private access?: typeof import('./access/access.ts').access;

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
    // A form on the page takes a link before a button does.
    if (this.settings && this.portal?.link && !this.inside) setTimeout(this.takeLink, this.isButton ? 99 : 0);
  }

  private takeLink = () => {
    const link = this.isConnected && (this.portal?.takeLink('invitation') ?? this.portal?.takeLink('reset'));
    if (link) void this.show(link);
  };

  private content = () => (this.screen ? this.other(this.screen) : this.form());

  private other(screen: Screen) {
    const { access, portal, headingLevel: level } = this;
    if (!access || !portal) return html`<portal-part-skeleton lines="3"></portal-part-skeleton>`;
    return access({ ...screen, portal, level, leave: this.toForm, show: this.show, failed: (cause) => this.failed(cause) });
  }

  /** Shows another screen in the form's place; its code comes with the first. */
  private show = async (screen: Screen) => {
    this.screen = screen;
    if (this.isButton && !this.isOpen) await this.open();
    try {
      this.access ??= (await import('./access/access.ts')).access;
    } catch {
      void this.toForm();
      this.trouble = new Problem('unreachable');
    }
  };

  /** Back to the form, with what came of it, and the name that was chosen. */
  private toForm = async (news?: unknown, username = this.username) => {
    Object.assign(this, { screen: undefined, news, username, errors: [], trouble: undefined });
    await this.focusForm();
  };

  private get isButton() {
    return this.display === 'button' || (this.display === 'auto' && !this.inside && !!this.closest('header, nav'));
  }

  /** The menu is fetched with the session, and tried again whenever something changes until it is there. */
  private account() {
    const { portal, session } = this;
    if (customElements.get('portal-part-account'))
      return html`<portal-part-account .portal=${portal} .session=${session} .profile=${this.profile}></portal-part-account>`;
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
    if (!isSecureContext) return this.insecure();
    const { errors, trouble, settings } = this;
    const errorOf = (name: string) => errors.find((one) => one.field === name)?.text;
    return html`<form class="form" part="form" novalidate @submit=${this.submit} @focusin=${this.prepare}>
      <div class="intro">
        ${this.heading(0, html`<span id="title">${msg('Sign in')}</span>`, 'title')}
        <p class="muted"><slot name="intro">${msg(str`See your visits, invoices and health record at ${settings?.organization.name ?? ''}.`)}</slot></p>
      </div>
      ${this.news && !errors.length && !trouble ? this.news : nothing}
      ${this.portal?.ending === 'expired' && !this.news && !errors.length && !trouble
        ? notice('info', msg('You were signed out'), msg('Nothing happened for a while, so your record was closed.'))
        : nothing}
      ${errors.length ? this.summarize(errors, this.headingLevel + 1) : nothing} ${trouble ? this.problem(trouble) : nothing}
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
        ${button(msg('Forgot your password?'), () => this.show({ name: 'forgot' }), { kind: 'link' })}
      </div>
      ${button(msg('Sign in'), undefined, {
        kind: 'primary', width: 'wide', type: 'submit', busy: this.isBusy && msg('Signing in…'), part: 'submit',
      })}
      ${settings?.settings['general.publicSignup'] ? html`<div class="new">${msg('New here?')} ${this.signUp()}</div>` : nothing}
    </form>`;
  }

  private signUp() {
    const text = msg('Create an account');
    return this.register ? link(this.register, text) : button(text, () => this.show({ name: 'register' }), { kind: 'link' });
  }

  /** Browsers keep keys on secure pages only. */
  private insecure() {
    const { api, organization } = this.settings ?? {};
    return html`<div class="stack">
      ${notice('warning', msg('Signing in isn’t possible on this page'), msg('Its connection isn’t encrypted.'))}
      ${api && organization ? link(`${api}/p/${organization.slug}`, msg('Open the clinic’s portal')) : nothing}
    </div>`;
  }

  /** Puts the focus on the form's title, for a tag that just opened it. */
  async focusForm() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.title')?.focus();
  }

  private open = async () => {
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

  override say(sentence: string) {
    super.say(sentence);
  }

  override failed(cause: unknown) {
    return super.failed(cause);
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
    this.say(msg('You are not signed in.'));
    await this.updateComplete;
    this.renderRoot.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-login': PortalLogin;
  }
}
