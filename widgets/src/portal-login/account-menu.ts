import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { downIcon, globeIcon, signOutIcon } from '../parts/icon.ts';
import type { MenuItem } from '../parts/menu.ts';
import { languageItems } from '../portal-language/language-items.ts';
import type { Portal } from '../portal/portal.ts';
import { problemNotice } from '../portal/problem-notice.ts';
import type { Problem } from '../portal/problem.ts';
import type { Session } from '../portal/session.ts';

/** Who is signed in, as a chip that opens a menu. Where there is no room for the name, the initials stand alone. */
export function accountMenu(portal: Portal, { user }: Session, signOutEverywhere: () => unknown, trouble: Problem | undefined) {
  const face = html`<span class="account" part="account"><span class="initials" aria-hidden="true">${initials(user.name)}</span>
    <span class="name">${user.name}</span>${downIcon}</span>`;
  const header = html`<div class="header"><strong>${user.name}</strong><div class="muted small">${user.maskedContact}</div></div>
    <div class="apart"></div>`;
  const languages = languageItems(portal);
  const chosen = languages.find(({ isChosen }) => isChosen);
  const items: MenuItem[] = [
    ...(chosen ? [{ text: msg('Language'), note: chosen.text, icon: globeIcon, items: languages }] : []),
    { text: msg('Sign out'), icon: signOutIcon, isApart: languages.length > 0, press: () => portal.signOut() },
    { text: msg('Sign out everywhere'), icon: signOutIcon, press: signOutEverywhere },
  ];
  return html`<portal-part-menu label=${user.name} .face=${face} .header=${header} .items=${items}></portal-part-menu>
    ${trouble ? problemNotice(trouble) : nothing}`;
}

/** "MC" of "Maya Chen"; the first letter alone of a name in one word or in a script without capitals. */
function initials(name: string) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}
