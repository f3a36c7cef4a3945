import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import fc from 'fast-check';

import { brokenBooks, invoiced, stripeSide, type StripeClinic } from '../testing/stripe-clinic.ts';
import { reconcilePayments } from './reconcile.ts';

const { standIn, stripeClinic, confirmInBrowser, intentsOf } = await stripeSide();
after(() => standIn.stop());

const cards = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_chargeDeclined',
  'pm_card_threeDSecure2Required',
  'pm_card_nobody',
];
const pick = fc.nat(50);
const operation = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('invoice' as const), amount: fc.integer({ min: 50, max: 50_000 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      invoice: pick,
      part: fc.option(fc.integer({ min: 1, max: 100 }), { freq: 2 }),
      card: fc.option(fc.constantFrom(...cards), { freq: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('payTwo' as const), invoice: pick, card: fc.constantFrom(...cards) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat' as const), payment: pick }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('browser' as const), payment: pick, card: fc.constantFrom(...cards) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('authenticate' as const), payment: pick, passes: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('webhooks' as const),
      order: fc.constantFrom('first', 'reversed'),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('redeliver' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask' as const), payment: pick }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('reconcile' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      kind: fc.constantFrom('cut-before', 'cut-after', 'error-before', 'error-after', 'rate-limit'),
    }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer One> ? One : never;

interface World {
  here: StripeClinic;
  invoices: string[];
  payments: { id: string; secret?: string; body: object; key: string }[];
}

const nth = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)];

async function pay(world: World, body: object, key: string): Promise<void> {
  const { here, payments } = world;
  const answer = await here.api.as(here.patient).post('/v1/me/payments', body, { 'Idempotency-Key': key });
  assert.ok(answer.status < 500 || answer.status === 503, JSON.stringify(answer));
  if (answer.status === 201) payments.push({ id: answer.body.id, secret: answer.body.clientSecret, body, key });
}

async function perform(world: World, one: Operation): Promise<void> {
  const { here, invoices, payments } = world;
  const payment = 'payment' in one ? nth(payments, one.payment) : undefined;
  switch (one.do) {
    case 'invoice':
      invoices.push(await invoiced(here, one.amount));
      return;
    case 'pay': {
      const id = nth(invoices, one.invoice);
      if (!id) return;
      const { body } = await here.api.as(here.patient).get(`/v1/me/invoices/${id}`);
      const amount = one.part === null ? undefined : Math.max(1, Math.ceil((body.balance.amount * one.part) / 100));
      return pay(
        world,
        { invoices: [{ id, amount }], ...(one.card && { paymentMethodId: one.card }) },
        crypto.randomUUID(),
      );
    }
    case 'payTwo': {
      const wishes = [nth(invoices, one.invoice), nth(invoices, one.invoice + 1)].flatMap((id) => (id ? [{ id }] : []));
      if (wishes.length > 0) await pay(world, { invoices: wishes, paymentMethodId: one.card }, crypto.randomUUID());
      return;
    }
    case 'repeat':
      if (payment) await pay(world, payment.body, payment.key);
      return;
    case 'browser':
      if (payment?.secret) await confirmInBrowser(here, payment.secret, one.card).catch(() => undefined);
      return;
    case 'authenticate':
      if (payment?.secret)
        await standIn.control(`intents/${payment.secret.split('_secret_')[0]}/authenticate`, { passes: one.passes });
      return;
    case 'webhooks':
      await standIn.control('webhooks/deliver', { order: one.order, times: one.times });
      return;
    case 'redeliver':
      await standIn.control('webhooks/redeliver', { order: 'reversed', account: here.account });
      return;
    case 'ask':
      if (payment) assert.equal((await here.api.as(here.patient).post(`/v1/me/payments/${payment.id}/refresh`)).status, 200);
      return;
    case 'reconcile':
      here.clock.advance(one.minutes * 60_000);
      await standIn.control('clock', { now: here.clock.now().toISOString() });
      await reconcilePayments(here.portico.runtime);
      return;
    case 'fault':
      await standIn.control('faults', { kind: one.kind, times: 2 });
  }
}

test('D2 whatever people, Stripe, webhooks and jobs do in whatever order, alone or two at once, the books balance', async (t) => {
  const step = fc.array(operation, { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const here = await stripeClinic(t);
      const world: World = { here, invoices: [await invoiced(here), await invoiced(here)], payments: [] };
      for (const together of steps) await Promise.all(together.map((one) => perform(world, one)));
      assert.deepEqual(await brokenBooks(), []);
      await standIn.control('faults/clear', {});
      await standIn.control('webhooks/deliver', {});
      for (const minutes of [2, 90, 400]) await perform(world, { do: 'reconcile', minutes });
      assert.deepEqual(await brokenBooks(), []);
      await settled(here);
    }),
    { numRuns: 10, includeErrorInReport: true, interruptAfterTimeLimit: 60_000 },
  );
});

/** Nothing is left open, and what Stripe took is what the books say, payment by payment. */
async function settled(here: StripeClinic): Promise<void> {
  const { db } = await here.caller();
  const payments = await db.Payment.find();
  assert.deepEqual(
    payments.filter(({ checkAt }) => checkAt !== null),
    [],
  );
  const taken = (await intentsOf(here)).filter(({ status }) => status === 'succeeded');
  const booked = payments.filter(({ status }) => status === 'succeeded');
  assert.deepEqual(
    taken.map(({ id, amount }) => `${id} ${amount}`).toSorted(),
    booked.map((one) => `${one.gatewayPaymentId} ${one.amountMinor}`).toSorted(),
  );
  const accounts = await db.LedgerAccount.find({ where: { kind: 'gateway' } });
  assert.equal(
    accounts.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0),
    taken.reduce((sum, { amount }) => sum + amount, 0),
  );
  assert.equal(await db.LedgerAccount.count({ kind: 'unapplied' }), 0);
}
