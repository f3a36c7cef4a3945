import type { z } from 'zod';

import type { Payment as PaymentShape } from '../../contract/billing.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { gatewayOf } from '../gateways/choose.ts';
import type { GatewayPayment } from '../gateways/gateway.ts';
import { attempt } from '../gateways/attempt.ts';
import type { Payment, PaymentAllocation } from './payments.models.ts';

/** A payment with what it is for, and the secret with which the person goes on, while there is something to do. */
export interface PaymentView {
  readonly payment: Row<Payment>;
  readonly allocations: readonly Row<PaymentAllocation>[];
  readonly clientSecret: string | null;
}

/** A payment as it stands now; `told` spares asking the gateway again. */
export async function viewOf(caller: Caller, id: string, told?: GatewayPayment): Promise<PaymentView> {
  const payment = await caller.db.Payment.one({ id });
  if (!payment) throw new Error('The payment is gone');
  const allocations = await caller.db.PaymentAllocation.find({
    where: { paymentId: id },
    order: [['invoiceId', 'ASC']],
  });
  if (payment.status !== 'open') return { payment, allocations, clientSecret: null };
  const known = told ?? (await asked(caller, payment));
  const isForPerson = known?.status === 'action' || (known?.status === 'open' && payment.paymentMethodId === null);
  return { payment, allocations, clientSecret: isForPerson ? known.clientSecret : null };
}

/** A payment as the API shows it. */
export function outPayment({ payment, allocations, clientSecret }: PaymentView): z.input<typeof PaymentShape> {
  const { id, status, gateway, gatewayAccount, amountMinor, currency, failureCode } = payment;
  const isFinal = status === 'succeeded' || status === 'failed';
  return {
    id,
    status: isFinal ? status : clientSecret === null ? 'processing' : 'requires_action',
    gateway,
    amount: { amount: amountMinor, currency },
    invoices: allocations.map((one) => ({ id: one.invoiceId, amount: { amount: one.amountMinor, currency } })),
    ...(clientSecret !== null && { clientSecret }),
    ...(clientSecret !== null && gatewayAccount !== null && { gatewayAccount }),
    ...(failureCode !== null && { failureCode }),
  };
}

async function asked(caller: Caller, payment: Row<Payment>): Promise<GatewayPayment | null> {
  const { gatewayPaymentId } = payment;
  const gateway = gatewayOf(caller, payment);
  if (!gateway || gatewayPaymentId === null) return null;
  const told = await attempt(() => gateway.find(gatewayPaymentId));
  return typeof told === 'string' ? null : told;
}
