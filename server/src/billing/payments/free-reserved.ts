import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { gatewayOf } from '../gateways/choose.ts';
import type { Gateway } from '../gateways/gateway.ts';
import { attempt } from '../gateways/attempt.ts';
import type { Payment } from './payments.models.ts';
import type { Share } from './reserve.ts';
import { settle } from './settle-payment.ts';

/** Between opening a payment and charging its card; longer than both calls may take. */
const chargingMs = 60_000;

/**
 * Ends older payments of the same invoices that wait for somebody (a closed tab, a form left open), so that their
 * money is free again. Each is cancelled at its gateway first; one that was charged meanwhile is booked instead, and
 * one that another request is charging right now is left alone.
 */
export async function freeReserved(caller: Caller, shares: readonly Share[]): Promise<void> {
  const invoiceIds = shares.map(({ invoice }) => invoice.id);
  const allocations = await caller.db.PaymentAllocation.find({ where: { invoiceId: { in: invoiceIds } } });
  const ids = [...new Set(allocations.map(({ paymentId }) => paymentId))];
  if (ids.length === 0) return;
  for (const payment of await caller.db.Payment.find({ where: { id: { in: ids }, status: 'open' } })) {
    const { id, gatewayPaymentId } = payment;
    const gateway = gatewayOf(caller, payment);
    if (!gateway || gatewayPaymentId === null || (await isBeingCharged(caller, gateway, payment))) continue;
    const told = await attempt(() => gateway.cancel(gatewayPaymentId));
    if (typeof told !== 'string') await settle(caller, id, told, 'replaced');
  }
}

async function isBeingCharged({ clock }: Caller, gateway: Gateway, payment: Row<Payment>): Promise<boolean> {
  const { paymentMethodId, gatewayPaymentId, createdAt } = payment;
  if (paymentMethodId === null || gatewayPaymentId === null) return false;
  if (clock.now().getTime() - createdAt.getTime() > chargingMs) return false;
  const told = await attempt(() => gateway.find(gatewayPaymentId));
  return typeof told === 'string' || (told.status === 'open' && told.failure === null);
}
