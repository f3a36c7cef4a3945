import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import Stripe from 'stripe';

import type { StandIn } from './stripe-stand-in.ts';
import { startStandIn } from './stripe-stand-in.ts';

const account = 'acct_1Northside';
let standIn: StandIn;
let stripe: Stripe;

before(async () => {
  standIn = await startStandIn([account]);
  stripe = library(standIn.secretKey);
});
after(() => standIn.stop());

function library(key: string): Stripe {
  const { hostname, port } = new URL(standIn.url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}

const order = {
  amount: 2000,
  currency: 'cad',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' as const },
};
const failing = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (cause: unknown) => {
      assert.ok(cause instanceof Stripe.errors.StripeError);
      return cause;
    },
  );

test('D9 the stand-in pays with a card that pays, and with one that asks for 3-D Secure once that is passed', async () => {
  const paid = await stripe.paymentIntents.create({
    ...order,
    confirm: true,
    payment_method: 'pm_card_visa',
    metadata: { a: 'b' },
  });
  assert.equal(paid.status, 'succeeded');
  assert.equal(paid.amount_received, 2000);
  assert.deepEqual(paid.metadata, { a: 'b' });
  assert.match(String(paid.payment_method), /^pm_1/);

  const open = await stripe.paymentIntents.create(order);
  assert.equal(open.status, 'requires_payment_method');
  const asked = await stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_threeDSecure2Required' });
  assert.equal(asked.status, 'requires_action');
  assert.equal(asked.next_action?.type, 'use_stripe_sdk');
  await standIn.control(`intents/${open.id}/authenticate`, { passes: true });
  assert.equal((await stripe.paymentIntents.retrieve(open.id)).status, 'succeeded');
});

test('D9 the stand-in declines with a card error, and the intent can be tried again', async () => {
  const open = await stripe.paymentIntents.create(order);
  const declined = await failing(stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_chargeDeclined' }));
  assert.ok(declined instanceof Stripe.errors.StripeCardError);
  assert.deepEqual(
    [declined.statusCode, declined.code, declined.decline_code],
    [402, 'card_declined', 'generic_decline'],
  );
  assert.equal(declined.payment_intent?.status, 'requires_payment_method');
  assert.equal((await stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_visa' })).status, 'succeeded');
});

test('D9 the stand-in refuses what Stripe refuses', async () => {
  const create = (change: object) => failing(stripe.paymentIntents.create({ ...order, ...change }));
  assert.equal((await create({ amount: 10 })).code, 'amount_too_small');
  assert.equal((await create({ amount: 100_000_000 })).code, 'amount_too_large');
  assert.equal((await create({ amount: 12.5 })).code, 'parameter_invalid_integer');
  assert.equal((await create({ currency: 'xyz' })).param, 'currency');
  assert.equal((await create({ amout: 5 })).code, 'parameter_unknown');
  assert.equal((await create({ confirm: true })).code, 'payment_intent_unexpected_state');
  assert.equal((await create({ payment_method: 'pm_card_nobody' })).code, 'resource_missing');
  const redirecting = { amount: 2000, currency: 'cad', confirm: true, payment_method: 'pm_card_visa' };
  assert.equal((await failing(stripe.paymentIntents.create(redirecting))).param, 'return_url');

  const paid = await stripe.paymentIntents.create({ ...order, confirm: true, payment_method: 'pm_card_visa' });
  assert.equal((await failing(stripe.paymentIntents.cancel(paid.id))).code, 'payment_intent_unexpected_state');
  assert.equal((await failing(stripe.paymentIntents.confirm(paid.id))).code, 'payment_intent_unexpected_state');
  const open = await stripe.paymentIntents.create(order);
  assert.equal((await stripe.paymentIntents.cancel(open.id)).status, 'canceled');
  assert.equal(
    (await failing(stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_visa' }))).code,
    'payment_intent_unexpected_state',
  );
  assert.equal((await failing(library('sk_test_wrong').paymentIntents.create(order))).statusCode, 401);
});

test('D9 the stand-in keeps connected accounts apart', async () => {
  const direct = await stripe.paymentIntents.create(order, { stripeAccount: account });
  assert.equal((await failing(stripe.paymentIntents.retrieve(direct.id))).code, 'resource_missing');
  assert.equal((await stripe.paymentIntents.retrieve(direct.id, {}, { stripeAccount: account })).id, direct.id);
  assert.equal((await failing(stripe.paymentIntents.create(order, { stripeAccount: 'acct_else' }))).statusCode, 403);
  const { data } = await stripe.paymentIntents.list({ limit: 100 }, { stripeAccount: account });
  assert.deepEqual(
    data.map(({ id }) => id),
    [direct.id],
  );
});

test('D9 the stand-in answers a repeated key alike, refuses it with other parameters, and forgets it after a day', async () => {
  const first = await stripe.paymentIntents.create(order, { idempotencyKey: 'k1' });
  const again = await stripe.paymentIntents.create(order, { idempotencyKey: 'k1' });
  assert.equal(again.id, first.id);
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
  const other = await failing(stripe.paymentIntents.create({ ...order, amount: 2100 }, { idempotencyKey: 'k1' }));
  assert.equal(other.type, 'StripeIdempotencyError');

  await standIn.control('weather', { latencyMs: 40 });
  const both = await Promise.allSettled(
    [1, 2].map(() => stripe.paymentIntents.create(order, { idempotencyKey: 'k2' })),
  );
  await standIn.control('weather', { latencyMs: 0 });
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);

  const { now } = await standIn.control<{ now: number }>('clock', { now: new Date().toISOString() });
  await standIn.control('clock', { now: new Date((now + 25 * 3600) * 1000).toISOString() });
  assert.notEqual((await stripe.paymentIntents.create(order, { idempotencyKey: 'k1' })).id, first.id);
});

test('D9 the stand-in keeps a 500 under its key, and a lost answer is there at the repeat', async () => {
  await standIn.control('faults', { kind: 'error-after' });
  assert.equal((await failing(stripe.paymentIntents.create(order, { idempotencyKey: 'k5' }))).statusCode, 500);
  assert.equal((await failing(stripe.paymentIntents.create(order, { idempotencyKey: 'k5' }))).statusCode, 500);

  await standIn.control('faults', { kind: 'cut-after', times: 2 }); // the library repeats a reset connection once by itself
  assert.ok(
    (await failing(stripe.paymentIntents.create(order, { idempotencyKey: 'k6' }))) instanceof
      Stripe.errors.StripeConnectionError,
  );
  const before = await stripe.paymentIntents.list({ limit: 1 });
  assert.equal((await stripe.paymentIntents.create(order, { idempotencyKey: 'k6' })).id, before.data[0]?.id);
});

test('D9 the stand-in signs its webhooks and posts them late, twice, in reverse or not at all', async (t) => {
  const heard: { type: string; account?: string }[] = [];
  const receiver = createServer((request, response) => {
    void text(request).then((payload) => {
      const header = String(request.headers['stripe-signature']);
      const event = stripe.webhooks.constructEvent(
        payload,
        header,
        standIn.webhookSecret,
        300,
        undefined,
        Date.parse('2027-03-01T00:00:10Z'),
      );
      heard.push({ type: event.type, ...(event.account && { account: event.account }) });
      response.writeHead(200).end();
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  t.after(() => receiver.close());
  const address = receiver.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  await standIn.control('clock', { now: '2027-03-01T00:00:00Z' });
  await standIn.control('webhooks', { url: `http://127.0.0.1:${port}/`, posting: 'held' });
  const { undelivered } = await standIn.control<{ undelivered: { id: string }[] }>('state');
  await standIn.control('webhooks/deliver', {});
  assert.equal(heard.length, undelivered.length);

  heard.length = 0;
  await stripe.paymentIntents.create(
    { ...order, confirm: true, payment_method: 'pm_card_visa' },
    { stripeAccount: account },
  );
  assert.equal(heard.length, 0);
  await standIn.control('webhooks/deliver', { order: 'reversed', times: 2 });
  assert.deepEqual(
    heard.map(({ type }) => type),
    [
      ...Array(2).fill('payment_intent.succeeded'),
      ...Array(2).fill('charge.succeeded'),
      ...Array(2).fill('payment_intent.created'),
    ],
  );
  assert.ok(heard.every((event) => event.account === account));

  heard.length = 0;
  await standIn.control('webhooks', { posting: 'lost' });
  await stripe.paymentIntents.create(order);
  assert.deepEqual(await standIn.control('webhooks/deliver', {}), []);
});

test('D9 the stand-in lets a browser confirm with the publishable key and the client secret only', async () => {
  const open = await stripe.paymentIntents.create(order);
  const confirm = (secret: string | null) =>
    fetch(`${standIn.url}/v1/payment_intents/${open.id}/confirm`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${standIn.publishableKey}` },
      body: new URLSearchParams({
        payment_method: 'pm_card_visa',
        return_url: 'https://clinic.example/',
        ...(secret && { client_secret: secret }),
      }),
    });
  assert.equal((await confirm(null)).status, 400);
  assert.equal((await confirm('pi_x_secret_y')).status, 400);
  const paid = (await (await confirm(open.client_secret)).json()) as Record<string, unknown>;
  assert.equal(paid['status'], 'succeeded');
  assert.equal('metadata' in paid, false);
});

async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
