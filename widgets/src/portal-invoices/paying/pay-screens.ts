import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../../parts/button.ts';
import { choices } from '../../parts/choices.ts';
import { checkIcon } from '../../parts/core-icons.ts';
import { heading } from '../../parts/heading.ts';
import { backIcon } from '../../parts/icon.ts';
import { money } from '../../parts/money.ts';
import { testCards } from '../../cards/card-form.ts';
import { cardName, cardUntil } from '../../cards/card-words.ts';
import { notice } from '../../parts/notice.ts';
import type { Locale } from '../../portal/locale.ts';
import { titleOf } from '../invoice-rows.ts';
import type { Paying } from './paying.ts';

/** What the screens of paying need of their tag. */
export interface PayView {
  locale: Locale;
  level: number;
  paying: Paying;
  leave: () => void;
  changeAmounts: () => void;
}

/** The screen that paying has come to. */
export const payScreen = (view: PayView) => {
  const { state } = view.paying;
  if (state === 'challenge') return challenge(view);
  return state === 'waiting' || state === 'late' ? waiting(view) : review(view);
};

/** The way out of every screen that comes after the list. */
export const backToList = (leave: () => void) => button(msg('All invoices'), leave, { kind: 'link', icon: backIcon });

/** Before the money moves: each invoice with its amount, how it is paid, and one button that says the act. */
function review({ locale, level, paying, leave, changeAmounts }: PayView) {
  const { shares, total, state, words } = paying;
  const isBusy = state === 'busy';
  return html`<div class="pay stack">
    ${isBusy ? nothing : backToList(leave)}
    ${heading(level, msg('Check and pay'), 'title')}
    ${words ? notice('danger', ...words()) : nothing}
    <dl class="shares">
      ${shares.map(({ invoice, amount }) => html`<div><dt><strong>${titleOf(invoice, locale)}</strong><div class="small muted">${msg(str`Invoice ${invoice.number}`)}</div></dt>
        <dd>${money(locale, { ...invoice.balance, amount })}</dd></div>`)}
      <div class="last"><dt>${msg('You pay now')}</dt><dd>${money(locale, total)}</dd></div>
    </dl>
    ${isBusy ? nothing : button(msg('Change amounts'), changeAmounts, { kind: 'link' })}
    ${savedCards(paying)} ${paying.savedId ? nothing : anotherCard(paying)}
    ${paying.savedId || paying.isTest || paying.form ? button(msg(str`Pay ${locale.money(total)}`), paying.pay, { kind: 'primary', width: 'page', busy: isBusy && msg('Paying…') }) : nothing}
  </div>`;
}

const another = 'another';

/** The cards that are saved, and one that isn't. */
const savedCards = ({ cards, savedId, chooseSaved }: Paying) =>
  cards.length
    ? choices({
        name: 'saved-card', legend: msg('Pay with'), value: savedId ?? another, layout: 'list', choose: (id) => chooseSaved(id === another ? undefined : id),
        choices: [...cards.map((one) => ({ value: one.id, title: cardName(one), lines: [cardUntil(one)] })), { value: another, title: msg('Another card') }],
      })
    : nothing;

/** A card that isn't saved, or is from now on. */
const anotherCard = (paying: Paying) => html`${paying.isTest ? testCards(paying) : gatewayForm(paying)}
  ${paying.isTest || paying.form ? keepCard(paying) : nothing}`;

const keepCard = ({ keeps, keep }: Paying) => html`<label class="keep">
  <span class="tick"><input type="checkbox" name="keep" .checked=${live(keeps)} @change=${() => keep(!keeps)} /><span class="box" aria-hidden="true">${checkIcon}</span></span>
  <span>${msg('Save this card for next time')}</span></label>`;

/** The gateway's own form stands in the page's document; here is its place. */
const gatewayForm = ({ form, state, prepare }: Paying) => html`<div class="form-place" ?hidden=${!form}><slot name="payment"></slot></div>
  ${form ? nothing : state === 'opening' ? html`<portal-part-skeleton lines="2"></portal-part-skeleton>` : button(msg('Try again'), prepare)}`;

/** The test gateway's stand-in for a bank's question (3-D Secure). */
const challenge = ({ locale, level, paying: { total, answerChallenge } }: PayView) => html`<div class="stack">
  ${heading(level, msg('Your bank asks'), 'title')}
  ${notice('warning', msg('Test payments'), msg('This stands for your bank’s own page.'))}
  <p>${msg(str`Do you agree to pay ${locale.money(total)}?`)}</p>
  <div class="row">
    ${button(msg('I agree'), () => answerChallenge('passed'), { kind: 'primary' })} ${button(msg('Refuse'), () => answerChallenge('failed'))} ${button(msg('Don’t pay'), () => answerChallenge('left'))}
  </div>
</div>`;

/** The gateway hasn't decided yet. */
const waiting = ({ level, leave, paying: { state } }: PayView) => html`<div class="stack">
  ${heading(level, msg('Your payment is on its way'), 'title')}
  <p>${state === 'late' ? msg('The bank still hasn’t answered. We mail you a receipt once it has.') : msg('The bank has not answered yet. You can leave: a receipt follows by mail.')}</p>
  ${backToList(leave)}
</div>`;
