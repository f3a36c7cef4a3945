import { matchLanguage } from '../locales/languages.ts';
import { organizationDay } from '../locations/organization-day.ts';
import { subscriber, type Subscriber } from '../messaging/events.ts';
import { sendMessage } from '../messaging/send-message.ts';

declare module '../messaging/events.ts' {
  interface Events {
    /** Money arrived for a payment and is on its invoices. */
    'billing.payment.succeeded': { paymentId: string };
    /** The last of an invoice's balance was paid. */
    'billing.invoice.paid': { invoiceId: string; paymentId: string };
  }
}

/** What follows payments: the receipt, once a payment. */
export const subscribers: readonly Subscriber[] = [
  subscriber('billing.receipt', 'billing.payment.succeeded', async (caller, { paymentId }) => {
    const payment = await caller.db.Payment.one({ id: paymentId });
    if (!payment || payment.endedAt === null) return;
    const { patientId, currency, amountMinor, endedAt } = payment;
    const allocations = await caller.db.PaymentAllocation.find({ where: { paymentId } });
    const invoices = await caller.db.Invoice.find({
      where: { id: { in: allocations.map(({ invoiceId }) => invoiceId) } },
    });
    const invoicesPaid = allocations.map((one) => ({
      number: invoices.find(({ id }) => id === one.invoiceId)?.number ?? '',
      amount: { amount: one.amountMinor, currency },
    }));
    await sendMessage(caller, {
      message: 'receipt',
      to: { patientId, language: matchLanguage(payment.language ?? undefined) },
      data: {
        reference: paymentId,
        paidOn: await organizationDay(caller, endedAt),
        total: { amount: amountMinor, currency },
        invoices: invoicesPaid.toSorted((a, b) => a.number.localeCompare(b.number)),
      },
      dedupeKey: paymentId,
    });
  }),
];
