import { audit } from '../../audit/audit.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Change, Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { publish } from '../../messaging/publish.ts';
import type { GatewayPayment } from '../gateways/gateway.ts';
import type { Posting } from '../ledger/book.ts';
import { book, monthOf } from '../ledger/book.ts';
import type { Payment } from './payments.models.ts';

const isFinal = ({ status }: Pick<Payment, 'status'>) => status === 'succeeded' || status === 'failed';

/**
 * Writes what the gateway says of a payment: the only way by which one becomes paid. Anybody may tell it, in any order
 * and any number of times (the payer's own request, a webhook, the reconciler): money is booked once, and news that
 * came too late changes nothing. Captured money that no reservation waits for any more (the gateway took what it said
 * was cancelled, or another amount) never goes onto an invoice: it is booked as unapplied, for staff.
 * @param whenCanceled the failure code of a payment that the gateway cancelled
 */
export function settle(caller: Caller, id: string, told: GatewayPayment, whenCanceled = 'cancelled'): Promise<void> {
  return tx(async () => {
    const payment = await caller.db.Payment.one({ id });
    if (!payment) return;
    if (payment.gatewayPaymentId !== null && payment.gatewayPaymentId !== told.id) return;
    if (told.status === 'captured') return payment.status === 'succeeded' ? undefined : capture(caller, payment, told);
    if (isFinal(payment)) return;
    if (told.status === 'canceled') return end(caller, payment, told.failure ?? whenCanceled);
    const status = told.status === 'processing' ? 'processing' : 'open';
    if (status === payment.status && told.failure === payment.failureCode) return;
    await swap(caller, payment, { status, gatewayPaymentId: told.id, failureCode: told.failure });
  });
}

/** Ends a payment of which the gateway knows nothing, or that can't be charged any more. Ended ones stay as they are. */
export function fail(caller: Caller, id: string, code: string): Promise<void> {
  return tx(async () => {
    const payment = await caller.db.Payment.one({ id });
    if (payment && !isFinal(payment)) await end(caller, payment, code);
  });
}

async function end(caller: Caller, payment: Row<Payment>, code: string): Promise<void> {
  const failureCode = code.slice(0, 60);
  await swap(caller, payment, { status: 'failed', failureCode, checkAt: null, endedAt: caller.clock.now() });
  await release(caller, payment);
  await audit(caller, 'payment.fail', {
    type: 'Payment',
    id: payment.id,
    patientId: payment.patientId,
    details: { code: failureCode },
  });
}

async function capture(caller: Caller, payment: Row<Payment>, told: GatewayPayment): Promise<void> {
  const { id, patientId, amountMinor, currency } = payment;
  const isExpected = !isFinal(payment) && told.capturedMinor === amountMinor && told.currency === currency;
  const now = caller.clock.now();
  await swap(caller, payment, {
    status: 'succeeded',
    gatewayPaymentId: told.id,
    failureCode: null,
    checkAt: null,
    endedAt: now,
  });
  if (!isExpected && !isFinal(payment)) await release(caller, payment);
  const postings = isExpected ? await apply(caller, payment) : unapplied(payment, told);
  await book(caller, {
    cause: `payment/${id}`,
    reason: 'payment',
    currency: told.currency,
    postings: [{ kind: 'gateway', owner: monthOf(now), amountMinor: told.capturedMinor, paymentId: id }, ...postings],
  });
  await audit(caller, isExpected ? 'payment.succeed' : 'payment.unapplied', { type: 'Payment', id, patientId });
  if (isExpected) await publish(caller, 'billing.payment.succeeded', { paymentId: id }, { dedupeKey: id });
  else caller.runtime.log.error('payment-unapplied', { paymentId: id });
}

/** Takes the payment's shares off its invoices. */
async function apply(caller: Caller, payment: Row<Payment>): Promise<Posting[]> {
  const postings: Posting[] = [];
  for (const { invoiceId, amountMinor } of await allocationsOf(caller, payment)) {
    const invoice = await caller.db.Invoice.one({ id: invoiceId });
    if (!invoice) throw new Error('An invoice of the payment is gone');
    const { balanceMinor, reservedMinor } = invoice;
    const left = balanceMinor - amountMinor;
    const status = left === 0 ? 'paid' : 'open';
    const change = { balanceMinor: left, reservedMinor: reservedMinor - amountMinor, status } as const;
    if ((await caller.db.Invoice.update({ id: invoiceId, balanceMinor, reservedMinor }, change)) !== 1) throw retry();
    if (left === 0)
      await publish(caller, 'billing.invoice.paid', { invoiceId, paymentId: payment.id }, { dedupeKey: invoiceId });
    postings.push({
      kind: 'receivable',
      owner: payment.patientId,
      amountMinor: -amountMinor,
      invoiceId,
      paymentId: payment.id,
    });
  }
  return postings;
}

async function release(caller: Caller, payment: Row<Payment>): Promise<void> {
  for (const { invoiceId, amountMinor } of await allocationsOf(caller, payment)) {
    await caller.db.Invoice.add({ id: invoiceId }, { reservedMinor: -amountMinor });
  }
}

const unapplied = ({ id, patientId }: Row<Payment>, { capturedMinor }: GatewayPayment): Posting[] => [
  { kind: 'unapplied', owner: patientId, amountMinor: -capturedMinor, paymentId: id },
];

/** Always in one order, so that two payments of the same invoices don't wait for each other crosswise. */
const allocationsOf = (caller: Caller, { id }: Row<Payment>) =>
  caller.db.PaymentAllocation.find({ where: { paymentId: id }, order: [['invoiceId', 'ASC']] });

/** Whose it is counts as well: records may be merged meanwhile, and the money belongs on the survivor's account. */
async function swap(caller: Caller, { id, status, patientId }: Row<Payment>, change: Change<Payment>): Promise<void> {
  if ((await caller.db.Payment.update({ id, status, patientId }, change)) !== 1) throw retry();
}
