import { retry } from '../../db/tx.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import type { Invoice } from '../invoices/invoices.models.ts';
import { showsOutstanding } from '../invoices/outstanding.ts';

/** What somebody wants to pay: an invoice, and how much of it; all that is owed when no amount is given. */
export interface Wish {
  readonly id: string;
  readonly amount?: { readonly amount: number; readonly currency: string | null };
}

/** An amount that a payment will take off an invoice. */
export interface Share {
  readonly invoice: Row<Invoice>;
  readonly amountMinor: number;
}

/**
 * Weighs wishes against what the patient's invoices still owe: amounts come from here, never from the page.
 * @throws not-found — an invoice that isn't the patient's, or one to pay where the clinic doesn't show those
 * @throws invoice-not-open · amount-over-balance · currencies-differ
 */
export async function sharesOf(caller: Caller, wishes: readonly Wish[]): Promise<Share[]> {
  const ids = [...new Set(wishes.map(({ id }) => id))];
  const invoices = await caller.db.Invoice.find({ where: { id: { in: ids } } });
  const shares: Share[] = [];
  for (const id of ids.toSorted()) {
    const invoice = invoices.find((one) => one.id === id);
    if (!invoice || invoice.patientId !== caller.patientId) throw problem('not-found');
    if (invoice.status === 'open' && !showsOutstanding(caller)) throw problem('not-found');
    shares.push({
      invoice,
      amountMinor: amountOf(
        invoice,
        wishes.filter((wish) => wish.id === id),
      ),
    });
  }
  if (new Set(shares.map(({ invoice }) => invoice.currency)).size > 1) throw problem('currencies-differ');
  return shares;
}

/** Whether every share fits into what no other payment has reserved. */
export const isFree = (shares: readonly Share[]): boolean =>
  shares.every(({ invoice, amountMinor }) => invoice.reservedMinor + amountMinor <= invoice.balanceMinor);

/**
 * Reserves the shares, so that no second payment can take the same money: each is a compare-and-swap on what was read,
 * and the database refuses to reserve more than the balance. Inside `tx`.
 */
export async function reserve(caller: Caller, shares: readonly Share[]): Promise<void> {
  for (const { invoice, amountMinor } of shares) {
    const { id, balanceMinor, reservedMinor } = invoice;
    const won = await caller.db.Invoice.update(
      { id, balanceMinor, reservedMinor },
      { reservedMinor: reservedMinor + amountMinor },
    );
    if (won !== 1) throw retry();
  }
}

function amountOf(invoice: Row<Invoice>, wishes: readonly Wish[]): number {
  const { id: invoiceId, currency, balanceMinor } = invoice;
  if (invoice.status !== 'open') throw problem('invoice-not-open', { invoiceId, state: invoice.status });
  if (wishes.some(({ amount }) => amount && amount.currency !== null && amount.currency !== currency))
    throw problem('currencies-differ');
  if (wishes.some(({ amount }) => amount === undefined)) return balanceMinor;
  const wanted = wishes.reduce((sum, { amount }) => sum + (amount?.amount ?? 0), 0);
  if (wanted > balanceMinor)
    throw problem('amount-over-balance', { invoiceId, balance: { amount: balanceMinor, currency } });
  return wanted;
}
