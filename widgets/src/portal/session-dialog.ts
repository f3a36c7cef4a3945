import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { button } from '../parts/button.ts';
import { dialogStyles } from '../parts/dialog.styles.ts';
import { heading } from '../parts/heading.ts';
import { PartElement } from '../parts/part.ts';
import type { Portal } from './portal.ts';
import { tag } from './tag.ts';

/** Opens the question whether the person is still there, in the tag that speaks for all. */
export function openSessionDialog(root: HTMLElement | DocumentFragment, portal: Portal) {
  if (root.querySelector('portal-part-session')) return;
  const part = new SessionPart();
  part.portal = portal;
  root.append(part);
}

/** Asks a person who went quiet whether they are still there; one press keeps them signed in. */
@tag('portal-part-session')
export class SessionPart extends PartElement {
  protected override readonly looks = [dialogStyles];
  @property({ attribute: false }) portal?: Portal;

  override connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(this.look, 500);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private timer?: ReturnType<typeof setInterval>;

  protected override render() {
    const { portal } = this;
    if (!portal?.warnedUntil) return nothing;
    const time = new Date(portal.warnedUntil).toLocaleTimeString(portal.languageTag, { hour: 'numeric', minute: '2-digit' });
    return html`<dialog aria-labelledby="still-there" @cancel=${this.stay}>
      ${heading(2, html`<span id="still-there">${msg('Are you still there?')}</span>`)}
      <p>${msg(str`We sign you out at ${time} to keep records private.`)}</p>
      <div class="buttons">
        ${button(msg('Stay signed in'), this.stay, { kind: 'primary', width: 'wide' })}
        ${button(msg('Sign out now'), () => portal.signOut(), { width: 'wide' })}
      </div>
    </dialog>`;
  }

  protected override updated() {
    const dialog = this.querySelector('dialog');
    if (!dialog || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    this.portal?.say(msg('Are you still there?'), true);
  }

  private stay = () => this.portal?.stay();

  /** Answered, here or in another tab, or too late. */
  private look = () => {
    if (!this.portal?.warnedUntil) this.remove();
  };
}
