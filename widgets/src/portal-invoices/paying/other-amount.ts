import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../../parts/button.ts';
import { errorSummary, type FieldError } from '../../parts/error-summary.ts';
import { field } from '../../parts/field.ts';
import { heading } from '../../parts/heading.ts';
import type { Locale } from '../../portal/locale.ts';
import type { Invoice } from '../invoice.ts';
import { amountText, typedAmount } from './typed-amount.ts';
import { titleOf } from '../invoice-rows.ts';
import { backToList } from './pay-screens.ts';
import type { Share } from './paying.ts';

/** What somebody typed as amounts, by the invoice's id. */
export type Typed = Readonly<Record<string, string>>;

/** What typed amounts come to: shares to pay, or what is wrong with them. */
export function readAmounts(invoices: readonly Invoice[], typed: Typed, locale: Locale): { shares: Share[]; errors: FieldError[] } {
  const shares: Share[] = [];
  const errors: FieldError[] = [];
  for (const invoice of invoices) {
    const text = typed[invoice.id] ?? amountText(invoice.balance, locale);
    const amount = typedAmount(text, invoice.balance);
    const refuse = (sentence: string) => errors.push({ field: invoice.id, text: sentence });
    if (!text.trim()) refuse(msg(str`Enter an amount for invoice ${invoice.number}`));
    else if (amount === undefined) refuse(msg(str`Enter the amount in figures, like ${amountText(invoice.balance, locale)}`));
    else if (amount < 1) refuse(msg(str`Amount must be more than ${locale.money({ ...invoice.balance, amount: 0 })}`));
    else if (amount > invoice.balance.amount) refuse(msg(str`Amount must be at most ${locale.money(invoice.balance)}`));
    else shares.push({ invoice, amount });
  }
  return { shares, errors };
}

/** What the screen needs of its tag. */
export interface OtherAmount {
  locale: Locale;
  level: number;
  invoices: readonly Invoice[];
  typed: Typed;
  errors: readonly FieldError[];
  type: (id: string, text: string) => void;
  leave: () => void;
  submit: () => void;
}

/** Paying a part: an amount for each chosen invoice. */
export function otherAmount({ locale, level, invoices, typed, errors, type, leave, submit }: OtherAmount) {
  const send = (event: Event) => {
    event.preventDefault();
    submit();
  };
  return html`<form class="stack" novalidate @submit=${send}>
    ${backToList(leave)}
    ${heading(level, msg('How much would you like to pay?'), 'title')}
    ${errors.length ? errorSummary(errors, level + 1) : nothing}
    ${invoices.map((invoice) =>
      field({
        name: invoice.id,
        label: titleOf(invoice, locale),
        hint: msg(str`Invoice ${invoice.number}, ${locale.money(invoice.balance)} left to pay`),
        error: errors.find((one) => one.field === invoice.id)?.text,
        value: typed[invoice.id] ?? amountText(invoice.balance, locale),
        inputmode: 'decimal',
        autocomplete: 'off',
        width: 9,
        input: (text) => type(invoice.id, text),
      }),
    )}
    ${button(msg('Continue'), undefined, { kind: 'primary', type: 'submit', width: 'page' })}
  </form>`;
}
