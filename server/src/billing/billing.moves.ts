import type { Caller } from '../http/caller.ts';
import { plainMove, type Merge, type Move, type Moved } from '../patients/duplicates/move.ts';
import { book, type Posting } from './ledger/book.ts';

/** Payments first: whoever settles one holds it while the invoices change, and a merge waits for that. */
export const moves: readonly Move[] = [
  plainMove('payments', (db) => db.Payment),
  plainMove('card_setups', (db) => db.CardSetup),
  plainMove('payment_methods', (db) => db.PaymentMethod),
  { table: 'invoices', columns: ['patientId'], move: moveInvoices },
];

/**
 * Invoices change hands, and with them what is owed on them: the merged patient's accounts are transferred to the
 * survivor's, invoice by invoice, since entries of a ledger never change. Amounts stay what they are.
 */
async function moveInvoices(caller: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  const { db } = caller;
  const invoices = await db.Invoice.find({ where: { patientId: mergedId }, order: [['id', 'ASC']], lock: true });
  const accounts = await db.LedgerAccount.find({ where: { kind: { in: ['receivable', 'unapplied'] }, owner: mergedId }, lock: true });
  for (const currency of new Set(accounts.map((one) => one.currency))) {
    const postings: Posting[] = [];
    for (const { kind, balanceMinor } of accounts.filter((one) => one.currency === currency)) {
      const owed = kind === 'receivable' ? invoices.filter((one) => one.currency === currency) : [];
      for (const { id: invoiceId, balanceMinor: amountMinor } of owed) postings.push(...across({ mergedId, survivorId }, kind, amountMinor, invoiceId));
      postings.push(...across({ mergedId, survivorId }, kind, balanceMinor - owed.reduce((sum, one) => sum + one.balanceMinor, 0)));
    }
    await book(caller, { cause: `merge/${caller.ids.next()}`, reason: 'merge', currency, postings });
  }
  return { rows: await db.Invoice.update({ patientId: mergedId }, { patientId: survivorId }) };
}

const across = ({ mergedId, survivorId }: Merge, kind: Posting['kind'], amountMinor: number, invoiceId?: string): Posting[] => [
  { kind, owner: mergedId, amountMinor: -amountMinor, ...(invoiceId && { invoiceId }) },
  { kind, owner: survivorId, amountMinor, ...(invoiceId && { invoiceId }) },
];
