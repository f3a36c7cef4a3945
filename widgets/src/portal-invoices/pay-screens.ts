import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import { choices } from '../parts/choices.ts';
import { heading } from '../parts/heading.ts';
import { backIcon } from '../parts/icon.ts';
import { money } from '../parts/money.ts';
import { notice } from '../parts/notice.ts';
import type { Locale } from '../portal/locale.ts';
import type { Paying } from './paying.ts';
import { titleOf } from './invoice-rows.ts';

/** What the screens of paying need of their tag. */
export interface PayView {
  locale: Locale;
  level: number;
  paying: Paying;
  isTest: boolean;
  leave: () => void;
  /** The act itself. */
  pay: () => unknown;
  /** A failed call, drawn by the tag. */
  problem: (cause: unknown, title: string) => unknown;
}

/** Before the money moves: each invoice with its amount, how it is paid, and one button that says the act. */
export function review(view: PayView) {
  const { locale, level, paying, leave, pay, isTest } = view;
  const { shares, total, state, trouble, refusal } = paying;
  const isBusy = state === 'busy' || state === 'waiting';
  return html`<div class="stack wide">
    ${button(msg('All invoices'), leave, { kind: 'link', icon: backIcon })}
    ${heading(level, msg('Check and pay'), 'title')}
    ${trouble ? view.problem(trouble, msg('Nothing was paid')) : nothing}
    ${state === 'declined' ? notice('danger', msg('The card was declined'), refusal ?? msg('Nothing was charged. Choose another card, or ask your bank.')) : nothing}
    <ul class="shares">${shares.map(({ invoice, amount }) => html`<li><div><strong>${titleOf(invoice, locale)}</strong><div class="small muted">${msg(str`Invoice ${invoice.number}`)}</div></div>${money(locale, { ...invoice.balance, amount })}</li>`)}
      <li class="last"><strong>${msg('You pay now')}</strong><strong>${money(locale, total)}</strong></li></ul>
    ${isTest ? testCards(paying) : html`<slot name="payment"></slot>`}
    ${button(msg(str`Pay ${locale.money(total)}`), pay, { kind: 'primary', width: 'page', busy: isBusy && msg('Paying…') })}
  </div>`;
}

/** The test gateway's cards, so that nobody takes them for real ones. */
const testCards = ({ method, choose }: Paying) => html`
  ${notice('warning', msg('Test payments'), msg('No money moves. The clinic has no real payment gateway yet.'))}
  ${choices({
    name: 'card',
    legend: msg('Test card'),
    value: method,
    choose,
    layout: 'list',
    choices: [
      { value: 'pm_test_ok', title: msg('Card that pays') },
      { value: 'pm_test_3ds', title: msg('Card whose bank asks first') },
      { value: 'pm_test_declined', title: msg('Card that is declined') },
    ],
  })}`;

/** The test gateway's stand-in for a bank's question (3-D Secure). */
export const challenge = ({ locale, level, paying: { total, answerChallenge } }: PayView) => html`<div class="stack">
  ${heading(level, msg('Your bank asks'), 'title')}
  ${notice('warning', msg('Test payments'), msg('This stands for your bank’s own page.'))}
  <p>${msg(str`Do you agree to pay ${locale.money(total)}?`)}</p>
  <div class="row">
    ${button(msg('I agree'), () => answerChallenge(true), { kind: 'primary' })} ${button(msg('Don’t pay'), () => answerChallenge(false))}
  </div>
</div>`;

/** The gateway hasn't decided yet. */
export const waiting = ({ level, leave }: PayView) => html`<div class="stack">
  ${heading(level, msg('Your payment is on its way'), 'title')}
  <p>${msg('The bank has not answered yet. You can leave: a receipt follows by mail.')}</p>
  ${button(msg('All invoices'), leave)}
</div>`;
