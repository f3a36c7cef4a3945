import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { gatewayOf } from '../gateways/choose.ts';
import { TestGateway } from '../gateways/test-gateway.ts';
import { attempt } from '../gateways/attempt.ts';
import { conclude } from './carry-out.ts';
import type { PaymentView } from './payment-view.ts';
import { viewOf } from './payment-view.ts';

/** How far a payment of the patient has come, as far as we know. @throws not-found — also when it is somebody else's */
export async function showPayment(caller: Caller, id: string): Promise<PaymentView> {
  await ownPayment(caller, id);
  return viewOf(caller, id);
}

/**
 * Finds out how far a payment of the patient has come. While it isn't ended its gateway is asked, and what it says is written as
 * a webhook would: the server confirms, the page only asks.
 * @throws not-found — also when it is somebody else's
 */
export async function refreshPayment(caller: Caller, id: string): Promise<PaymentView> {
  const payment = await ownPayment(caller, id);
  const { status, gatewayPaymentId } = payment;
  const gateway = gatewayOf(caller, payment);
  if (status === 'succeeded' || status === 'failed' || gatewayPaymentId === null || !gateway) return viewOf(caller, id);
  const told = await attempt(() => gateway.find(gatewayPaymentId));
  return typeof told === 'string' ? viewOf(caller, id) : conclude(caller, gateway, id, told);
}

/** What the person does in the test gateway's form. */
export interface Confirmation {
  readonly clientSecret: string;
  readonly paymentMethodId?: string;
  /** How the person fared at 3-D Secure. */
  readonly authentication?: 'passed' | 'failed';
}

/**
 * The test gateway's form: chooses a card for an open payment, or passes 3-D Secure. A payment that has ended answers
 * how it ended.
 * @throws not-found
 * @throws payment-not-confirmable — another gateway's, a wrong secret, or no card to choose
 */
export async function confirmPayment(
  caller: Caller,
  id: string,
  { clientSecret, paymentMethodId, authentication = 'passed' }: Confirmation,
): Promise<PaymentView> {
  const { gateway: name, gatewayPaymentId } = await ownPayment(caller, id);
  if (name !== 'test' || gatewayPaymentId === null) throw problem('payment-not-confirmable');
  const gateway = new TestGateway(caller);
  const before = await gateway.find(gatewayPaymentId);
  if (before.clientSecret !== clientSecret) throw problem('payment-not-confirmable');
  if (before.status === 'open' && paymentMethodId === undefined) throw problem('payment-not-confirmable');
  const told = await attempt(async () => {
    if (before.status === 'action') return gateway.authenticate(before.id, authentication === 'passed');
    return before.status === 'open' && paymentMethodId !== undefined
      ? gateway.confirm(before.id, paymentMethodId)
      : before;
  });
  if (typeof told === 'string') throw problem('payment-not-confirmable');
  return conclude(caller, gateway, id, told);
}

async function ownPayment(caller: Caller, id: string) {
  const payment = await caller.db.Payment.one({ id });
  if (!payment || payment.patientId !== caller.patientId) throw problem('not-found');
  return payment;
}
