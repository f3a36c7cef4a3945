import type { Desk } from '../../desk.ts';

/** The clinic's currency, and how many digits stand behind its point. */
const currencyOf = ({ portal }: Pick<Desk, 'portal'>) => {
  const currency = portal?.settings?.settings['billing.currency'] ?? 'CAD';
  return { currency, digits: new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2 };
};

/** "$120.00" */
export const priceText = (amount: number, { portal, locale }: Pick<Desk, 'portal' | 'locale'>) => locale.money({ amount, currency: currencyOf({ portal }).currency });

/** What stands in the field, as the reader writes amounts: "$120.00", "120,00 $". */
export const priceTyped = (amount: number | null, desk: Pick<Desk, 'portal' | 'locale'>) => (amount === null ? '' : priceText(amount, desk));

/** An amount as a person types it, in minor units: "120", "120.5", "1 200,00 $"; null: none; nothing: not an amount. */
export function readPrice(text: string, desk: Pick<Desk, 'portal'>): number | null | undefined {
  const { digits } = currencyOf(desk);
  // Before three digits stands a sign that groups them, but for the last one of a currency with three decimals.
  const grouping = digits === 3 ? /[.,](?=.*[.,])/g : /[.,](?=\d{3}(?:\D|$))/g;
  const plain = text.replace(/[^\d.,-]/g, '').replace(grouping, '').replace(',', '.');
  if (!text.trim()) return null;
  if (!/^\d+(?:\.\d*)?$/.test(plain)) return undefined;
  const amount = Math.round(Number(plain) * 10 ** digits);
  return amount <= 100_000_000 ? amount : undefined;
}
