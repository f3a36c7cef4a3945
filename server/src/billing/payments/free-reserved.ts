import type { Caller } from '../../http/caller.ts';
import { gatewayOf } from '../gateways/choose.ts';
import { attempt } from './ask.ts';
import type { Share } from './reserve.ts';
import { settle } from './settle-payment.ts';

/**
 * Ends older payments of the same invoices that wait for somebody (a closed tab, a form left open), so that their
 * money is free again. Each is cancelled at its gateway first; one that was charged meanwhile is booked instead.
 */
export async function freeReserved(caller: Caller, shares: readonly Share[]): Promise<void> {
  const invoiceIds = shares.map(({ invoice }) => invoice.id);
  const allocations = await caller.db.PaymentAllocation.find({ where: { invoiceId: { in: invoiceIds } } });
  const ids = [...new Set(allocations.map(({ paymentId }) => paymentId))];
  if (ids.length === 0) return;
  for (const payment of await caller.db.Payment.find({ where: { id: { in: ids }, status: 'open' } })) {
    const { id, gatewayPaymentId } = payment;
    const gateway = gatewayOf(caller, payment);
    if (!gateway || gatewayPaymentId === null) continue;
    const told = await attempt(() => gateway.cancel(gatewayPaymentId));
    if (typeof told !== 'string') await settle(caller, id, told, 'replaced');
  }
}
