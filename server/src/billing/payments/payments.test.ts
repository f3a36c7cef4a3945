import assert from 'node:assert/strict';
import { test } from 'node:test';

import { unscopedDb } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { TestGateway } from '../gateways/test-gateway.ts';
import { brokenBooks, invoiced } from '../testing/stripe-clinic.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';

const cad = (amount: number) => ({ amount, currency: 'CAD' });

const pay = ({ api, patient }: Clinic, invoices: object[], paymentMethodId?: string, key?: string) =>
  api
    .as(patient)
    .post(
      '/v1/me/payments',
      { invoices, ...(paymentMethodId && { paymentMethodId }) },
      key ? { 'Idempotency-Key': key } : {},
    );

const balance = async ({ api, patient }: Clinic, id: string) => {
  const { body } = await api.as(patient).get(`/v1/me/invoices/${id}`);
  return [body.status, body.balance.amount];
};

test('D2 a patient pays several invoices at once, and the receipt comes once', async (t) => {
  const here = await clinic(t);
  const [first, second] = [await invoiced(here, 4_000), await invoiced(here, 2_500)];
  const { status, body } = await pay(here, [{ id: first }, { id: second }], 'pm_test_ok');
  assert.equal(status, 201, JSON.stringify(body));
  assert.deepEqual([body.status, body.gateway, body.amount], ['succeeded', 'test', cad(6_500)]);
  assert.deepEqual(await balance(here, first), ['paid', 0]);
  assert.deepEqual(await balance(here, second), ['paid', 0]);
  await here.drain();
  const mails = await (await here.caller()).db.Outbox.find({ where: { kind: 'mail', name: 'receipt' } });
  assert.equal(mails.length, 1);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 an invoice is paid in part, then wholly, never beyond', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  assert.equal((await pay(here, [{ id, amount: 3_000 }], 'pm_test_ok')).body.status, 'succeeded');
  assert.deepEqual(await balance(here, id), ['open', 7_000]);
  const over = await pay(here, [{ id, amount: 7_001 }], 'pm_test_ok');
  assert.deepEqual(
    [over.status, over.body.type, over.body.balance],
    [409, 'urn:portico:problem:amount-over-balance', cad(7_000)],
  );
  assert.equal((await pay(here, [{ id, amount: cad(7_000) }], 'pm_test_ok')).body.status, 'succeeded');
  assert.deepEqual(await balance(here, id), ['paid', 0]);
  const again = await pay(here, [{ id }], 'pm_test_ok');
  assert.deepEqual(
    [again.status, again.body.type, again.body.state],
    [409, 'urn:portico:problem:invoice-not-open', 'paid'],
  );
  assert.deepEqual(await brokenBooks(), []);
});

test('D9 the test gateway declines, and the invoice can be paid again', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const declined = await pay(here, [{ id }], 'pm_test_declined');
  assert.deepEqual(
    [declined.status, declined.body.status, declined.body.failureCode],
    [201, 'failed', 'card_declined'],
  );
  assert.equal((await pay(here, [{ id }], 'pm_test_nobody')).body.failureCode, 'payment-method-unknown');
  assert.deepEqual(await balance(here, id), ['open', 10_000]);
  assert.equal((await pay(here, [{ id }], 'pm_test_ok')).body.status, 'succeeded');
  assert.deepEqual(await brokenBooks(), []);
});

test('D9 the test gateway asks for one more step with pm_test_3ds, and pays after it', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const { body: begun } = await pay(here, [{ id }], 'pm_test_3ds');
  assert.equal(begun.status, 'requires_action');
  assert.deepEqual(await balance(here, id), ['open', 10_000]);
  const { api, patient, otherPatient } = here;
  const confirm = (who: typeof patient, clientSecret: string) =>
    api.as(who).post(`/v1/me/payments/${begun.id}/confirm`, { clientSecret });
  assert.equal((await confirm(patient, 'test_secret_guess')).status, 409);
  assert.equal((await confirm(otherPatient, begun.clientSecret)).status, 404);
  assert.equal((await confirm(patient, begun.clientSecret)).body.status, 'succeeded');
  assert.equal((await confirm(patient, begun.clientSecret)).body.status, 'succeeded');
  assert.deepEqual(await balance(here, id), ['paid', 0]);
  assert.deepEqual(await brokenBooks(), []);
});

test('D9 without a payment method the person chooses one in the gateway’s form, and again after a decline', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const { body: begun } = await pay(here, [{ id }]);
  assert.equal(begun.status, 'requires_action');
  const choose = (paymentMethodId?: string) =>
    here.api
      .as(here.patient)
      .post(`/v1/me/payments/${begun.id}/confirm`, { clientSecret: begun.clientSecret, paymentMethodId });
  assert.equal((await choose()).status, 409);
  const declined = await choose('pm_test_declined');
  assert.deepEqual([declined.body.status, declined.body.failureCode], ['requires_action', 'card_declined']);
  assert.equal((await choose('pm_test_ok')).body.status, 'succeeded');
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 a payment left open gives way to the next one of the same invoice and can pay no more', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const { body: left } = await pay(here, [{ id }]);
  const { body: next } = await pay(here, [{ id, amount: 6_000 }], 'pm_test_ok');
  assert.equal(next.status, 'succeeded');
  const late = await here.api
    .as(here.patient)
    .post(`/v1/me/payments/${left.id}/confirm`, { clientSecret: left.clientSecret, paymentMethodId: 'pm_test_ok' });
  assert.deepEqual([late.body.status, late.body.failureCode], ['failed', 'replaced']);
  assert.deepEqual(await balance(here, id), ['open', 4_000]);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 parts that fit beside each other don’t disturb each other', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const { body: open } = await pay(here, [{ id, amount: 4_000 }]);
  assert.equal((await pay(here, [{ id, amount: 6_000 }], 'pm_test_ok')).body.status, 'succeeded');
  const { body } = await here.api
    .as(here.patient)
    .post(`/v1/me/payments/${open.id}/confirm`, { clientSecret: open.clientSecret, paymentMethodId: 'pm_test_ok' });
  assert.equal(body.status, 'succeeded');
  assert.deepEqual(await balance(here, id), ['paid', 0]);
});

test('D2 the same Idempotency-Key pays once and answers how the payment stands now', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const first = await pay(here, [{ id }], 'pm_test_3ds', 'payment-0001');
  const repeated = await pay(here, [{ id }], 'pm_test_3ds', 'payment-0001');
  assert.deepEqual(repeated.body, first.body);
  await here.api
    .as(here.patient)
    .post(`/v1/me/payments/${first.body.id}/confirm`, { clientSecret: first.body.clientSecret });
  const later = await pay(here, [{ id }], 'pm_test_3ds', 'payment-0001');
  assert.deepEqual([later.status, later.body.id, later.body.status], [201, first.body.id, 'succeeded']);
  const other = await pay(here, [{ id, amount: 1 }], 'pm_test_ok', 'payment-0001');
  assert.deepEqual([other.status, other.body.type], [422, 'urn:portico:problem:idempotency-key-reused']);
});

test('D2 twenty payers at once pay an invoice exactly once', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const answers = await Promise.all(Array.from({ length: 20 }, () => pay(here, [{ id }], 'pm_test_ok')));
  const paid = answers.filter(({ body }) => body.status === 'succeeded');
  assert.equal(paid.length, 1, JSON.stringify(answers.map(({ status, body }) => [status, body.status, body.type])));
  assert.ok(
    answers.every(({ status, body }) => status === 409 || body.status === 'succeeded' || body.status === 'failed'),
  );
  assert.deepEqual(await balance(here, id), ['paid', 0]);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 twenty repeats at once of one request pay once', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => pay(here, [{ id, amount: 100 }], 'pm_test_ok', 'payment-0002')),
  );
  assert.equal(
    new Set(answers.map(({ body }) => body.id)).size,
    1,
    JSON.stringify(answers.map(({ status, body }) => [status, body])),
  );
  assert.deepEqual(await balance(here, id), ['open', 9_900]);
});

test('D2 a payment whose process died is found again by the reconciler, or ended', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const { body: begun } = await pay(here, [{ id }], 'pm_test_3ds');
  const caller = await here.caller();
  const gatewayPaymentId = (await caller.db.Payment.one({ id: begun.id }))?.gatewayPaymentId ?? '';
  await new TestGateway(caller).authenticate(gatewayPaymentId);
  assert.deepEqual(await balance(here, id), ['open', 10_000]);
  here.clock.advance(61_000);
  await here.portico.jobs.runAll();
  assert.deepEqual(await balance(here, id), ['paid', 0]);

  const next = await invoiced(here);
  const { body: left } = await pay(here, [{ id: next }]);
  here.clock.advance(61 * 60_000);
  await here.portico.jobs.runAll();
  const { body: ended } = await here.api.as(here.patient).post(`/v1/me/payments/${left.id}/refresh`);
  assert.deepEqual([ended.status, ended.failureCode], ['failed', 'expired']);
  assert.equal((await caller.db.Invoice.one({ id: next }))?.reservedMinor, 0);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 a clinic without a gateway takes no payment', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  await tx(() => unscopedDb.Organization.update({ id: here.organizationId }, { gateway: 'none' }));
  const { status, body } = await pay(here, [{ id }], 'pm_test_ok');
  assert.deepEqual([status, body.type], [409, 'urn:portico:problem:gateway-missing']);
});

test('D2 a signed-in person pays from the clinic’s page', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here);
  const maya = await here.api.signIn('maya');
  const order = { invoices: [{ id }], paymentMethodId: 'pm_test_ok' };
  const { status, body } = await maya.post('/v1/me/payments', order, { 'Idempotency-Key': 'payment-0003' });
  assert.deepEqual([status, body.status], [201, 'succeeded'], JSON.stringify(body));
  assert.equal((await maya.get('/v1/me/invoices?status=outstanding')).body.data.length, 0);
  const noah = await here.api.signIn('noah');
  assert.equal((await noah.get(`/v1/me/payments/${body.id}`)).status, 404);
});

test('D2 the receipt names the invoices and what was paid, in the patient’s language', async (t) => {
  const here = await clinic(t);
  const id = await invoiced(here, 12_345);
  await pay(here, [{ id, amount: 2_345 }], 'pm_test_ok');
  await here.drain();
  const { db } = await here.caller();
  const [mail] = await db.Outbox.find({ where: { kind: 'mail', name: 'receipt' } });
  assert.equal(mail?.state, 'done', JSON.stringify(mail));
});
