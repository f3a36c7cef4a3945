import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import { printIcon } from '../parts/icon.ts';
import { heading } from '../parts/heading.ts';
import { money } from '../parts/money.ts';
import { badge } from '../parts/notice.ts';
import type { Money } from '../portal/bootstrap.ts';
import type { Locale } from '../portal/locale.ts';
import { paidOf, type Invoice } from './invoice.ts';
import { overdue } from './invoice-rows.ts';
import { backToList } from './paying/pay-screens.ts';

/** What an opened invoice needs of its tag. */
export interface Sheet {
  locale: Locale;
  level: number;
  /** Whom it is made out to, and by whom. */
  patient: string;
  organization: string;
  back: () => void;
  /** Absent where nothing can be paid online. */
  pay?: () => void;
  payOther?: () => void;
}

/** One invoice, whole: lines, taxes, what is left to pay. On paper it is an invoice without any control. */
export function invoiceSheet(invoice: Invoice, { locale, level, patient, organization, back, pay, payOther }: Sheet) {
  const { number, balance, dueOn, issuedOn, status, lines } = invoice;
  const isOpen = status === 'open';
  return html`<article class="sheet" aria-labelledby="number">
    ${backToList(back)}
    <div>${isOpen ? overdue(invoice, locale) : status === 'paid' ? badge('success', msg('Paid')) : badge('neutral', msg('Cancelled by the clinic'))}</div>
    ${heading(level, html`<span id="number">${msg(str`Invoice ${number}`)}</span>`, 'title')}
    <p class="due"><strong>${locale.money(balance)}</strong> <span class="muted">${isOpen ? msg(str`left to pay, due ${locale.dayAndMonth(dueOn)}`) : msg('left to pay')}</span></p>
    <dl class="facts">
      <div><dt class="small muted">${msg('Billed to')}</dt><dd><strong><bdi>${patient}</bdi></strong></dd></div>
      <div><dt class="small muted">${msg('Date')}</dt><dd><strong>${locale.date(issuedOn)}</strong></dd></div>
      <div><dt class="small muted">${msg('By')}</dt><dd><strong>${organization}</strong></dd></div>
    </dl>
    <table>
      <thead><tr><th scope="col">${msg('What')}</th><th scope="col" class="end wide-only">${msg('Tax')}</th><th scope="col" class="end">${msg('Amount')}</th></tr></thead>
      <tbody>${lines.map((one) => line(one, locale))}</tbody>
    </table>
    ${totals(invoice, locale)}
    <div class="row no-print acts">
      ${isOpen && pay ? button(msg(str`Pay ${locale.money(balance)}`), pay, { kind: 'primary', width: 'page' }) : nothing}
      ${isOpen && payOther ? button(msg('Pay another amount'), payOther) : nothing}
      ${button(msg('Print'), () => print(), { kind: isOpen && pay ? 'link' : 'outline', icon: printIcon })}
    </div>
  </article>`;
}

function line({ description, quantity, unitPrice, taxName, total, tax }: Invoice['lines'][number], locale: Locale) {
  const amount = { ...total, amount: total.amount - tax.amount };
  const taxed = taxName ?? msg('No tax');
  return html`<tr>
    <td>${description}<div class="small muted">${locale.number(quantity)} × ${locale.money(unitPrice)}</div><div class="small muted narrow-only">${taxed}</div></td>
    <td class="end wide-only">${taxed}</td>
    <td class="end">${money(locale, amount)}</td>
  </tr>`;
}

function totals(invoice: Invoice, locale: Locale) {
  const { subtotal, tax, total, balance } = invoice;
  const paid = paidOf(invoice);
  const row = (name: string, amount: unknown, className = '') => html`<div class=${className}><dt>${name}</dt><dd class="tabular">${amount}</dd></div>`;
  return html`<dl class="totals">
    ${tax.amount ? [row(msg('Subtotal'), locale.money(subtotal)), ...taxesOf(invoice).map(([name, amount]) => row(name, locale.money(amount)))] : nothing}
    ${row(msg('Total'), locale.money(total))}
    ${paid.amount ? row(msg('Paid so far'), html`−${locale.money(paid)}`, 'muted') : nothing}
    ${row(msg('Left to pay'), locale.money(balance), 'last')}
  </dl>`;
}

/** What each tax comes to. */
function taxesOf({ lines, tax }: Invoice): [name: string, amount: Money][] {
  const names = [...new Set(lines.filter((one) => one.tax.amount).map(({ taxName }) => taxName))];
  const amountOf = (name: string | null) => lines.reduce((amount, one) => amount + (one.taxName === name ? one.tax.amount : 0), 0);
  return names.map((name) => [name ?? msg('Tax'), { ...tax, amount: amountOf(name) }]);
}
