import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { database } from '../db/connection.ts';
import { openOffice } from '../messaging/testing/office.ts';
import { startApi } from '../testing/processes.ts';
import type { Readiness } from './readiness.ts';

test('I5 a process that is told to stop ends by itself, with exit code 0, its worker too', async (t) => {
  await openOffice(t);
  const api = await startApi(database().url, { PORTICO_WORKER: 'inside' });
  const ready = async () => (await fetch(`${api.url}/readyz`)).json() as Promise<Readiness>;
  let answer = await ready();
  while (answer.checks.worker !== 'ok') answer = await ready();
  assert.equal(answer.status, 'ready');
  const ended = once(api.child, 'exit');
  api.child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
});
