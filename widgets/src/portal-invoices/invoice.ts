import type { Ok } from '../portal/client.ts';
import type { Money } from '../portal/bootstrap.ts';

/** An invoice as the patient's list has it. */
export type Invoice = Ok<'/v1/me/invoices'>['data'][number];

/** The sum of some amounts of one currency; nothing of none. */
export const sum = (amounts: readonly Money[]): Money | undefined =>
  amounts.length ? { amount: amounts.reduce((total, { amount }) => total + amount, 0), currency: amounts[0]?.currency ?? '' } : undefined;

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
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const plain = text.replace(/[^\d.,]/g, '').replace(/[.,](?=\d{3}(\D|$))/g, '').replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const [, decimals = ''] = plain.split('.');
  return decimals.length > digits ? undefined : Math.round(Number(plain) * 10 ** digits);
}

/** An amount as it stands in a field: "112.50". */
export function amountText({ amount, currency }: Money): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return (amount / 10 ** digits).toFixed(digits);
}
