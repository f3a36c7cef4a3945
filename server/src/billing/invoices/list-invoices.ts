import { auditRead } from '../../audit/audit.ts';
import type { Where } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import type { Invoice } from './invoices.models.ts';
import { showsOutstanding } from './outstanding.ts';
import type { InvoiceWithLines } from './present-invoice.ts';

/** Which invoices, and which page of them. */
export interface InvoiceQuery {
  readonly status?: 'outstanding' | 'paid';
  /** Of staff: one patient's only. */
  readonly patientId?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** The caller's own invoices, newest first; what is to pay only where the clinic shows it. Its reading is in the audit. */
export async function listInvoices(caller: Caller, query: InvoiceQuery) {
  const { patientId } = caller;
  if (patientId === undefined) throw problem('not-allowed');
  if (query.status === 'outstanding' && !showsOutstanding(caller)) return { data: [], nextCursor: null };
  const page = await pageOf(caller, { ...query, patientId, ...(!showsOutstanding(caller) && { status: 'paid' }) });
  await auditRead(caller, 'invoice.list', { type: 'Invoice', patientId });
  return page;
}

/** Invoices of the organization for staff: one audit row a patient. */
export async function listAllInvoices(caller: Caller, query: InvoiceQuery) {
  const page = await pageOf(caller, query);
  const patients = new Set(page.data.map(({ invoice }) => invoice.patientId));
  await auditRead(
    caller,
    'invoice.list',
    [...patients].map((patientId) => ({ type: 'Invoice', patientId })),
  );
  return page;
}

/**
 * One invoice: a patient's own, or for staff any.
 * @throws not-found — also when it is somebody else's, or to pay where the clinic doesn't show that
 */
export async function getInvoice(caller: Caller, id: string): Promise<InvoiceWithLines> {
  const invoice = await caller.db.Invoice.one({ id });
  const isTheirs = invoice?.patientId === caller.patientId && (invoice?.status !== 'open' || showsOutstanding(caller));
  if (!invoice || (caller.kind !== 'staff' && !isTheirs)) throw problem('not-found');
  const lines = await caller.db.InvoiceLine.find({ where: { invoiceId: id }, order: [['position', 'ASC']] });
  await auditRead(caller, 'invoice.read', { type: 'Invoice', id, patientId: invoice.patientId });
  return { invoice, lines };
}

/** Ids grow with time, so they order the list and are its cursor. */
async function pageOf(
  caller: Caller,
  { status, patientId, cursor, limit }: InvoiceQuery,
): Promise<{ data: InvoiceWithLines[]; nextCursor: string | null }> {
  if (cursor !== undefined && !/^[0-9a-f-]{36}$/.test(cursor))
    throw invalid('/cursor', 'format', 'nextCursor', 'query');
  const where: Where<Invoice> = {
    ...(status !== undefined && { status: status === 'paid' ? 'paid' : 'open' }),
    ...(patientId !== undefined && { patientId }),
    ...(cursor !== undefined && { id: { lt: cursor } }),
  };
  const found = await caller.db.Invoice.find({ where, order: [['id', 'DESC']], limit: limit + 1 });
  const invoices = found.slice(0, limit);
  const ids = invoices.map(({ id }) => id);
  const lines =
    ids.length === 0
      ? []
      : await caller.db.InvoiceLine.find({ where: { invoiceId: { in: ids } }, order: [['position', 'ASC']] });
  return {
    data: invoices.map((invoice) => ({ invoice, lines: lines.filter(({ invoiceId }) => invoiceId === invoice.id) })),
    nextCursor: found.length > limit ? (ids.at(-1) ?? null) : null,
  };
}
