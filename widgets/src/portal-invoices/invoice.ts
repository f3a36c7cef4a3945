import type { Ok } from '../portal/client.ts';
import type { Money } from '../portal/bootstrap.ts';
import type { Locale } from '../portal/locale.ts';

/** An invoice as the patient's list has it. */
export type Invoice = Ok<'/v1/me/invoices'>['data'][number];

/** The sum of some amounts; nothing of none, or of several currencies. */
export const sum = (amounts: readonly Money[]): Money | undefined => {
  const [first] = amounts;
  if (!first || amounts.some(({ currency }) => currency !== first.currency)) return undefined;
  return { ...first, amount: amounts.reduce((total, { amount }) => total + amount, 0) };
};

/** Sums, one for each currency: a clinic may have changed its own. */
export const sums = (amounts: readonly Money[]): readonly Money[] =>
  [...new Set(amounts.map(({ currency }) => currency))].flatMap((wanted) => sum(amounts.filter(({ currency }) => currency === wanted)) ?? []);

/** Whole days that the due date lies behind, by this device's calendar. */
export function daysOverdue({ dueOn, status }: Invoice, now = new Date()): number {
  if (status !== 'open') return 0;
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.max(0, Math.round((today - Date.parse(`${dueOn}T00:00Z`)) / 86_400_000));
}

/** What was paid so far. */
export const paidOf = ({ total, balance }: Invoice): Money => ({ ...total, amount: total.amount - balance.amount });

/** Minor units of what somebody typed: "187.50", "187,50", "$1 187.50"; nothing when it is no amount. */
export function typedAmount(text: string, { currency }: Money): number | undefined {
  const digits = decimalsOf(currency);
  const bare = text.replace(/[\s'’_\p{Sc}]|^[A-Z]{2,3}|[A-Z]{2,3}$/giu, '').replace('−', '-');
  const isGroupedByComma = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(bare);
  // One dot before three digits may be meant either way: money isn't guessed.
  const isGroupedByDot = /^-?[1-9]\d{0,2}((\.\d{3})+,\d*|(\.\d{3}){2,})$/.test(bare);
  const plain = (isGroupedByComma ? bare.replace(/,/g, '') : isGroupedByDot ? bare.replace(/\./g, '') : bare).replace(',', '.');
  if (!/^-?\d+(\.\d*)?$/.test(plain)) return undefined;
  const [, decimals = ''] = plain.split('.');
  return decimals.length > digits ? undefined : Math.round(Number(plain) * 10 ** digits);
}

/** An amount as one types it here: "112.50", "112,50". */
export function amountText({ amount, currency }: Money, locale: Locale): string {
  const digits = decimalsOf(currency);
  return locale.number(amount / 10 ** digits, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });
}

const decimalsOf = (currency: string) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
