import { msg } from '@lit/localize';
import { html, nothing, type CSSResultGroup } from 'lit';
import { state } from 'lit/decorators.js';
import { button } from '../parts/button.ts';
import { notice } from '../parts/notice.ts';
import { BaseElement } from './base-element.ts';
import type { Section } from './bootstrap.ts';
import type { Gate } from './gate.ts';
import { Locale } from './locale.ts';
import { sectionWords } from './section-words.ts';
import { sectionStyles } from './section.styles.ts';

/** What the tags of a section stand on: besides what all tags have, dates and amounts, and the signed-out state. */
export abstract class PortalElement extends BaseElement {
  static override styles: CSSResultGroup = [BaseElement.styles, sectionStyles];
  @state() private isSigningIn = false;
  private written?: Locale;

  /** How dates, times and amounts are written in the language of the words. @internal for what acts for this tag */
  get locale(): Locale {
    const tag = this.portal?.languageTag ?? 'en';
    if (this.written?.tag !== tag) this.written = new Locale(tag);
    return this.written;
  }

  /**
   * Draws the content of a section, or in its place the state that keeps it from being shown. Every state
   * ends in the same line with the clinic's phone.
   */
  protected gated(section: Section, content: () => unknown, options: Partial<Gate> = {}) {
    const { title, signIn } = sectionWords(section);
    const signedOut = () => this.signedOut(signIn);
    return this.framed(content, { section, title, signedOut, ...options });
  }

  /** In place of what only a signed-in person may see: why, and signing in on the spot. */
  protected signedOut(why: string) {
    if (this.isSigningIn) return this.loginHere();
    const wasExpired = this.portal?.ending === 'expired';
    return html`<div class="stack">
      ${wasExpired ? notice('info', msg('You were signed out'), msg('Nothing happened for a while, so your record was closed.')) : nothing}
      ${this.heading(1, why)} ${button(msg('Sign in'), this.startSignIn, { kind: 'primary' })}
    </div>`;
  }

  /** The sign-in form inside this tag: for a step that needs to know who is there. */
  protected loginHere() {
    return html`<portal-login inside display="form" heading-level=${this.headingLevel + 1}></portal-login>`;
  }

  private startSignIn = async () => {
    this.isSigningIn = true;
    await this.updateComplete;
    this.renderRoot.querySelector('portal-login')?.focusForm();
  };

  override portalChanged() {
    const hasArrived = this.isSigningIn && !!this.session;
    // Only where the person was: a session from another tab takes no focus.
    const hadFocus = hasArrived && !!this.shadowRoot?.activeElement;
    if (hasArrived) this.isSigningIn = false;
    super.portalChanged();
    if (hadFocus) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.title')?.focus());
  }
}
