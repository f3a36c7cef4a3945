import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type Stripe from 'stripe';

import { listenToStatements } from '../../db/connection.ts';
import type { Caller } from '../../http/caller.ts';
import type { Clinic } from '../../testing/clinic.ts';
import { brokenBooks, invoiced, stripeSide } from '../testing/stripe-clinic.ts';
import { receiveEvent } from '../webhooks/receive-event.ts';
import { createPayment } from './create-payment.ts';
import { reconcilePayments } from './reconcile.ts';

const { standIn, stripeClinic, confirmInBrowser, intentsOf } = await stripeSide();
after(() => standIn.stop());
const { clinic } = await import('../../testing/clinic.ts');

class Crash extends Error {}

/** Runs work in a "process" that dies before its n-th statement: no later one is sent. @returns whether it died */
async function dyingAt(point: number, work: () => Promise<unknown>): Promise<boolean> {
  let sent = 0;
  const stop = listenToStatements(({ sql }) => {
    if (/^\s*(start|begin|commit|rollback)\b/i.test(sql)) return;
    sent += 1;
    if (sent >= point) throw new Crash();
  });
  try {
    await work();
    return false;
  } catch (error) {
    assert.ok(error instanceof Crash, String(error));
    return true;
  } finally {
    stop();
  }
}

async function patientCaller(here: Clinic): Promise<Caller> {
  return { ...(await here.caller()), kind: 'patient', patientId: here.patient.patient };
}

/** Everything that stayed open is asked about; the clock goes on by hours. */
async function reconciled(here: Clinic): Promise<void> {
  for (const minutes of [4, 70]) {
    here.clock.advance(minutes * 60_000);
    await reconcilePayments(here.portico.runtime);
  }
  assert.deepEqual(await brokenBooks(), []);
  assert.equal((await (await here.caller()).db.Payment.find()).filter(({ checkAt }) => checkAt !== null).length, 0);
}

async function everyPoint(here: Clinic, card: string, taken: () => Promise<number>): Promise<void> {
  let points = 0;
  for (let point = 1, died = true; died; point += 1) {
    points = point;
    const id = await invoiced(here);
    const before = await taken();
    const caller = await patientCaller(here);
    const order = { invoices: [{ id }], paymentMethodId: card };
    const key = { row: { caller: 'c', route: 'r', key: `point-${point}` }, requestHash: 'h' };
    died = await dyingAt(point, () => createPayment(caller, order, key));
    await reconciled(here);
    const again = await createPayment(caller, order, key).catch(() => null);
    const isPaid = (await caller.db.Invoice.one({ id }))?.status === 'paid';
    assert.equal(isPaid, again?.payment.status === 'succeeded', `point ${point}`);
    if (!isPaid) await createPayment(caller, order, null);
    assert.equal((await caller.db.Invoice.one({ id }))?.status, 'paid', `point ${point}`);
    assert.equal((await taken()) - before, 1, `point ${point}`);
  }
  assert.deepEqual(await brokenBooks(), []);
  assert.ok(points > 20, `${points} points`);
}

test('D2 a process that dies before any statement of paying by Stripe leaves nothing half done', async (t) => {
  const here = await stripeClinic(t);
  await everyPoint(
    here,
    'pm_card_visa',
    async () => (await intentsOf(here)).filter(({ status }) => status === 'succeeded').length,
  );
});

test('D9 a process that dies before any statement of paying at the test gateway leaves nothing half done', async (t) => {
  const here = await clinic(t);
  const { db } = await here.caller();
  await everyPoint(here, 'pm_test_ok', () => db.TestGatewayPayment.count({ status: 'captured' }));
});

test('D2 a process that dies before any statement of taking a webhook takes it at the next try', async (t) => {
  const here = await stripeClinic(t);
  for (let point = 1, died = true; died; point += 1) {
    const id = await invoiced(here);
    const { payment, clientSecret } = await createPayment(await patientCaller(here), { invoices: [{ id }] }, null);
    await confirmInBrowser(here, clientSecret ?? '', 'pm_card_visa');
    const { events } = await standIn.control<{ events: Stripe.Event[] }>('state');
    const event = events.findLast(({ type }) => type === 'payment_intent.succeeded');
    assert.ok(event);
    died = await dyingAt(point, () => receiveEvent(here.portico.runtime, event));
    await receiveEvent(here.portico.runtime, event);
    const { db } = await here.caller();
    assert.equal((await db.Payment.one({ id: payment.id }))?.status, 'succeeded', `point ${point}`);
    assert.equal((await db.Invoice.one({ id }))?.status, 'paid', `point ${point}`);
  }
  assert.deepEqual(await brokenBooks(), []);
});
