import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { phoneText } from '../accounts/phone-text.ts';
import type { Ok } from '../portal/client.ts';
import type { Desk } from './desk.ts';
import { momentText } from './moment.ts';
import { stateBadge } from './user-state.ts';

/** Two records that may be one person. */
export type Duplicate = Ok<'/v1/admin/duplicates'>['data'][number];

/** One of the two. */
export type Side = Duplicate['patients'][number];

type Login = Side['portalUser'];

/** How a record's login stands, what it is linked to, and when it was used last. */
export function loginFacts(login: Login, desk: Desk) {
  if (!login) return html`<dd>${stateBadge('none')}</dd>`;
  const { email, phone, lastSignInAt } = login;
  const linked = [email, phone && phoneText(phone)].filter(Boolean).join(', ');
  return html`<dd><span class="row">${stateBadge(login.state)}</span>${linked ? html`<div>${msg(str`Linked to ${linked}`)}</div>` : nothing}
    <div class="small muted">${lastSignInAt ? msg(str`last sign-in ${momentText(lastSignInAt, desk)}`) : msg('never signed in')}</div></dd>`;
}

/** What a merge does to logins, in words: the API has decided which of two stays, whichever record does. */
export function loginsAfter({ patients: [{ portalUser: one }, { portalUser: other }] }: Duplicate) {
  if (!one && !other) return msg('Neither has a portal login, so none changes.');
  if (!one || !other) return msg(str`The login ${nameOf(one ?? other)} stays, and opens the merged record.`);
  const [kept, ended] = one.stays ? [one, other] : [other, one];
  const isTold = ended.state === 'active' || ended.state === 'locked';
  return html`${msg(str`Two logins become one: ${nameOf(kept)} stays and opens the merged record.`)}
    ${msg(str`The login ${nameOf(ended)} is switched off for good.`)} ${isTold ? msg('Its owner is told, and can object.') : nothing}`;
}

/** What tells one login from another: what it is linked to. */
const nameOf = (login: Login) => login?.email ?? (login?.phone ? phoneText(login.phone) : msg('without a contact'));
