import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { changeSettingsBy } from '../../testing/settings.ts';
import { brokenBooks, invoiced, stripeSide, type StripeClinic } from '../testing/stripe-clinic.ts';

const { standIn, stripeClinic, confirmInBrowser } = await stripeSide();
after(() => standIn.stop());

const path = '/v1/me/payment-methods/setups';
const me = ({ api, patient }: StripeClinic) => api.as(patient);
const listed = async (here: StripeClinic) => (await me(here).get('/v1/me/payment-methods')).body.data;

interface State {
  setups: { id: string; account: string | null; status: string; payment_method_options: { card: { request_three_d_secure: string } } }[];
  customers: { id: string; account: string | null }[];
}
const sideOf = async ({ account }: StripeClinic) => {
  const { setups, customers } = await standIn.control<State>('state');
  return { setups: setups.filter((one) => one.account === account), customers: customers.filter((one) => one.account === account) };
};

test('D3 a card is saved at Stripe in its own form, pays, and is forgotten there when it is removed', async (t) => {
  const here = await stripeClinic(t);
  const { body } = await me(here).post(path, {});
  assert.deepEqual([body.status, body.awaits, body.gatewayAccount], ['requires_action', 'card', here.account]);
  assert.equal((await confirmInBrowser(here, body.clientSecret, 'pm_card_mastercard')).status, 200);
  assert.deepEqual(await listed(here), []);
  await standIn.control('webhooks/deliver', { account: here.account, times: 2, order: 'reversed' });
  const [card] = await listed(here);
  assert.deepEqual([card.brand, card.last4, card.usable], ['mastercard', '4444', true]);
  const id = await invoiced(here);
  const paid = await me(here).post('/v1/me/payments', { invoices: [{ id }], paymentMethodId: card.id });
  assert.equal(paid.body.status, 'succeeded');
  assert.equal((await sideOf(here)).customers.length, 1);
  assert.equal((await me(here).delete(`/v1/me/payment-methods/${card.id}`)).status, 204);
  assert.equal((await sideOf(here)).customers.length, 0);
  assert.deepEqual(await brokenBooks(), []);
});

test('D3 a card that Stripe declines is not saved, and another may be given', async (t) => {
  const here = await stripeClinic(t);
  const { body } = await me(here).post(path, {});
  assert.equal((await confirmInBrowser(here, body.clientSecret, 'pm_card_chargeDeclined')).status, 402);
  const told = (await me(here).post(`${path}/${body.id}/refresh`)).body;
  assert.deepEqual([told.status, told.awaits, told.failureCode], ['requires_action', 'card', 'generic_decline']);
  await confirmInBrowser(here, body.clientSecret, 'pm_card_visa');
  assert.equal((await me(here).post(`${path}/${body.id}/refresh`)).body.status, 'succeeded');
  const named = (await me(here).post(path, { paymentMethodId: 'pm_card_chargeDeclined' })).body;
  assert.deepEqual([named.status, named.failureCode], ['failed', 'generic_decline']);
});

test('C12 scheduling.require3ds has Stripe ask for 3-D Secure, passed or failed, when a card is saved and charged', async (t) => {
  const here = await stripeClinic(t);
  await changeSettingsBy(here, { 'scheduling.require3ds': true });
  const { body } = await me(here).post(path, { paymentMethodId: 'pm_card_visa' });
  assert.deepEqual([body.status, body.awaits, body.threeDSecure], ['requires_action', 'authentication', true]);
  const [setup] = (await sideOf(here)).setups;
  assert.equal(setup?.payment_method_options.card.request_three_d_secure, 'any');
  await standIn.control(`setups/${setup?.id}/authenticate`, { passes: true });
  await standIn.control('webhooks/deliver', { account: here.account });
  const [card] = await listed(here);
  const id = await invoiced(here);
  const charged = await me(here).post('/v1/me/payments', { invoices: [{ id }], paymentMethodId: card.id });
  assert.equal(charged.body.status, 'requires_action');
  const failed = (await me(here).post(path, { paymentMethodId: 'pm_card_visa' })).body;
  const last = (await sideOf(here)).setups.at(-1);
  await standIn.control(`setups/${last?.id}/authenticate`, { passes: false });
  const told = (await me(here).post(`${path}/${failed.id}/refresh`)).body;
  assert.deepEqual([told.status, told.failureCode], ['failed', 'setup_intent_authentication_failure']);
});

test('D3 a card whose webhook got lost is found, and one that Stripe couldn’t be told to forget is told later', async (t) => {
  const here = await stripeClinic(t);
  const { body } = await me(here).post(path, {});
  await confirmInBrowser(here, body.clientSecret, 'pm_card_visa');
  await standIn.control('webhooks/forget', {});
  here.clock.advance(61_000);
  await here.portico.jobs.runAll();
  const [card] = await listed(here);
  assert.equal(card.last4, '4242');
  await standIn.control('faults', { kind: 'error-before', on: 'DELETE /v1/customers/.*', times: 5 });
  assert.equal((await me(here).delete(`/v1/me/payment-methods/${card.id}`)).status, 204);
  await standIn.control('faults/clear', {});
  assert.equal((await sideOf(here)).customers.length, 1);
  here.clock.advance(16 * 60_000);
  await here.portico.jobs.runAll();
  assert.equal((await sideOf(here)).customers.length, 0);
});
