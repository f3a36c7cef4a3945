import type { Ok } from '../portal/client.ts';
import type { Money } from '../portal/bootstrap.ts';

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
