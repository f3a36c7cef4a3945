import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, test } from 'node:test';

import express, { type ErrorRequestHandler } from 'express';

import { Problem } from '../../http/problem.ts';
import { portOf } from '../../start.ts';
import { brokenBooks, invoiced, stripeSide, type StripeClinic } from '../testing/stripe-clinic.ts';
import { stripeWebhook } from './stripe-webhook.ts';

const { standIn, stripeClinic, intentsOf } = await stripeSide();
after(() => standIn.stop());

/** An invoice whose payment waits for its person, and what an event that says it was paid would be. */
async function awaiting(here: StripeClinic) {
  const id = await invoiced(here);
  const { api, patient } = here;
  const { body } = await api.as(patient).post('/v1/me/payments', { invoices: [{ id }] });
  const [intent] = await intentsOf(here);
  const event = (change: object = {}, object: object = {}) =>
    JSON.stringify({
      id: `evt_${randomUUID()}`,
      object: 'event',
      type: 'payment_intent.succeeded',
      account: here.account,
      livemode: false,
      data: { object: { ...intent, status: 'succeeded', amount_received: 10_000, currency: 'cad', ...object } },
      ...change,
    });
  const balance = async () => (await api.as(patient).get(`/v1/me/invoices/${id}`)).body.balance.amount;
  return { id, paymentId: body.id, event, balance, now: Math.floor(here.clock.now().getTime() / 1000) };
}

const signed = (payload: string, secret: string, at: number) =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')}`;

async function post(url: string, payload: string, signature: string | null): Promise<number> {
  const headers = { 'Content-Type': 'application/json', ...(signature !== null && { 'Stripe-Signature': signature }) };
  return (await fetch(`${url}/v1/webhooks/stripe`, { method: 'POST', headers, body: payload })).status;
}

test('D2 a webhook without Stripe’s own signature is refused and changes nothing', async (t) => {
  const here = await stripeClinic(t);
  const { event, balance, now, paymentId } = await awaiting(here);
  const payload = event();
  assert.equal(await post(here.url, payload, null), 400);
  assert.equal(await post(here.url, payload, ''), 400);
  assert.equal(await post(here.url, payload, signed(payload, 'whsec_other', now)), 400);
  assert.equal(await post(here.url, payload, signed(payload, '', now)), 400);
  assert.equal(await post(here.url, payload, signed(payload, standIn.webhookSecret, now - 301)), 400);
  assert.equal(await post(here.url, event(), signed(payload, standIn.webhookSecret, now)), 400);
  assert.equal(await balance(), 10_000);
  assert.equal(await post(here.url, payload, signed(payload, standIn.webhookSecret, now)), 200);
  assert.equal(await balance(), 0);
  const { body } = await here.api.as(here.patient).post(`/v1/me/payments/${paymentId}/refresh`);
  assert.equal(body.status, 'succeeded');
});

test('D2 a signed webhook of test money, another account or another kind pays nothing', async (t) => {
  const here = await stripeClinic(t);
  const other = await stripeClinic(t);
  const { event, balance, now } = await awaiting(here);
  const changes = [
    { livemode: true },
    { account: 'acct_else' },
    { account: other.account },
    { account: undefined },
    { type: 'charge.succeeded' },
  ];
  for (const change of changes) {
    const payload = event(change);
    assert.equal(await post(here.url, payload, signed(payload, standIn.webhookSecret, now)), 200);
  }
  assert.equal(await balance(), 10_000);
  assert.deepEqual(await brokenBooks(), []);
});

test('D2 without a webhook secret, or with an empty one, no webhook is believed', async (t) => {
  const here = await stripeClinic(t);
  const { event, balance, now } = await awaiting(here);
  const { runtime } = here.portico;
  for (const secret of [undefined, '', '   ']) {
    const { path, handlers } = stripeWebhook({
      ...runtime,
      config: { ...runtime.config, STRIPE_WEBHOOK_SECRET: secret },
    });
    const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
      response.status(error instanceof Problem ? error.status : 500).end();
    };
    const server = express()
      .post(path, ...handlers)
      .use(refuse)
      .listen(0);
    await once(server, 'listening');
    const payload = event();
    assert.equal(await post(`http://localhost:${portOf(server)}`, payload, signed(payload, secret ?? '', now)), 404);
    server.close();
    await once(server, 'close');
  }
  assert.equal(await balance(), 10_000);
});

test('D2 captured money that fits no reservation is booked beside the invoices, for staff', async (t) => {
  const here = await stripeClinic(t);
  const { id, event, balance, now, paymentId } = await awaiting(here);
  const payload = event({}, { amount_received: 9_999 });
  assert.equal(await post(here.url, payload, signed(payload, standIn.webhookSecret, now)), 200);
  assert.equal(await balance(), 10_000);
  const { db } = await here.caller();
  assert.equal((await db.LedgerAccount.one({ kind: 'unapplied' }))?.balanceMinor, -9_999);
  assert.equal((await db.Invoice.one({ id }))?.reservedMinor, 0);
  const row = await db.AuditEvent.one({ action: 'payment.unapplied', subjectId: paymentId });
  assert.equal(row?.patientId, here.patient.patient);
  assert.deepEqual(await brokenBooks(), []);
});
