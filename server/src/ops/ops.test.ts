import assert from 'node:assert/strict';
import { createServer, request, type Server } from 'node:http';
import { test } from 'node:test';
import express from 'express';
import { addReadings, createMetrics, metricsRoute } from './metrics.ts';
import { readiness, type Checks } from './readiness.ts';
import { gracefully } from './shutdown.ts';

const now = new Date('2026-11-23T15:00:00Z');
const well: Checks = {
  ping: () => Promise.resolve(),
  schema: () => Promise.resolve({ pending: [], auditTriggers: true }),
  worker: () => now,
  isStopping: () => false,
  now: () => now,
};
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const portOf = (server: Server) => Object(server.address()).port as number;

test('I5 is ready while database and schema are, degraded where somebody should look', async () => {
  const status = async (change: Partial<Checks>) => (await readiness({ ...well, ...change })).status;
  assert.equal(await status({}), 'ready');
  assert.equal(await status({ worker: () => 'apart' }), 'ready');
  assert.equal(await status({ ping: () => Promise.reject(new Error('gone')) }), 'not-ready');
  assert.equal(
    await status({ schema: () => Promise.resolve({ pending: ['0009-scheduling'], auditTriggers: true }) }),
    'not-ready',
  );
  assert.equal(await status({ isStopping: () => true }), 'not-ready');
  assert.equal(await status({ schema: () => Promise.resolve({ pending: [], auditTriggers: false }) }), 'degraded');
  assert.equal(await status({ worker: () => new Date(now.getTime() - 200_000) }), 'degraded');
  assert.equal(await status({ worker: () => null }), 'degraded');
});

test('I5 shows its metrics to whoever has the token, by route pattern', async (t) => {
  const metrics = createMetrics();
  addReadings(metrics, { outbox: async () => ({ due: 3, dead: 1, oldestSeconds: 7 }), databaseUp: () => true });
  metrics.request('GET /v1/appointments/{id}', 200, 0.02);
  metrics.outbox('mail', 'done');
  const app = express()
    .get('/metrics', metricsRoute(metrics, 'a-token-of-sixteen'))
    .get('/none', metricsRoute(metrics, undefined));
  const server = app.listen(0);
  t.after(() => server.close());
  const get = (path: string, token?: string) =>
    fetch(`http://127.0.0.1:${portOf(server)}${path}`, token ? { headers: { Authorization: `Bearer ${token}` } } : {});
  assert.deepEqual(
    [(await get('/metrics')).status, (await get('/metrics', 'wrong')).status, (await get('/none', 'a')).status],
    [401, 401, 404],
  );
  const text = await (await get('/metrics', 'a-token-of-sixteen')).text();
  assert.match(text, /portico_http_request_seconds_count\{route="GET \/v1\/appointments\/\{id\}",status="200"\} 1/);
  assert.match(text, /portico_outbox_due 3/);
  assert.match(text, /portico_outbox_tries_total\{kind="mail",outcome="done"\} 1/);
});

test('I5 answers what it has begun before it stops, takes nothing new, and closes the database last', async () => {
  const order: string[] = [];
  let finish = () => {};
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const server = createServer((_request, response) => {
    finish = () => response.end('answered');
    begun();
  }).listen(0);
  const port = portOf(server);
  const stop = gracefully({
    servers: [server],
    refuseNew: () => order.push('refuse'),
    stopJobs: async () => void order.push('jobs'),
    closeRest: async () => void order.push('database'),
    log: quiet,
  });
  const answer = new Promise<string>((resolve, reject) => {
    const sent = request({ port, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk)).on('end', () => resolve(body));
    });
    sent.on('error', reject).end();
  });
  await hasBegun;
  const stopped = stop();
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
  assert.deepEqual(order, ['refuse', 'jobs']);
  finish();
  assert.equal(await answer, 'answered');
  assert.equal(await stopped, true);
  assert.equal(await stop(), true);
  assert.deepEqual(order, ['refuse', 'jobs', 'database']);
});

test('I5 cuts off what doesn’t end in time, and says so', async () => {
  const server = createServer(() => {}).listen(0);
  const hanging = fetch(`http://127.0.0.1:${portOf(server)}/`).catch(() => 'cut');
  await new Promise((resolve) => server.once('request', resolve));
  const stop = gracefully({
    servers: [server],
    stopJobs: async () => {},
    closeRest: async () => {},
    log: quiet,
    graceMs: 20,
  });
  assert.equal(await stop(), false);
  assert.equal(await hanging, 'cut');
});
