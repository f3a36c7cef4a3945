import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { pressed } from '../desk.ts';
import { isSignInOffered, type Bar, type Named } from './bar.ts';

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
