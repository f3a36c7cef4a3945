import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { test, type TestContext } from 'node:test';
import { webhookEvents } from '../contract/webhooks.ts';
import { tx } from '../db/tx.ts';
import type { EventName } from '../messaging/events.ts';
import { publish } from '../messaging/publish.ts';
import { portOf } from '../start.ts';
import { clinic, patients } from '../testing/clinic.ts';
import { webhookMessages } from './send-delivery.ts';
import { sweepDeliveries } from './sweep-deliveries.ts';

interface Received {
  headers: IncomingHttpHeaders;
  text: string;
}

/** Somebody else's server: keeps what came, and answers what the test says. */
async function receiver(t: TestContext) {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers, text: Buffer.concat(parts).toString() });
      response.writeHead(answers.shift() ?? 204, { Location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  return { received, answers, url: `http://127.0.0.1:${portOf(server)}/hook` };
}

async function listening(t: TestContext, more: object = {}) {
  const here = await clinic(t);
  const other = await receiver(t);
  const staffApi = here.api.as(here.staff);
  const { status, body } = await staffApi.post('/v1/admin/webhooks', { url: other.url, ...more });
  assert.equal(status, 201, JSON.stringify(body));
  const path = `/v1/admin/webhooks/${body.id}`;
  const happen = async () => {
    const caller = await here.caller();
    await tx(() => publish(caller, 'scheduling.appointment.accepted', { appointmentId: patients.maya }));
    await here.drain();
  };
  const log = async (query = '') => (await staffApi.get(`${path}/deliveries${query}`)).body.data;
  return { ...here, ...other, staffApi, path, webhook: body, happen, log };
}

/** As the specification of Standard Webhooks says, written anew. */
const isSigned = ({ headers, text }: Received, secret: string) => {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
  const wanted = `v1,${createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64')).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(wanted);
};

test('H3 an event is posted, signed as Standard Webhooks says, and stands in the log', async (t) => {
  const { received, happen, webhook, log, clock } = await listening(t);
  await happen();
  const [message] = received;
  assert.ok(message && received.length === 1);
  assert.ok(isSigned(message, webhook.secret));
  assert.equal(isSigned(message, `whsec_${Buffer.alloc(32).toString('base64')}`), false);
  assert.equal(Number(message.headers['webhook-timestamp']), Math.floor(clock.now().getTime() / 1000));
  const sent = JSON.parse(message.text);
  assert.deepEqual([sent.type, sent.data], ['scheduling.appointment.accepted', { appointmentId: patients.maya }]);
  const [entry] = await log();
  assert.deepEqual([entry.messageId, entry.state, entry.attempts, entry.lastStatus], [message.headers['webhook-id'], 'delivered', 1, 204]);
});

test('H3 a webhook hears only of what it asked for, and of nothing while it is switched off', async (t) => {
  const { received, happen, staffApi, path } = await listening(t, { events: ['billing.invoice.paid'] });
  await happen();
  assert.equal(received.length, 0);
  await staffApi.patch(path, { events: null, active: false });
  await happen();
  assert.equal(received.length, 0);
  await staffApi.patch(path, { active: true });
  await happen();
  assert.equal(received.length, 1);
});

test('H3 I3 a message that isn’t taken is sent again with growing waits under the same id; a redirect isn’t followed', async (t) => {
  const { received, answers, happen, log, clock, drain } = await listening(t);
  answers.push(500, 302, 429);
  await happen();
  const [first] = await log();
  assert.deepEqual([first.state, first.lastStatus, first.lastError], ['waiting', 500, 'refused']);
  assert.ok(new Date(first.nextTryAt) > clock.now());
  for (let tries = 0; tries < 3; tries += 1) {
    clock.advance(3_600_000);
    await drain();
  }
  assert.equal(received.length, 4);
  assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 1);
  const [last] = await log();
  assert.deepEqual([last.state, last.attempts, last.lastStatus, last.nextTryAt], ['delivered', 4, 200 + 4, null]);
});

test('H3 I3 a process that ends after sending and before noting it sends the same message once more, under the same id', async (t) => {
  const { received, answers, happen, log, clock, drain, caller } = await listening(t);
  answers.push(500);
  await happen();
  const [{ id: deliveryId, messageId }] = await log();
  await webhookMessages.send(await caller(), { deliveryId });
  assert.equal((await log())[0].state, 'waiting');
  clock.advance(3_600_000);
  await drain();
  assert.deepEqual(received.map(({ headers }) => headers['webhook-id']), [messageId, messageId, messageId]);
  assert.equal((await log())[0].state, 'delivered');
});

test('H3 I3 nothing is lost to a receiver that fails half of the time, and nothing is taken twice', async (t) => {
  const { received, answers, happen, log, clock, drain } = await listening(t);
  answers.push(...Array.from({ length: 24 }, (_none, n) => [500, 204, 204, 429, 503, 200][n % 6] ?? 204));
  const statuses = [...answers];
  for (let n = 0; n < 12; n += 1) await happen();
  for (let tries = 0; tries < 8; tries += 1) {
    clock.advance(3_600_000);
    await drain();
  }
  const taken = received.filter((_one, n) => (statuses[n] ?? 204) < 300).map(({ headers }) => headers['webhook-id']);
  assert.deepEqual([taken.length, new Set(taken).size], [12, 12]);
  assert.deepEqual(new Set((await log()).map(({ state }: { state: string }) => state)), new Set(['delivered']));
});

test('H3 what was given up is in the log, and is replayed under its own id; a replay that waits is no error', async (t) => {
  const { received, answers, happen, log, clock, drain, staffApi, path } = await listening(t);
  answers.push(...Array.from({ length: 60 }, () => 503));
  await happen();
  for (let tries = 0; tries < 60; tries += 1) {
    clock.advance(3_600_000);
    await drain();
  }
  const [failed] = await log('?state=failed');
  assert.deepEqual([failed.state, failed.attempts, received.length], ['failed', 60, 60]);
  const undelivered = await staffApi.get('/v1/admin/messages');
  assert.deepEqual(undelivered.body.data, [], 'it has a log of its own');
  const replay = () => staffApi.post(`${path}/deliveries/${failed.id}/replay`);
  const [one, two] = [await replay(), await replay()];
  assert.deepEqual([one.status, two.status, two.body.state], [202, 202, 'waiting']);
  await drain();
  assert.equal(received.length, 61);
  assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 1);
  assert.deepEqual((await log()).map(({ state }: { state: string }) => state), ['delivered']);
  await Promise.all([replay(), replay(), replay()]);
  await drain();
  assert.equal(received.length, 62, 'three replays at once are one');
});

test('H3 a rotated secret signs at once, the one before for a day more', async (t) => {
  const { received, happen, webhook, staffApi, path, clock } = await listening(t);
  const { body } = await staffApi.post(`${path}/rotate`);
  assert.notEqual(body.secret, webhook.secret);
  await happen();
  clock.advance(24 * 3_600_000 + 1);
  await happen();
  const [within, after] = received;
  assert.ok(within && after);
  assert.deepEqual([isSigned(within, webhook.secret), isSigned(within, body.secret)], [true, true]);
  assert.deepEqual([isSigned(after, webhook.secret), isSigned(after, body.secret)], [false, true]);
});

test('H3 a secret is told once, and nothing stored or read later holds it', async (t) => {
  const { staffApi, path, webhook, caller, url } = await listening(t);
  const again = { 'Idempotency-Key': 'made-once' };
  const first = await staffApi.send('POST', '/v1/admin/webhooks', { url }, again);
  const second = await staffApi.send('POST', '/v1/admin/webhooks', { url }, again);
  assert.deepEqual([second.body.id, 'secret' in second.body], [first.body.id, false]);
  assert.equal('secret' in (await staffApi.get(path)).body, false);
  const stored = JSON.stringify(await (await caller()).db.WebhookEndpoint.find());
  assert.equal(stored.includes(webhook.secret) || stored.includes(webhook.secret.slice(6)), false);
});

test('H3 a test message is sent on demand, not to what is switched off', async (t) => {
  const { received, staffApi, path, drain } = await listening(t);
  const { status, body } = await staffApi.post(`${path}/ping`);
  assert.deepEqual([status, body.event, body.state], [202, 'webhook.ping', 'waiting']);
  await drain();
  assert.equal(JSON.parse(received[0]?.text ?? '{}').type, 'webhook.ping');
  await staffApi.patch(path, { active: false });
  assert.equal((await staffApi.post(`${path}/ping`)).status, 409);
});

test('H3 what waits for a webhook that is switched off fails, and what waits for a removed one is forgotten', async (t) => {
  const { received, answers, happen, log, clock, drain, staffApi, path, caller } = await listening(t);
  answers.push(500, 500);
  await happen();
  await staffApi.patch(path, { active: false });
  clock.advance(3_600_000);
  await drain();
  const [entry] = await log();
  assert.deepEqual([entry.state, entry.lastError, received.length], ['failed', 'switched-off', 1]);
  await staffApi.patch(path, { active: true });
  await happen();
  assert.equal((await staffApi.delete(path)).status, 204);
  clock.advance(3_600_000);
  await drain();
  assert.equal(received.length, 2);
  assert.equal((await staffApi.get(`${path}/deliveries`)).status, 404);
  assert.equal(await (await caller()).db.WebhookDelivery.count({}), 0);
});

test('H3 only an https address without a user name or fragment is taken', async (t) => {
  const { api, staff } = await clinic(t);
  for (const url of ['http://example.com/hook', 'https://user:pass@example.com/', 'https://example.com/#x', 'ftp://example.com/', 'not a url']) {
    assert.equal((await api.as(staff).post('/v1/admin/webhooks', { url })).status, 400, url);
  }
  for (let n = 0; n < 20; n += 1) assert.equal((await api.as(staff).post('/v1/admin/webhooks', { url: 'https://example.com/hook' })).status, 201);
  assert.equal((await api.as(staff).post('/v1/admin/webhooks', { url: 'https://example.com/hook' })).status, 409);
});

test('H3 in production nothing inside is connected to, by number at once and by name when it is sent', async (t) => {
  const here = await listening(t);
  Object.assign(here.portico.runtime.config, { NODE_ENV: 'production' });
  t.after(() => Object.assign(here.portico.runtime.config, { NODE_ENV: 'test' }));
  for (const url of ['https://127.0.0.1/', 'https://10.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/latest', 'https://localhost/', here.url]) {
    assert.equal((await here.staffApi.post('/v1/admin/webhooks', { url })).status, 400, url);
  }
  await here.happen();
  const [entry] = await here.log();
  assert.deepEqual([entry.state, entry.lastError, here.received.length], ['waiting', 'private-address', 0]);
});

test('H3 messages of long ago are forgotten', async (t) => {
  const { happen, log, clock, portico } = await listening(t);
  await happen();
  clock.advance(91 * 24 * 3_600_000);
  await sweepDeliveries(portico.runtime);
  assert.deepEqual(await log(), []);
});

test('H3 every event of the list is one that happens', () => {
  const names: readonly EventName[] = webhookEvents;
  assert.equal(new Set(names).size, webhookEvents.length);
});
