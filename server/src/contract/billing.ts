import { z } from 'zod';

import { gatewayMethodId, testOutcome } from './cards.ts';
import { route } from './route.ts';
import { id, line, localDate, Money, page, paging } from './shapes.ts';

const most = 99_999_999;

/** A tax as staff keep it for invoice lines. */
export const TaxRate = z
  .object({
    id: id(),
    name: z.string().meta({ description: 'As it stands on invoices, e.g. GST' }),
    percent: z.number().meta({ description: 'Up to four decimals: 9.975' }),
  })
  .meta({ id: 'TaxRate', description: 'A tax that invoice lines carry' });

const InvoiceLine = z
  .object({
    description: z.string(),
    quantity: z.number().meta({ description: 'Up to two decimals: half an hour is 0.5' }),
    unitPrice: Money,
    tax: Money,
    taxName: z.string().nullable(),
    total: Money.meta({ description: 'With tax' }),
  })
  .meta({ id: 'InvoiceLine', description: 'One line of an invoice; the lines add up to its total' });

/** What a patient owes or has paid. */
export const Invoice = z
  .object({
    id: id(),
    number: z.string(),
    status: z.enum(['open', 'paid', 'void']),
    issuedOn: localDate(),
    dueOn: localDate(),
    subtotal: Money.meta({ description: 'Without tax' }),
    tax: Money,
    total: Money,
    balance: Money.meta({ description: 'Not yet paid; 0 exactly when the invoice is paid' }),
    lines: z.array(InvoiceLine),
  })
  .meta({ id: 'Invoice', description: 'An invoice with its lines, taxes and balance' });

const AdminInvoice = Invoice.extend({ patientId: id() }).meta({
  id: 'AdminInvoice',
  description: 'An invoice as staff see it',
});

/** An attempt to pay, as far as it has come. */
export const Payment = z
  .object({
    id: id(),
    status: z.enum(['requires_action', 'processing', 'succeeded', 'failed']).meta({
      description:
        'requires_action: the person goes on with clientSecret in the gateway’s own form, or with the confirm route of the test gateway. processing: ask again. The other two are for good; after failed nothing was charged, and the next attempt takes a new Idempotency-Key.',
    }),
    gateway: z.enum(['test', 'stripe']),
    amount: Money,
    invoices: z.array(z.object({ id: id(), amount: Money })),
    clientSecret: z.string().optional().meta({ description: 'Only while the person must act' }),
    gatewayAccount: z
      .string()
      .optional()
      .meta({ description: 'The connected account that Stripe’s form is opened for' }),
    failureCode: z.string().optional().meta({
      description:
        'Why the last attempt didn’t pay: expired, replaced, gateway-unavailable, or the gateway’s own code, such as card_declined',
    }),
  })
  .meta({ id: 'Payment', description: 'A payment of one or several invoices' });

const currency = z.string().regex(/^[A-Z]{3}$/);
/** An amount in a request: minor units alone are in the currency at hand, a currency beside them must be that one. */
const amountIn = (least: number) => {
  const minor = z.number().int().min(least).max(most);
  return z
    .union([minor, z.strictObject({ amount: minor, currency })])
    .transform((given) => (typeof given === 'number' ? { amount: given, currency: null } : given))
    .meta({ description: 'Minor units, or minor units with their currency' });
};
const quantity = z.number().min(0.01).max(9999.99).refine(hasTwoDecimals, 'two-decimals');
/** Invoices, payments and the taxes on them. */
export const billing = {
  listInvoices: route({
    method: 'get',
    path: '/v1/me/invoices',
    summary: 'Invoices of the patient, newest first',
    callers: ['patient'],
    section: 'invoices',
    query: z.strictObject({ ...paging, status: z.enum(['outstanding', 'paid']).optional() }),
    ok: page(Invoice),
  }),
  getInvoice: route({
    method: 'get',
    path: '/v1/me/invoices/{id}',
    summary: 'One invoice of the patient',
    callers: ['patient'],
    section: 'invoices',
    params: z.strictObject({ id: id() }),
    ok: Invoice,
    problems: ['not-found'],
  }),
  createPayment: route({
    method: 'post',
    path: '/v1/me/payments',
    summary: 'Pay invoices, wholly or in part',
    description:
      'Without an amount the whole balance is paid. Without a payment method the person chooses one in the gateway’s form. Money that another payment of the patient keeps open is freed first, so an invoice is never paid twice.',
    callers: ['patient'],
    section: 'invoices',
    idempotent: 'itself',
    body: z.strictObject({
      invoices: z
        .array(z.strictObject({ id: id(), amount: amountIn(1).optional() }))
        .min(1)
        .max(50),
      paymentMethodId: z
        .union([gatewayMethodId, id()])
        .optional()
        .meta({ description: 'A saved card’s id, or the gateway’s own name of a card' }),
    }),
    ok: Payment,
    status: 201,
    problems: [
      'not-found',
      'gateway-missing',
      'invoice-not-open',
      'amount-over-balance',
      'payment-in-progress',
      'currencies-differ',
      'idempotency-key-reused',
    ],
  }),
  getPayment: route({
    method: 'get',
    path: '/v1/me/payments/{id}',
    summary: 'How far a payment has come',
    callers: ['patient'],
    section: 'invoices',
    params: z.strictObject({ id: id() }),
    ok: Payment,
    problems: ['not-found'],
  }),
  refreshPayment: route({
    method: 'post',
    path: '/v1/me/payments/{id}/refresh',
    summary: 'Ask the gateway how far a payment has come',
    description: 'So that nobody waits for a webhook: what the gateway says is written as its webhook would write it.',
    callers: ['patient'],
    section: 'invoices',
    params: z.strictObject({ id: id() }),
    ok: Payment,
    problems: ['not-found'],
  }),
  confirmPayment: route({
    method: 'post',
    path: '/v1/me/payments/{id}/confirm',
    summary: 'Go on with a payment at the test gateway',
    description: 'Stands for what the gateway’s own form does in the browser: choosing the card, passing or failing 3-D Secure.',
    callers: ['patient'],
    section: 'invoices',
    params: z.strictObject({ id: id() }),
    body: z.strictObject({ clientSecret: z.string().min(1).max(200), paymentMethodId: gatewayMethodId.optional(), authentication: testOutcome.optional() }),
    ok: Payment,
    problems: ['not-found', 'payment-not-confirmable'],
  }),
  createInvoice: route({
    method: 'post',
    path: '/v1/admin/invoices',
    summary: 'Make out an invoice',
    callers: ['staff'],
    permission: 'billing',
    idempotent: true,
    body: z.strictObject({
      patientId: id(),
      dueOn: localDate().optional().meta({ description: 'The day of issue when left out' }),
      lines: z
        .array(z.strictObject({ description: line(300), quantity, unitPrice: amountIn(0), taxRateId: id().optional() }))
        .min(1)
        .max(100),
    }),
    ok: AdminInvoice,
    status: 201,
    problems: ['idempotency-key-reused'],
  }),
  listAdminInvoices: route({
    method: 'get',
    path: '/v1/admin/invoices',
    summary: 'Invoices, newest first',
    callers: ['staff'],
    permission: 'billing',
    query: z.strictObject({
      ...paging,
      patientId: id().optional(),
      status: z.enum(['outstanding', 'paid']).optional(),
    }),
    ok: page(AdminInvoice),
  }),
  getAdminInvoice: route({
    method: 'get',
    path: '/v1/admin/invoices/{id}',
    summary: 'One invoice',
    callers: ['staff'],
    permission: 'billing',
    params: z.strictObject({ id: id() }),
    ok: AdminInvoice,
    problems: ['not-found'],
  }),
  listTaxRates: route({
    method: 'get',
    path: '/v1/admin/tax-rates',
    summary: 'Taxes that invoice lines may carry',
    callers: ['staff'],
    permission: 'billing',
    ok: z.object({ data: z.array(TaxRate) }),
  }),
  createTaxRate: route({
    method: 'post',
    path: '/v1/admin/tax-rates',
    summary: 'Add a tax',
    callers: ['staff'],
    permission: 'billing',
    idempotent: true,
    body: z.strictObject({
      name: line(80),
      percent: z.number().min(0).max(100).refine(hasFourDecimals, 'four-decimals'),
    }),
    ok: TaxRate,
    status: 201,
    problems: ['already-exists', 'idempotency-key-reused'],
  }),
};

function hasTwoDecimals(value: number): boolean {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
}

function hasFourDecimals(value: number): boolean {
  return Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6;
}
