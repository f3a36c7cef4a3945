import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test, type TestContext } from 'node:test';
import express, { type NextFunction, type Request, type Response } from 'express';
import { Problem } from '../http/problem.ts';
import { createCircuit } from './circuit.ts';
import { isDatabaseGone, isUnavailable } from './database-errors.ts';

const gone = () => Object.assign(new Error('connect ECONNREFUSED'), { name: 'SequelizeConnectionRefusedError' });
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** An API of one route that asks a database, which is up, gone or silent. */
async function serve(t: TestContext, options: { suspiciousMs?: number } = {}) {
  const database = { state: 'up' as 'up' | 'gone' | 'silent', asked: 0 };
  const answer = async () => {
    if (database.state === 'gone') throw gone();
    if (database.state === 'silent') await new Promise(() => {});
  };
  const ping = () => (database.state === 'up' ? Promise.resolve() : Promise.reject(new Error('no answer')));
  const answerWaiting = (response: Response) => void response.status(503).set('Retry-After', '2').end();
  const circuit = createCircuit({ ping, log: quiet, probeMs: 5, answerWaiting, ...options });
  const app = express();
  app.use(circuit.guard);
  app.get('/', async (_request, response) => {
    database.asked += 1;
    await answer();
    response.json({ ok: true });
  });
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    circuit.tell(error, response);
    const headers = error instanceof Problem ? error.headers : { 'Retry-After': '2' };
    response.status(503).set(headers).end();
  });
  const server = createServer(app).listen(0);
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
  t.after(() => {
    circuit.close();
    server.closeAllConnections();
    server.close();
  });
  return { database, circuit, get: () => fetch(url) };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
};

test('I5 refuses at once with Retry-After while the database is gone, and recovers by itself', async (t) => {
  const { database, circuit, get } = await serve(t);
  assert.equal((await get()).status, 200);
  database.state = 'gone';
  const first = await get();
  assert.deepEqual([first.status, first.headers.get('retry-after')], [503, '2']);
  const asked = database.asked;
  const refused = await Promise.all(Array.from({ length: 20 }, get));
  assert.deepEqual([...new Set(refused.map((one) => `${one.status} ${one.headers.get('retry-after')}`))], ['503 2']);
  assert.equal(database.asked, asked, 'nobody waits for a database that is gone');
  database.state = 'up';
  await until(() => !circuit.isOpen());
  assert.equal((await get()).status, 200);
});

test('I5 a database that says nothing is found out, and whoever waits for it is answered', async (t) => {
  const { database, circuit, get } = await serve(t, { suspiciousMs: 20 });
  database.state = 'silent';
  const waiting = await Promise.all([get(), get(), get()]);
  assert.deepEqual(
    waiting.map(({ status }) => status),
    [503, 503, 503],
  );
  assert.equal(circuit.isOpen(), true);
  database.state = 'up';
  await until(() => !circuit.isOpen());
  assert.equal((await get()).status, 200);
});

test('I5 an error of the request’s own opens nothing', async (t) => {
  const { circuit } = await serve(t);
  for (const error of [
    new Error('anything'),
    new TypeError('x'),
    Object.assign(new Error('dup'), { errno: 1062 }),
    'text',
    null,
  ]) {
    assert.equal(circuit.tell(error), false);
  }
  assert.equal(circuit.isOpen(), false);
  assert.equal(isDatabaseGone(gone()), true);
  const broken = Object.assign(new Error('x'), {
    name: 'SequelizeDatabaseError',
    parent: { code: 'PROTOCOL_CONNECTION_LOST' },
  });
  assert.deepEqual([isDatabaseGone(broken), isUnavailable(broken)], [true, true]);
  const full = Object.assign(new Error('x'), { parent: { code: 'SQLITE_IOERR_WRITE' } });
  assert.deepEqual([isDatabaseGone(full), isUnavailable(full)], [false, true]);
});
