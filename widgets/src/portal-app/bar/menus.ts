import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { globeIcon } from '../../parts/account-icons.ts';
import { personIcon } from '../../parts/core-icons.ts';
import '../../parts/menu.ts';
import { languageItems } from '../../portal-language/language-items.ts';
import { AccountPart } from '../../portal-login/account.ts';
import type { Portal } from '../../portal/portal.ts';
import { tag } from '../../portal/tag.ts';
import { menuIcon } from './icons.ts';
import { isSignInOffered, type Bar } from './bar.ts';

/** Who is signed in, as in `<portal-login>`; the profile is a place of this portal. */
@tag('portal-part-app-account')
export class AppAccountPart extends AccountPart {
  @property({ attribute: false }) openProfile?: () => unknown;

  protected override toProfile() {
    return this.openProfile;
  }
}

/** The account's menu. */
export const accountMenu = ({ portal, go }: Bar) =>
  portal.session
    ? html`<portal-part-app-account .portal=${portal} .session=${portal.session} .openProfile=${() => go('profile')}></portal-part-app-account>`
    : nothing;

/** The languages, for whoever isn't signed in: the account's menu has them else. */
export function languageMenu(portal: Portal) {
  if (portal.session) return nothing;
  const items = languageItems(portal);
  const chosen = items.find(({ isChosen }) => isChosen);
  if (!chosen) return nothing;
  const face = html`<span class="act">${globeIcon}<span class="word" lang=${chosen.lang ?? nothing}>${chosen.text}</span></span>`;
  return html`<portal-part-menu label="${msg('Language')}: ${chosen.text}" .face=${face} .items=${items}></portal-part-menu>`;
}

/** On a phone: the places, and signing in, behind a button. */
export function placesMenu(bar: Bar) {
  const { entries, here, go } = bar;
  const signIn = isSignInOffered(bar) ? [{ text: msg('Sign in'), icon: personIcon, press: () => go('home') }] : [];
  const items = [...entries.map(([name, { title, icon }]) => ({ text: title(), icon, isCurrent: name === here, press: () => go(name) })), ...signIn];
  if (!items.length) return nothing;
  return html`<portal-part-menu class="narrow" label=${msg('Menu')} .face=${html`<span class="act bare">${menuIcon}</span>`} .items=${items}></portal-part-menu>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-app-account': AppAccountPart;
  }
}
