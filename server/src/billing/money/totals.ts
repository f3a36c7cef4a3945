import { split } from './split.ts';

/** A line as it is priced: units in hundredths (half an hour is 50), the price of one in minor units, the tax in millionths. */
export interface PricedLine {
  quantityHundredths: number;
  unitPriceMinor: number;
  taxMillionths: number;
}

/** A line with what comes out of it, in minor units. */
export interface LineAmounts {
  netMinor: number;
  taxMinor: number;
  totalMinor: number;
}

/** What an invoice comes to; the sums are those of its lines, to the unit. */
export interface Totals {
  lines: LineAmounts[];
  netMinor: number;
  taxMinor: number;
  totalMinor: number;
}

/** Where tax is rounded: on every line, or once for each rate over the whole invoice. */
export type TaxRounding = 'line' | 'invoice';

/** Prices an invoice. Halves are rounded up; tax rounded over the invoice is divided among its lines by their tax. */
export function totals(lines: readonly PricedLine[], rounding: TaxRounding): Totals {
  const nets = lines.map(({ quantityHundredths, unitPriceMinor }) => rounded(quantityHundredths, unitPriceMinor, 100));
  const taxes =
    rounding === 'line' ? lines.map((line, at) => taxOn(nets[at] ?? 0, line.taxMillionths)) : overInvoice(lines, nets);
  const amounts = nets.map((netMinor, at) => {
    const taxMinor = taxes[at] ?? 0;
    return { netMinor, taxMinor, totalMinor: netMinor + taxMinor };
  });
  const netMinor = sum(nets);
  const taxMinor = sum(taxes);
  return { lines: amounts, netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}

/** Tax on an amount; halves are rounded up. */
export const taxOn = (netMinor: number, taxMillionths: number) => rounded(netMinor, taxMillionths, 1_000_000);

function overInvoice(lines: readonly PricedLine[], nets: readonly number[]): number[] {
  const taxes = lines.map(() => 0);
  for (const rate of new Set(lines.map(({ taxMillionths }) => taxMillionths))) {
    const of = lines.flatMap(({ taxMillionths }, at) => (taxMillionths === rate ? [at] : []));
    const weights = of.map((at) => nets[at] ?? 0);
    split(taxOn(sum(weights), rate), weights).forEach((part, i) => (taxes[of[i] ?? 0] = part));
  }
  return taxes;
}

/** `a × b / divisor`, halves up, without the errors of floating point. None of them is negative. */
function rounded(a: number, b: number, divisor: number): number {
  return Number((BigInt(a) * BigInt(b) * 2n + BigInt(divisor)) / (BigInt(divisor) * 2n));
}

const sum = (amounts: readonly number[]) => amounts.reduce((so, amount) => so + amount, 0);
