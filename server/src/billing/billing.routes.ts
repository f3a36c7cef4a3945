import { billing } from '../contract/billing.ts';
import { handlers } from '../http/handlers.ts';
import { createInvoice } from './invoices/create-invoice.ts';
import { getInvoice, listAllInvoices, listInvoices } from './invoices/list-invoices.ts';
import { outAdminInvoice, outInvoice } from './invoices/present-invoice.ts';
import { createTaxRate, listTaxRates, outTaxRate } from './invoices/tax-rates.ts';
import { createPayment } from './payments/create-payment.ts';
import { outPayment } from './payments/payment-view.ts';
import { confirmPayment, refreshPayment, showPayment } from './payments/refresh-payment.ts';

/** Invoices, payments and taxes over HTTP. */
export const billingRoutes = handlers(billing, {
  listInvoices: async ({ caller, query }) => pageOut(await listInvoices(caller, query), outInvoice),
  getInvoice: async ({ caller, params }) => outInvoice(await getInvoice(caller, params.id)),
  createPayment: async ({ caller, body, idempotency }) => outPayment(await createPayment(caller, body, idempotency)),
  getPayment: async ({ caller, params }) => outPayment(await showPayment(caller, params.id)),
  refreshPayment: async ({ caller, params }) => outPayment(await refreshPayment(caller, params.id)),
  confirmPayment: async ({ caller, params, body }) => outPayment(await confirmPayment(caller, params.id, body)),
  createInvoice: async ({ caller, body }) => outAdminInvoice(await createInvoice(caller, body)),
  listAdminInvoices: async ({ caller, query }) => pageOut(await listAllInvoices(caller, query), outAdminInvoice),
  getAdminInvoice: async ({ caller, params }) => outAdminInvoice(await getInvoice(caller, params.id)),
  listTaxRates: async ({ caller }) => ({ data: (await listTaxRates(caller)).map(outTaxRate) }),
  createTaxRate: async ({ caller, body }) => outTaxRate(await createTaxRate(caller, body)),
});

const pageOut = <From, To>(
  { data, nextCursor }: { data: From[]; nextCursor: string | null },
  out: (one: From) => To,
) => ({
  data: data.map(out),
  nextCursor,
});
