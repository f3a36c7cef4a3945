import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { invoiced } from '../testing/stripe-clinic.ts';

const setups = '/v1/me/payment-methods/setups';
const save = ({ api, patient }: Clinic, paymentMethodId?: string, headers = {}) => api.as(patient).post(setups, paymentMethodId ? { paymentMethodId } : {}, headers);
const listed = async ({ api, patient }: Clinic) => (await api.as(patient).get('/v1/me/payment-methods')).body.data;

test('D3 a card is saved, listed, and removed', async (t) => {
  const here = await clinic(t);
  const saved = await save(here, 'pm_test_ok');
  assert.equal(saved.status, 201);
  const { status, paymentMethod, clientSecret } = saved.body;
  assert.deepEqual([status, clientSecret], ['succeeded', undefined]);
  const { id, ...face } = paymentMethod;
  assert.deepEqual(face, { brand: 'visa', last4: '4242', expMonth: 12, expYear: 2037, usable: true });
  assert.deepEqual(await listed(here), [paymentMethod]);
  const { api, patient, otherPatient } = here;
  assert.equal((await api.as(otherPatient).delete(`/v1/me/payment-methods/${id}`)).status, 404);
  assert.equal((await api.as(patient).delete(`/v1/me/payment-methods/${id}`)).status, 204);
  assert.deepEqual(await listed(here), []);
  assert.equal((await api.as(patient).delete(`/v1/me/payment-methods/${id}`)).status, 404);
});

test('D3 a card given in the gateway’s form is saved once 3-D Secure is passed', async (t) => {
  const here = await clinic(t);
  const me = here.api.as(here.patient);
  const { id, clientSecret, awaits } = (await save(here)).body;
  assert.equal(awaits, 'card');
  const go = (body: object) => me.post(`${setups}/${id}/confirm`, { clientSecret, ...body });
  const declined = await go({ paymentMethodId: 'pm_test_declined' });
  assert.deepEqual([declined.body.status, declined.body.failureCode, declined.body.awaits], ['requires_action', 'card_declined', 'card']);
  const asked = await go({ paymentMethodId: 'pm_test_3ds' });
  assert.deepEqual([asked.body.status, asked.body.awaits, asked.body.failureCode], ['requires_action', 'authentication', undefined]);
  const failed = await go({ authentication: 'failed' });
  assert.deepEqual([failed.body.awaits, failed.body.failureCode], ['card', 'authentication-failed']);
  assert.deepEqual(await listed(here), []);
  await go({ paymentMethodId: 'pm_test_3ds' });
  const passed = await go({});
  assert.deepEqual([passed.body.status, passed.body.paymentMethod.last4], ['succeeded', '3220']);
  assert.equal((await go({})).body.status, 'succeeded', 'again changes nothing');
  assert.equal((await listed(here)).length, 1);
});

test('D3 a card that the request names and that is declined ends there, and nothing is saved', async (t) => {
  const here = await clinic(t);
  const { body } = await save(here, 'pm_test_declined');
  assert.deepEqual([body.status, body.failureCode], ['failed', 'card_declined']);
  assert.deepEqual(await listed(here), []);
});

test('D3 nobody goes on with somebody else’s card, and the wrong secret opens nothing', async (t) => {
  const here = await clinic(t);
  const { id, clientSecret } = (await save(here)).body;
  const body = { clientSecret, paymentMethodId: 'pm_test_ok' };
  assert.equal((await here.api.as(here.otherPatient).post(`${setups}/${id}/confirm`, body)).status, 404);
  assert.equal((await here.api.as(here.otherPatient).post(`${setups}/${id}/refresh`)).status, 404);
  const me = here.api.as(here.patient);
  assert.equal((await me.post(`${setups}/${id}/confirm`, { ...body, clientSecret: 'x' })).status, 409);
  assert.equal((await me.post(`${setups}/${id}/confirm`, { clientSecret })).status, 409);
});

test('D3 the same request key saves one card', async (t) => {
  const here = await clinic(t);
  const key = { 'Idempotency-Key': 'save-this-card-once' };
  const [one, two] = await Promise.all([save(here, 'pm_test_ok', key), save(here, 'pm_test_ok', key)]);
  assert.deepEqual([one.status, two.status, one.body.id], [201, 201, two.body.id]);
  assert.equal((await listed(here)).length, 1);
  assert.equal((await save(here, 'pm_test_3ds', key)).status, 422);
});

test('D3 a clinic without a gateway saves no card', async (t) => {
  const here = await clinic(t);
  const { unscopedDb } = await import('../../db/scoped.ts');
  await tx(() => unscopedDb.Organization.update({ id: here.organizationId }, { gateway: 'none' }));
  assert.equal((await save(here, 'pm_test_ok')).body.type, 'urn:portico:problem:gateway-missing');
});

test('D3 a saved card pays an invoice; somebody else’s doesn’t', async (t) => {
  const here = await clinic(t);
  const { id: card } = (await save(here, 'pm_test_ok')).body.paymentMethod;
  const id = await invoiced(here);
  const me = here.api.as(here.patient);
  const paid = await me.post('/v1/me/payments', { invoices: [{ id }], paymentMethodId: card });
  assert.deepEqual([paid.status, paid.body.status], [201, 'succeeded']);
  assert.equal((await me.get(`/v1/me/invoices/${id}`)).body.status, 'paid');
  const others = await here.api.as(here.otherPatient).post(setups, { paymentMethodId: 'pm_test_ok' });
  const next = await invoiced(here);
  const refused = await me.post('/v1/me/payments', { invoices: [{ id: next }], paymentMethodId: others.body.paymentMethod.id });
  assert.equal(refused.status, 404);
  await me.delete(`/v1/me/payment-methods/${card}`);
  assert.equal((await me.post('/v1/me/payments', { invoices: [{ id: next }], paymentMethodId: card })).status, 404);
});

test('C12 scheduling.require3ds asks for 3-D Secure whenever a card is saved or charged', async (t) => {
  const here = await clinic(t, { 'scheduling.require3ds': true });
  const me = here.api.as(here.patient);
  const begun = (await save(here, 'pm_test_ok')).body;
  assert.deepEqual([begun.status, begun.awaits, begun.threeDSecure], ['requires_action', 'authentication', true]);
  const { body } = await me.post(`${setups}/${begun.id}/confirm`, { clientSecret: begun.clientSecret });
  assert.equal(body.status, 'succeeded');
  const id = await invoiced(here);
  const pay = () => me.post('/v1/me/payments', { invoices: [{ id }], paymentMethodId: body.paymentMethod.id });
  const first = (await pay()).body;
  assert.equal(first.status, 'requires_action');
  const failed = await me.post(`/v1/me/payments/${first.id}/confirm`, { clientSecret: first.clientSecret, authentication: 'failed' });
  assert.deepEqual([failed.body.status, failed.body.failureCode], ['failed', 'authentication-failed']);
  const second = (await pay()).body;
  const passed = await me.post(`/v1/me/payments/${second.id}/confirm`, { clientSecret: second.clientSecret });
  assert.equal(passed.body.status, 'succeeded');
});

test('D3 a form that was left open is ended after an hour, and one whose answer was lost is found again', async (t) => {
  const here = await clinic(t);
  const { body: left } = await save(here);
  here.clock.advance(61 * 60_000);
  await here.portico.jobs.runAll();
  const after = await here.api.as(here.patient).post(`${setups}/${left.id}/refresh`);
  assert.deepEqual([after.body.status, after.body.failureCode], ['failed', 'expired']);

  const { body: begun } = await save(here, 'pm_test_3ds');
  const caller = await here.caller();
  const { TestVault } = await import('../gateways/test-vault.ts');
  const setup = await caller.db.CardSetup.one({ id: begun.id });
  await new TestVault(caller).authenticate(setup?.gatewaySetupId ?? '', true);
  assert.deepEqual(await listed(here), []);
  here.clock.advance(61_000);
  await here.portico.jobs.runAll();
  assert.equal((await listed(here)).length, 1);
});

test('D3 a card that has expired is listed and can’t be used', async (t) => {
  const here = await clinic(t);
  const { id } = (await save(here, 'pm_test_ok')).body.paymentMethod;
  const { db } = await here.caller();
  await tx(() => db.PaymentMethod.update({ id }, { expYear: 2020 }));
  assert.deepEqual((await listed(here)).map((one: { usable: boolean }) => one.usable), [false]);
  const invoice = await invoiced(here);
  assert.equal((await here.api.as(here.patient).post('/v1/me/payments', { invoices: [{ id: invoice }], paymentMethodId: id })).status, 404);
});
