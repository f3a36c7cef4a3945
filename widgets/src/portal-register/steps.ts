import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import '../accounts/new-password.ts';
import { codeField } from '../accounts/code-field.ts';
import { genders } from '../accounts/genders.ts';
import { noText } from '../accounts/no-text.ts';
import { radios, tick } from '../accounts/ticks.ts';
import { button } from '../parts/button.ts';
import '../parts/date-fields.ts';
import { field, type FieldOptions } from '../parts/field.ts';
import { heading } from '../parts/heading.ts';
import { oneOf } from '../parts/one-of.ts';
import type { DatePart } from '../parts/typed-date.ts';
import type { Locale } from '../portal/locale.ts';
import type { Asked, Detail, Draft, Step } from './draft.ts';

/** What the steps draw from, and what a press in them does. */
export interface RegisterView {
  readonly draft: Draft;
  readonly asked: Asked;
  readonly locale: Locale;
  readonly level: number;
  readonly clinic: string;
  /** Where the code went. */
  readonly sentTo: string;
  readonly wrongParts: readonly DatePart[];
  errorOf(field: string): string | undefined;
  write(change: Partial<Draft>): void;
  go(step: Step): void;
  sendAgain(): void;
}

/** A text field of the draft. */
function text(view: RegisterView, name: 'email' | 'phone' | 'givenName' | 'familyName' | 'cell' | 'generalPractitioner' | 'referralType' | 'username', options: Omit<FieldOptions, 'name' | 'value' | 'error' | 'input'>) {
  return field({ ...options, name, value: view.draft[name], error: view.errorOf(name), input: (value) => view.write({ [name]: value }) });
}

/** Step 1: where the person can be reached. */
export function contactStep(view: RegisterView) {
  const { draft, asked, write } = view;
  const systems = { email: msg('By email'), phone: msg('By text message') };
  return html`<div class="groups">
    ${asked.systems.length > 1
      ? radios({
          name: 'system', legend: msg('How can we reach you?'), value: draft.system, choose: (system) => write({ system: system === 'phone' ? 'phone' : 'email' }),
          choices: asked.systems.map((value) => ({ value, text: systems[value] })),
        })
      : nothing}
    ${draft.system === 'email'
      ? text(view, 'email', { label: msg('Email address'), type: 'email', autocomplete: 'email' })
      : text(view, 'phone', { label: msg('Mobile phone'), hint: msg('With + and the country for numbers from abroad'), type: 'tel', autocomplete: 'tel', width: 20 })}
  </div>`;
}

/** Step 2: the code that was sent there. */
export function codeStep(view: RegisterView) {
  const { draft, write } = view;
  return html`<div class="groups">
    ${codeField({ value: draft.code, error: view.errorOf('code'), input: (code) => write({ code }) })}
    <div class="stack">
      <p class="muted">${draft.system === 'email' ? msg('Nothing came? Look among unwanted mail.') : msg('A text message can take a minute.')}
        ${msg('Have you been here before? Then the message says how to sign in.')}</p>
      ${draft.system === 'phone' ? noText() : nothing}
      ${button(msg('Send another code'), view.sendAgain, { kind: 'link' })}
    </div>
  </div>`;
}

/** Step 3: who the person is, as far as the clinic needs it. */
export function detailsStep(view: RegisterView) {
  const { draft, asked, write, errorOf, locale } = view;
  const asks = (detail: Detail) => asked.mandatory.includes(detail);
  return html`<div class="groups">
    <div class="names">
      ${text(view, 'givenName', { label: msg('Given name'), autocomplete: 'given-name' })}
      ${text(view, 'familyName', { label: msg('Family name'), autocomplete: 'family-name' })}
    </div>
    <portal-part-date small name="birthDate" autofill="bday" legend=${msg('Date of birth')} ?optional=${!asks('birthDate')} .locale=${locale} .value=${draft.birthDate}
      .error=${errorOf('birthDate')} .wrong=${view.wrongParts}></portal-part-date>
    ${asks('gender') ? radios({ name: 'gender', legend: msg('Gender'), choices: genders(), value: draft.gender, choose: (value) => write({ gender: genders().find((one) => one.value === value)?.value }), error: errorOf('gender') }) : nothing}
    ${asks('phone') && draft.system === 'email' ? text(view, 'cell', { label: msg('Mobile phone'), type: 'tel', autocomplete: 'tel', width: 20 }) : nothing}
    ${asks('generalPractitioner') ? text(view, 'generalPractitioner', { label: msg('Family doctor') }) : nothing}
    ${asks('referralType') ? text(view, 'referralType', { label: msg('How did you hear of us?') }) : nothing}
    ${asked.locations.length ? clinic(view) : nothing}
  </div>`;
}

/** Few clinics stand open as radio buttons, more are found as in booking. */
function clinic({ draft, asked, write, errorOf }: RegisterView) {
  const question = { name: 'locationId', legend: msg('Your clinic'), hint: msg('The one you usually go to. You can go to the others too.'), error: errorOf('locationId') };
  const choose = (locationId: string) => write({ locationId });
  const value = draft.locationId || undefined;
  if (asked.locations.length <= 7) return radios({ ...question, value, choose, choices: asked.locations.map(({ id, name }) => ({ value: id, text: name })) });
  return oneOf({ ...question, value, choose, choices: asked.locations.map(({ id, name }) => ({ value: id, title: name })) });
}

/** Step 4: what was told so far, how the person signs in, and what they agree to. */
export function accountStep(view: RegisterView) {
  const { draft, asked, write, errorOf } = view;
  const { termsUrl, privacyUrl } = asked;
  const terms = termsUrl && tick({ name: 'terms', isOn: draft.terms, error: errorOf('terms'), change: (on) => write({ terms: on }), text: msg(html`I agree to the ${outside(termsUrl, msg('terms of use'))}`) });
  const privacy = privacyUrl && tick({ name: 'privacy', isOn: draft.privacy, error: errorOf('privacy'), change: (on) => write({ privacy: on }), text: msg(html`I accept the ${outside(privacyUrl, msg('privacy notice'))}`) });
  return html`<div class="groups">
    ${told(view)}
    ${text(view, 'username', { label: msg('Choose a username'), hint: msg('At least 3 letters or numbers. Not an email or a phone number.'), autocomplete: 'username' })}
    <portal-part-new-password label=${msg('Choose a password')} .value=${draft.password} .error=${errorOf('password')} .input=${(password: string) => write({ password })}></portal-part-new-password>
    ${terms || privacy ? html`<div>${terms || nothing} ${privacy || nothing}</div>` : nothing}
  </div>`;
}

const outside = (url: string, words: string) => html`<a href=${url} target="_blank" rel="noopener">${words}<span class="hidden"> ${msg('(opens in a new tab)')}</span></a>`;

/** Every answer open, each with a way to change it. */
function told(view: RegisterView) {
  const { draft, asked, locale, sentTo, level, go } = view;
  const where = asked.locations.find(({ id }) => id === draft.locationId)?.name;
  const row = (name: string, answer: unknown, change: string, step: Step) => html`<div><dt class="muted">${name}</dt>
    <dd>${answer || html`<span class="muted">${msg('Not provided')}</span>`}</dd>
    <dd class="change"><button type="button" class="link standalone" aria-label=${change} @click=${() => go(step)}>${msg('Change')}</button></dd></div>`;
  return html`<div class="group">${heading(level + 1, msg('Your details'))}
    <dl class="answers">
      ${row(draft.system === 'email' ? msg('Email') : msg('Mobile phone'), sentTo, draft.system === 'email' ? msg('Change email') : msg('Change mobile phone'), 'contact')}
      ${row(msg('Name'), `${draft.givenName} ${draft.familyName}`, msg('Change name'), 'details')}
      ${row(msg('Date of birth'), draft.birthDate && locale.date(draft.birthDate), msg('Change date of birth'), 'details')}
      ${asked.mandatory.includes('gender') ? row(msg('Gender'), genders().find(({ value }) => value === draft.gender)?.text, msg('Change gender'), 'details') : nothing}
      ${asked.mandatory.includes('phone') && draft.system === 'email' ? row(msg('Mobile phone'), draft.cell, msg('Change mobile phone'), 'details') : nothing}
      ${asked.mandatory.includes('generalPractitioner') ? row(msg('Family doctor'), draft.generalPractitioner, msg('Change family doctor'), 'details') : nothing}
      ${asked.mandatory.includes('referralType') ? row(msg('How you heard of us'), draft.referralType, msg('Change how you heard of us'), 'details') : nothing}
      ${asked.locations.length ? row(msg('Clinic'), where, msg('Change clinic'), 'details') : nothing}
    </dl></div>`;
}
