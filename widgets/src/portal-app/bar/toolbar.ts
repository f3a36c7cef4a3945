import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Portal } from '../../portal/portal.ts';
import { pressed } from '../desk.ts';
import type { Place } from '../places.ts';

/** A place with its name. */
export type Named = readonly [name: string, place: Place];

/** What the bar needs of its tag. */
export interface Bar {
  portal: Portal;
  /** The places that this person is led to. */
  entries: readonly Named[];
  /** The form stands below. */
  isSigningIn: boolean;
  /** Where they are; none: a page that has no entry. */
  here: string;
  href: (place: string) => string;
  go: (place: string) => unknown;
  /** The menus, once they came: the account, the language, and on a phone the places. */
  menus?: typeof import('./menus.ts') | undefined;
}

/** Whether signing in is somewhere else than where one is. */
export const isSignInOffered = ({ portal, isSigningIn }: Bar) => portal.session === null && !isSigningIn;

/** The bar above: the clinic, the places, booking, and who is signed in. On a phone a menu holds the places. */
export function toolbar(bar: Bar) {
  const { entries, menus, portal } = bar;
  const [plain, acts] = [entries.filter(([, { isAct }]) => !isAct), entries.filter(([, { isAct }]) => isAct)];
  return html`<div class="toolbar" part="toolbar">
    ${brand(bar)}
    ${plain.length > 1 ? html`<nav class="wide" aria-label=${msg('Portal')}><ul>${plain.map((one) => html`<li>${entry(one, bar)}</li>`)}</ul></nav>` : nothing}
    <div class="end">
      ${acts.map((one) => html`<span class="wide">${entry(one, bar, 'act')}</span>`)}
      ${isSignInOffered(bar) ? html`<span class="wide"><a class="act" href=${bar.href('home')} @click=${pressed(() => bar.go('home'))}>${msg('Sign in')}</a></span>` : nothing}
      ${menus?.languageMenu(portal)} ${menus?.accountMenu(bar)} ${menus?.placesMenu(bar)}
    </div>
  </div>`;
}

/** The clinic's logo, or the first letter of its name beside the name; both lead home. */
function brand({ portal, href, go }: Bar) {
  const { organization, look } = portal.settings ?? {};
  const name = organization?.name ?? '';
  const sign = look?.logo
    ? html`<img class="logo" src=${look.logo.url} alt=${look.logo.alt || name} width=${look.logo.width} height=${look.logo.height} />`
    : html`<span class="mark" aria-hidden="true">${[...name][0]}</span><strong>${name}</strong>`;
  return html`<a class="brand" part="brand" href=${href('home')} @click=${pressed(() => go('home'))}>${sign}</a>`;
}

const entry = ([name, { title }]: Named, { here, href, go }: Bar, look = 'entry') =>
  html`<a class=${look} href=${href(name)} aria-current=${name === here ? 'page' : nothing} @click=${pressed(() => go(name))}>${title()}</a>`;
