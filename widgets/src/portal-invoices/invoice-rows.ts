import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { checkIcon } from '../parts/core-icons.ts';
import { money } from '../parts/money.ts';
import { badge } from '../parts/notice.ts';
import type { Locale } from '../portal/locale.ts';
import { daysOverdue, paidOf, type Invoice } from './invoice.ts';

/** What an invoice is for: "Physiotherapy, 12 November", "Knee brace and 1 more". */
export function titleOf({ lines, issuedOn, number }: Invoice, locale: Locale): string {
  const [first, ...others] = lines;
  if (!first) return msg(str`Invoice ${number}`);
  if (others.length) return locale.plural(others.length, { one: msg(str`${first.description} and 1 more`), other: msg(str`${first.description} and ${others.length} more`) });
  return msg(str`${first.description}, ${locale.dayAndMonth(issuedOn)}`);
}

/** "9 days overdue"; nothing while it isn't. */
export function overdue(invoice: Invoice, locale: Locale) {
  const days = daysOverdue(invoice);
  return days ? badge('danger', locale.plural(days, { one: msg('1 day overdue'), other: msg(str`${days} days overdue`) })) : nothing;
}

/** What a row needs of its list. */
export interface Row {
  locale: Locale;
  open: () => void;
  /** Absent where nothing can be paid online. */
  choice?: { isChosen: boolean; choose: (isOn: boolean) => void };
}

/** A row of what is to pay: chosen by its box, opened by its name. */
export const openRow = (invoice: Invoice, { locale, choice, open }: Row) => {
  const title = titleOf(invoice, locale);
  const isPartPaid = invoice.balance.amount !== invoice.total.amount;
  return html`<li class="invoice ${choice?.isChosen ? 'chosen' : ''}" part="invoice">
    ${choice ? box(msg(str`Pay invoice ${invoice.number}`), choice) : nothing}
    <div class="what">
      ${opener(title, open)}
      <div class="small quiet">${msg(str`Invoice ${invoice.number}`)}</div>
      <div class="small quiet">${msg(str`Due ${locale.dayAndMonth(invoice.dueOn)}`)}</div>
      <div class="row">${overdue(invoice, locale)}${isPartPaid ? badge('neutral', msg(str`${locale.money(paidOf(invoice))} paid`), checkIcon) : nothing}</div>
    </div>
    <div class="amount"><strong>${money(locale, invoice.balance)}</strong>${isPartPaid ? html`<div class="small quiet">${msg(str`of ${locale.money(invoice.total)}`)}</div>` : nothing}</div>
  </li>`;
};

/** A row of what is paid. */
export const paidRow = (invoice: Invoice, { locale, open }: Row) => html`<li class="invoice" part="invoice">
  <div class="what">
    ${opener(titleOf(invoice, locale), open)}
    <div class="small muted">${msg(str`Invoice ${invoice.number}, paid`)}</div>
  </div>
  <div class="amount"><strong>${money(locale, invoice.total)}</strong></div>
</li>`;

const box = (name: string, { isChosen, choose }: NonNullable<Row['choice']>) => html`<label class="tick">
  <input type="checkbox" .checked=${live(isChosen)} @change=${({ target }: Event) => target instanceof HTMLInputElement && choose(target.checked)} />
  <span class="hidden">${name}</span><span class="box" aria-hidden="true">${checkIcon}</span>
</label>`;

const opener = (title: string, open: () => void) => html`<button class="link opener" type="button" @click=${open}>${title}</button>`;
