import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Clinic } from '../../testing/clinic.ts';
import { brokenBooks, invoiced, stripeSide } from '../testing/stripe-clinic.ts';
import { reconcilePayments } from './reconcile.ts';

const { standIn, stripeClinic, confirmInBrowser, intentsOf } = await stripeSide();
after(() => standIn.stop());

const pay = ({ api, patient }: Clinic, id: string, paymentMethodId?: string) =>
  api.as(patient).post('/v1/me/payments', { invoices: [{ id }], ...(paymentMethodId && { paymentMethodId }) });

const balance = async ({ api, patient }: Clinic, id: string) =>
  (await api.as(patient).get(`/v1/me/invoices/${id}`)).body.balance.amount;

const ask = async ({ api, patient }: Clinic, id: string) => (await api.as(patient).post(`/v1/me/payments/${id}/refresh`)).body;

test('D2 a card is charged on the clinic’s own connected account, for the amount that the server knows', async (t) => {
  const here = await stripeClinic(t);
  const id = await invoiced(here);
  const { status, body } = await pay(here, id, 'pm_card_visa');
  assert.deepEqual([status, body.status, body.gateway], [201, 'succeeded', 'stripe'], JSON.stringify(body));
  assert.equal(await balance(here, id), 0);
  const intents = await intentsOf(here);
  assert.deepEqual(
    intents.map((one) => [one.status, one.amount, one.metadata]),
    [['succeeded', 10_000, { paymentId: body.id }]],
  );
  const { body: portal } = await here.api.as(here.anyone).get('/v1/portal');
  assert.deepEqual(portal.gateway, { name: 'stripe', publishableKey: standIn.publishableKey, account: here.account });
});

test('D2 the person pays in Stripe’s form with 3-D Secure, and only a signed webhook makes the invoice paid', async (t) => {
  const here = await stripeClinic(t);
  const id = await invoiced(here);
  const { body } = await pay(here, id);
  assert.deepEqual([body.status, body.gatewayAccount], ['requires_action', here.account]);
  const { body: asked } = await confirmInBrowser(here, body.clientSecret, 'pm_card_threeDSecure2Required');
  assert.equal(asked.status, 'requires_action');
  await standIn.control(`intents/${asked.id}/authenticate`, { passes: true });
  assert.equal(await balance(here, id), 10_000);
  const sent = await standIn.control<{ status: number }[]>('webhooks/deliver', {});
  assert.ok(sent.length >= 3 && sent.every(({ status }) => status === 200), JSON.stringify(sent));
  assert.equal(await balance(here, id), 0);
  assert.equal((await ask(here, body.id)).status, 'succeeded');
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 webhooks twice, reversed and repeated later change nothing', async (t) => {
  const here = await stripeClinic(t);
  const id = await invoiced(here);
  const { body } = await pay(here, id);
  await confirmInBrowser(here, body.clientSecret, 'pm_card_chargeDeclined');
  await confirmInBrowser(here, body.clientSecret, 'pm_card_visa');
  await standIn.control('webhooks/deliver', { order: 'reversed', times: 2 });
  assert.equal(await balance(here, id), 0);
  const types = ['payment_intent.payment_failed', 'payment_intent.created', 'payment_intent.succeeded'];
  await standIn.control('webhooks/redeliver', { types, times: 3 });
  assert.equal((await ask(here, body.id)).status, 'succeeded');
  assert.deepEqual(await brokenBooks(), []);
  await here.drain();
  assert.equal(await (await here.caller()).db.Outbox.count({ kind: 'mail', name: 'receipt' }), 1);
});

test('D2 a lost webhook is made up for by asking: by the page, or by the reconciler', async (t) => {
  const here = await stripeClinic(t);
  await standIn.control('webhooks', { posting: 'lost' });
  const [first, second] = [await invoiced(here), await invoiced(here)];
  const { body: asking } = await pay(here, first);
  await confirmInBrowser(here, asking.clientSecret, 'pm_card_visa');
  assert.equal((await ask(here, asking.id)).status, 'succeeded');
  assert.equal(await balance(here, first), 0);
  const { body: gone } = await pay(here, second);
  await confirmInBrowser(here, gone.clientSecret, 'pm_card_visa');
  here.clock.advance(61_000);
  await reconcilePayments(here.portico.runtime);
  assert.equal(await balance(here, second), 0);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 a payment that takes its time is processing until Stripe says how it ended', async (t) => {
  const here = await stripeClinic(t);
  const id = await invoiced(here);
  await standIn.control('weather', { slow: true });
  const { body } = await pay(here, id, 'pm_card_visa');
  await standIn.control('weather', { slow: false });
  assert.equal(body.status, 'processing');
  const second = await pay(here, id, 'pm_card_visa');
  assert.deepEqual([second.status, second.body.type], [409, 'urn:portico:problem:payment-in-progress']);
  assert.ok(Number(second.headers.get('Retry-After')) > 0);
  const [intent] = await intentsOf(here);
  await standIn.control(`intents/${intent?.id}/settle`, { pays: true });
  await standIn.control('webhooks/deliver', {});
  assert.equal(await balance(here, id), 0);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 a declined card ends the payment at Stripe too, so that nothing is charged later', async (t) => {
  const here = await stripeClinic(t);
  const id = await invoiced(here);
  const { body } = await pay(here, id, 'pm_card_chargeDeclinedInsufficientFunds');
  assert.deepEqual([body.status, body.failureCode], ['failed', 'insufficient_funds']);
  assert.deepEqual(
    (await intentsOf(here)).map(({ status }) => status),
    ['canceled'],
  );
  assert.equal((await pay(here, id, 'pm_card_visa')).body.status, 'succeeded');
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 what Stripe refuses fails with its reason and charges nothing', async (t) => {
  const here = await stripeClinic(t);
  const id = await invoiced(here, 20);
  assert.equal((await pay(here, id, 'pm_card_visa')).body.failureCode, 'amount_too_small');
  const other = await invoiced(here);
  assert.equal((await pay(here, other, 'pm_card_nobody')).body.failureCode, 'resource_missing');
  assert.equal(await balance(here, other), 10_000);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 lost answers and broken gateways never charge twice nor lose a charge', async (t) => {
  const here = await stripeClinic(t);
  const confirming = 'POST /v1/payment_intents/[^/]+/confirm';
  const opening = 'POST /v1/payment_intents';
  const paid = async (fault: Record<string, unknown>) => {
    const id = await invoiced(here);
    await standIn.control('faults', fault);
    const { body } = await pay(here, id, 'pm_card_visa');
    return [body.status, body.failureCode, await balance(here, id)];
  };
  assert.deepEqual(await paid({ kind: 'cut-after', on: opening }), ['succeeded', undefined, 0]);
  assert.deepEqual(await paid({ kind: 'cut-after', on: confirming, times: 2 }), ['succeeded', undefined, 0]);
  assert.deepEqual(await paid({ kind: 'error-after', on: confirming, times: 9 }), ['succeeded', undefined, 0]);
  await clearFaults();
  assert.deepEqual(await paid({ kind: 'cut-before', on: confirming, times: 2 }), [
    'failed',
    'gateway-unavailable',
    10_000,
  ]);
  await clearFaults();
  assert.deepEqual(await paid({ kind: 'error-before', on: opening, times: 9 }), [
    'failed',
    'gateway-unavailable',
    10_000,
  ]);
  await clearFaults();
  assert.equal((await intentsOf(here)).filter(({ status }) => status === 'succeeded').length, 3);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 Stripe gone in the middle of a payment: it stays processing, and is booked when Stripe is back', async (t) => {
  const here = await stripeClinic(t);
  const id = await invoiced(here);
  await standIn.control('faults', { kind: 'cut-after', on: 'POST /v1/payment_intents/[^/]+/confirm', times: 9 });
  await standIn.control('faults', { kind: 'cut-before', on: 'GET .*', times: 9 });
  const { status, body } = await pay(here, id, 'pm_card_visa');
  assert.deepEqual([status, body.status], [201, 'processing']);
  await clearFaults();
  here.clock.advance(61_000);
  await reconcilePayments(here.portico.runtime);
  assert.equal(await balance(here, id), 0);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 a form left open gives way at Stripe before the next payment begins', async (t) => {
  const here = await stripeClinic(t);
  const id = await invoiced(here);
  const { body: left } = await pay(here, id);
  assert.equal((await pay(here, id, 'pm_card_visa')).body.status, 'succeeded');
  const late = await confirmInBrowser(here, left.clientSecret, 'pm_card_visa');
  assert.deepEqual([late.status, late.body.error.code], [400, 'payment_intent_unexpected_state']);
  assert.deepEqual((await intentsOf(here)).map(({ status }) => status).toSorted(), ['canceled', 'succeeded']);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 a form that was paid in meanwhile is booked, and the second payment refused', async (t) => {
  const here = await stripeClinic(t);
  const id = await invoiced(here);
  const { body: left } = await pay(here, id);
  await confirmInBrowser(here, left.clientSecret, 'pm_card_visa');
  const second = await pay(here, id, 'pm_card_visa');
  assert.deepEqual([second.status, second.body.type], [409, 'urn:portico:problem:invoice-not-open']);
  assert.equal(await balance(here, id), 0);
  assert.deepEqual(await brokenBooks(), []);
});

async function clearFaults(): Promise<void> {
  await standIn.control('faults/clear', {});
}
