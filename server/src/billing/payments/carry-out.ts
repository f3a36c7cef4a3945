import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import type { Gateway, GatewayPayment } from '../gateways/gateway.ts';
import { attempt } from '../gateways/attempt.ts';
import type { PaymentView } from './payment-view.ts';
import { viewOf } from './payment-view.ts';
import { fail, settle } from './settle-payment.ts';

/**
 * Takes a committed intent to the gateway and commits what came of it. The payment is opened there first and charged
 * only once its id is stored here: until then nothing can be charged, so an opening that went wrong is simply failed,
 * and whatever happens after that is found again by the id.
 */
export async function carryOut(caller: Caller, gateway: Gateway, paymentId: string): Promise<PaymentView> {
  const payment = await caller.db.Payment.one({ id: paymentId });
  if (!payment) throw new Error('The intent is gone');
  const { amountMinor, currency, paymentMethodId } = payment;
  const customerId = paymentMethodId === null ? null : await customerOf(caller, gateway, paymentMethodId);
  const threeDSecure = caller.settings.get('scheduling.require3ds');
  const opened = await attempt(() =>
    gateway.open({ paymentId, amountMinor, currency, description: `Payment ${paymentId}`, threeDSecure, customerId }),
  );
  if (typeof opened === 'string') {
    caller.runtime.log.warn('payment-not-opened', { paymentId, code: opened });
    await fail(caller, paymentId, opened);
    return viewOf(caller, paymentId);
  }
  if (!(await keepGatewayId(caller, paymentId, opened.id))) {
    await attempt(() => gateway.cancel(opened.id));
    return viewOf(caller, paymentId);
  }
  if (paymentMethodId === null) return viewOf(caller, paymentId, opened);
  const confirmed = await attempt(() => gateway.confirm(opened.id, paymentMethodId));
  if (typeof confirmed !== 'string') return conclude(caller, gateway, paymentId, confirmed);
  const found = await attempt(() => gateway.find(opened.id));
  if (typeof found === 'string') return viewOf(caller, paymentId);
  const failure = found.failure ?? (found.status === 'open' ? confirmed : null);
  return conclude(caller, gateway, paymentId, { ...found, failure });
}

/**
 * Commits what the gateway says of a payment. A card that we charged ourselves and that was declined ends the payment:
 * it is cancelled there before it counts as failed, so that nothing can charge it later.
 */
export async function conclude(
  caller: Caller,
  gateway: Gateway,
  paymentId: string,
  told: GatewayPayment,
): Promise<PaymentView> {
  const payment = await caller.db.Payment.one({ id: paymentId });
  const isDeclined = told.status === 'open' && told.failure !== null && payment?.paymentMethodId !== null;
  const last = isDeclined ? await attempt(() => gateway.cancel(told.id)) : told;
  if (typeof last === 'string') return viewOf(caller, paymentId);
  await settle(caller, paymentId, { ...last, failure: last.failure ?? told.failure });
  return viewOf(caller, paymentId, last);
}

/** Whom the gateway keeps the card for, if it is a saved one. */
async function customerOf({ db }: Caller, { name }: Gateway, gatewayMethodId: string): Promise<string | null> {
  return (await db.PaymentMethod.one({ gateway: name, gatewayMethodId }))?.gatewayCustomerId ?? null;
}

function keepGatewayId(caller: Caller, id: string, gatewayPaymentId: string): Promise<boolean> {
  return tx(
    async () =>
      (await caller.db.Payment.update({ id, status: 'starting' }, { status: 'open', gatewayPaymentId })) === 1,
  );
}
