import { retry, tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, type Problem } from '../../http/problem.ts';
import { organizationDay } from '../../locations/organization-day.ts';
import { text } from '../../locales/text.ts';
import { audit } from '../../audit/audit.ts';
import { isPatient } from '../../patients/is-patient.ts';
import { book, monthOf } from '../ledger/book.ts';
import type { Totals } from '../money/totals.ts';
import { totals } from '../money/totals.ts';
import type { InvoiceWithLines } from './present-invoice.ts';

const mostMinor = 99_999_999;

/** An invoice as staff ask for it; amounts are minor units of the organization's currency. */
export interface NewInvoice {
  readonly patientId: string;
  readonly dueOn?: string;
  readonly lines: readonly NewLine[];
}

interface NewLine {
  readonly description: string;
  readonly quantity: number;
  readonly unitPrice: { readonly amount: number; readonly currency: string | null };
  readonly taxRateId?: string;
}

interface Rate {
  readonly id: string;
  readonly name: string;
  readonly millionths: number;
}

/**
 * Makes out an invoice under the organization's next number and books what the patient owes by it. Its currency is
 * `billing.currency` of this moment, its taxes are those of this moment too. One that comes to nothing is paid at once.
 * @throws invalid-request — an unknown patient or tax, another currency, a sum over 99,999,999
 */
export function createInvoice(caller: Caller, order: NewInvoice): Promise<InvoiceWithLines> {
  return tx(async () => {
    if (!(await isPatient(caller, order.patientId)))
      throw wrong(caller, '/patientId', 'unknown', 'issue.billing-unknown');
    const currency = caller.settings.get('billing.currency');
    const rates = await ratesOf(caller, order.lines, currency);
    const priced = order.lines.map(({ quantity, unitPrice }, at) => ({
      quantityHundredths: Math.round(quantity * 100),
      unitPriceMinor: unitPrice.amount,
      taxMillionths: rates[at]?.millionths ?? 0,
    }));
    const sums = totals(priced, 'line');
    if (sums.totalMinor > mostMinor) throw wrong(caller, '/lines', 'too-big', 'issue.billing-too-much');
    const invoice = await insertInvoice(caller, order, currency, sums);
    const lines = order.lines.map(({ description }, at) => ({
      id: caller.ids.next(),
      invoiceId: invoice.id,
      position: at + 1,
      description,
      taxRateId: rates[at]?.id ?? null,
      taxName: rates[at]?.name ?? null,
      ...(priced[at] ?? { quantityHundredths: 0, unitPriceMinor: 0, taxMillionths: 0 }),
      ...(sums.lines[at] ?? { netMinor: 0, taxMinor: 0, totalMinor: 0 }),
    }));
    await caller.db.InvoiceLine.insertAll(lines);
    await audit(caller, 'invoice.create', { type: 'Invoice', id: invoice.id, patientId: order.patientId });
    return { invoice, lines };
  });
}

async function insertInvoice(caller: Caller, { patientId, dueOn }: NewInvoice, currency: string, sums: Totals) {
  const { netMinor, taxMinor, totalMinor } = sums;
  const now = caller.clock.now();
  const issuedOn = await organizationDay(caller, now);
  const amounts = { netMinor, taxMinor, totalMinor, balanceMinor: totalMinor, reservedMinor: 0 };
  const invoice = await caller.db.Invoice.insert({
    id: caller.ids.next(),
    patientId,
    number: await nextNumber(caller),
    status: totalMinor > 0 ? 'open' : 'paid',
    currency,
    issuedOn,
    dueOn: dueOn ?? issuedOn,
    ...amounts,
    createdAt: now,
  });
  const month = monthOf(now);
  await book(caller, {
    cause: `invoice/${invoice.id}`,
    reason: 'charge',
    currency,
    postings: [
      { kind: 'receivable', owner: patientId, amountMinor: totalMinor, invoiceId: invoice.id },
      { kind: 'revenue', owner: month, amountMinor: -netMinor, invoiceId: invoice.id },
      { kind: 'tax', owner: month, amountMinor: -taxMinor, invoiceId: invoice.id },
    ],
  });
  return invoice;
}

/** The tax of each line, in their order; null for a line without. */
async function ratesOf(caller: Caller, lines: readonly NewLine[], currency: string): Promise<(Rate | null)[]> {
  const ids = [...new Set(lines.flatMap(({ taxRateId }) => (taxRateId === undefined ? [] : [taxRateId])))];
  const known = ids.length === 0 ? [] : await caller.db.TaxRate.find({ where: { id: { in: ids } } });
  return lines.map(({ unitPrice, taxRateId }, at) => {
    if (unitPrice.currency !== null && unitPrice.currency !== currency) {
      throw wrong(caller, `/lines/${at}/unitPrice/currency`, 'currency', 'issue.billing-currency');
    }
    if (taxRateId === undefined) return null;
    const rate = known.find(({ id }) => id === taxRateId);
    if (!rate) throw wrong(caller, `/lines/${at}/taxRateId`, 'unknown', 'issue.billing-unknown');
    return rate;
  });
}

/** Numbers have no gaps: the counter moves in the invoice's own transaction. */
async function nextNumber(caller: Caller): Promise<string> {
  const counter = await caller.db.BillingCounter.one({ name: 'invoice' });
  const value = (counter?.value ?? 0) + 1;
  if (counter) {
    if ((await caller.db.BillingCounter.update({ name: 'invoice', value: counter.value }, { value })) !== 1)
      throw retry();
  } else {
    await caller.db.BillingCounter.insert({ name: 'invoice', value }).catch((error: unknown) => {
      throw violatedKey(error) === 'billing_counters.PRIMARY' ? retry() : error;
    });
  }
  return String(value).padStart(6, '0');
}

type IssueText = 'issue.billing-unknown' | 'issue.billing-too-much' | 'issue.billing-currency';

function wrong({ language }: Caller, path: string, code: string, key: IssueText): Problem {
  return invalid(path, code, text(language, key));
}
