import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { codeField } from '../../accounts/code-field.ts';
import { noText } from '../../accounts/no-text.ts';
import { tick } from '../../accounts/ticks.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { heading } from '../../parts/heading.ts';
import { notice } from '../../parts/notice.ts';
import type { Asks, Way } from '../asks/asks.ts';
import type { WholeView } from './view.ts';

/** Who the visit is for: the person signed in, or the ways to go on without being so; the clinic's first one is open. */
export function whoPart(view: WholeView) {
  const { viewer, acts, headingLevel: level } = view;
  const { asks } = acts;
  if (viewer)
    return html`<div class="group who">${heading(level + 1, msg('Who the visit is for'))}
      <div><strong>${viewer.user.name}</strong>${viewer.user.maskedContact ? html`<div class="muted">${viewer.user.maskedContact}</div>` : nothing}</div>
      ${button(msg('Use another account'), acts.useAnotherAccount, { kind: 'link' })}</div>`;
  const { ways } = asks;
  const way = asks.way ?? ways[0] ?? 'login';
  return html`<div class="group who">${way === 'guest' ? guestPart(view, asks) : way === 'signup' ? signUp(view, asks) : signIn(view)}
    ${otherWays(asks, ways.filter((one) => one !== way && !(one === 'signup' && way === 'login')))}</div>`;
}

const signIn = (view: WholeView) => html`<portal-login inside display="form" heading-level=${view.headingLevel + 1}><span slot="intro">${msg('We hold your time meanwhile.')}</span></portal-login>`;

/** Afterwards the person signs in: nobody is signed in by registering. */
const signUp = (view: WholeView, asks: Asks) => html`<portal-register inside history="off" heading-level=${view.headingLevel + 1} .arrive=${() => asks.choose('login')}></portal-register>`;

const names: Record<Way, () => string> = {
  login: () => msg('I have an account'),
  signup: () => msg('Create an account'),
  guest: () => msg('Continue without an account'),
};

const otherWays = (asks: Asks, ways: readonly Way[]) =>
  ways.length ? html`<div class="row">${ways.map((way) => button(names[way](), () => asks.choose(way), way === 'guest' ? {} : { kind: 'link' }))}</div>` : nothing;

/** Name and contact; the contact is proved by a code. */
function guestPart(view: WholeView, asks: Asks) {
  const { errorOf, headingLevel } = view;
  const { guest, write, steps, run } = asks;
  const { contact } = steps ?? {};
  return html`${heading(headingLevel + 1, msg('Who the visit is for'))}
    ${run.draw(headingLevel + 2)}
    <div class="names">
      ${field({ name: 'given', label: msg('Given name'), value: guest.givenName, autocomplete: 'given-name', maxlength: 100, error: errorOf('given'), input: (givenName) => write({ givenName }) })}
      ${field({ name: 'family', label: msg('Family name'), value: guest.familyName, autocomplete: 'family-name', maxlength: 100, error: errorOf('family'), input: (familyName) => write({ familyName }) })}
    </div>
    ${contact?.verified
      ? html`${notice('success', msg('We can reach you'), msg(str`${contact.masked} is confirmed.`))} ${button(msg('Use another address or number'), asks.changeContact, { kind: 'link' })}`
      : contactPart(asks)}
    ${termsPart(view, asks)}`;
}

function contactPart(asks: Asks) {
  const { guest, write, run, sentTo } = asks;
  return html`${field({
      name: 'contact', label: msg('Email address or phone number'), hint: msg('We send a code to it, and what you need to know about the visit.'), value: guest.contact, autocomplete: 'email', inputmode: 'email', maxlength: 254,
      error: run.errorOf('contact'), input: (contact) => write({ contact }),
    })}
    ${sentTo
      ? html`<p>${msg(str`The code is on its way to ${sentTo}. It is good for 10 minutes.`)}</p>
          ${codeField({ value: guest.code, error: run.errorOf('code'), input: (code) => write({ code }) })}
          <div class="row">${button(msg('Confirm'), asks.verify, { busy: run.isBusy && msg('One moment…') })} ${button(msg('Send a new code'), asks.sendCode, { kind: 'link' })}</div>
          ${sentTo.includes('@') ? nothing : noText()}`
      : html`<div>${button(msg('Send code'), asks.sendCode, { busy: run.isBusy && msg('Sending…') })}</div>`}`;
}

function termsPart({ errorOf }: WholeView, { flow, guest, write }: Asks) {
  const settings = flow.settings?.settings;
  const terms = settings?.['general.termsUrl'];
  const privacy = settings?.['general.privacyUrl'];
  const page = (url: string, name: string) => html`<a href=${url} target="_blank" rel="noopener">${name}</a>`;
  return [
    terms ? tick({ name: 'terms', text: msg(html`I accept the ${page(terms, msg('terms of use'))}`), isOn: guest.terms, error: errorOf('terms'), change: (isOn) => write({ terms: isOn }) }) : nothing,
    privacy ? tick({ name: 'privacy', text: msg(html`I accept the ${page(privacy, msg('privacy policy'))}`), isOn: guest.privacy, error: errorOf('privacy'), change: (isOn) => write({ privacy: isOn }) }) : nothing,
  ];
}
