import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { downIcon, globeIcon, signOutIcon } from '../parts/account-icons.ts';
import { personIcon } from '../parts/core-icons.ts';
import type { MenuItem } from '../parts/menu.ts';
import '../parts/menu.ts';
import { PartElement } from '../parts/part.ts';
import { languageItems } from '../portal-language/language-items.ts';
import { problemNotice } from '../portal/problem-notice.ts';
import type { Portal } from '../portal/portal.ts';
import type { Session } from '../portal/session.ts';
import { tag } from '../portal/tag.ts';
import { accountStyles } from './account.styles.ts';

/**
 * Who is signed in, as a chip that opens a menu. It is fetched with the first session: a page where nobody
 * is signed in does without.
 */
@tag('portal-part-account')
export class AccountPart extends PartElement {
  protected override readonly looks = [accountStyles];
  @property({ attribute: false }) portal?: Portal;
  @property({ attribute: false }) session?: Session;
  /** Page of the profile, where this one doesn't have it. */
  @property() profile?: string;
  /** Stands in a header: there is little room on a phone. */
  @property({ type: Boolean }) small = false;
  /** Why signing out everywhere failed. */
  @state() private trouble?: unknown;

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('resize', this.fit);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('resize', this.fit);
  }

  protected override updated() {
    void this.querySelector('portal-part-menu')?.updateComplete.then(this.fit);
  }

  /** On a phone's header, and where the name has no room, the circle alone shows. */
  private fit = () => {
    const chip = this.querySelector('.account');
    const name = chip?.querySelector('.name');
    if (!chip || !name) return;
    chip.classList.remove('narrow');
    chip.classList.toggle('narrow', name.scrollWidth > name.clientWidth || (this.small && matchMedia('(max-width: 30em)').matches));
  };

  /** Puts the focus on the chip, for the form that was here a moment ago. */
  async focusOpener() {
    await this.updateComplete;
    await this.querySelector('portal-part-menu')?.updateComplete;
    this.querySelector<HTMLElement>('.opener')?.focus();
  }

  protected override render() {
    const { portal, session, trouble } = this;
    if (!portal || !session) return nothing;
    const { user } = session;
    const face = html`<span class="account" part="account"><span class="initials" aria-hidden="true">${initials(user.name)}</span>
      <span class="name">${user.name}</span>${downIcon}</span>`;
    const header = html`<div class="header"><strong>${user.name}</strong><div class="muted small">${user.maskedContact}</div></div>
      <div class="apart"></div>`;
    return html`<portal-part-menu .face=${face} .header=${header} .items=${this.items(portal)}></portal-part-menu>
      ${trouble ? problemNotice(trouble) : nothing}`;
  }

  protected items(portal: Portal): MenuItem[] {
    const languages = this.languages(portal);
    const chosen = languages.find(({ isChosen }) => isChosen);
    const toProfile = this.toProfile();
    return [
      ...(toProfile ? [{ text: msg('Your profile'), icon: personIcon, press: toProfile }] : []),
      ...(chosen ? [{ text: msg('Language'), note: chosen.text, icon: globeIcon, items: languages }] : []),
      { text: msg('Sign out'), icon: signOutIcon, isApart: languages.length > 0 || !!toProfile, press: () => portal.signOut() },
      { text: msg('Sign out everywhere'), icon: signOutIcon, press: this.signOutEverywhere },
    ];
  }

  protected languages(portal: Portal) {
    return languageItems(portal);
  }

  /** The way to the profile: on this page, or on the one that the clinic named. */
  protected toProfile(): (() => unknown) | undefined {
    const { profile } = this;
    const here = document.querySelector<HTMLElement>('portal-profile');
    if (here)
      return () => {
        here.scrollIntoView();
        here.shadowRoot?.querySelector<HTMLElement>('.title')?.focus();
      };
    return profile ? () => visit(profile) : undefined;
  }

  private signOutEverywhere = async () => {
    this.trouble = undefined;
    try {
      await this.portal?.signOutEverywhere();
    } catch (cause) {
      this.trouble = cause;
    }
  };
}

/** Goes to a page of this same website, and to no other. */
export function visit(page: string) {
  const { href, origin } = new URL(page, document.baseURI);
  if (origin === location.origin) location.assign(href);
}

/** "MC" of "Maya Chen"; the first letter alone of a name in one word or in a script without capitals. */
function initials(name: string) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-account': AccountPart;
  }
}
