import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { randomIds } from '../ids.ts';
import { isOriginAllowed } from '../organizations/origins.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import type { Runtime } from '../runtime.ts';
import { anOrganization, useDatabase } from '../testing/database.ts';
import { CommandError, type Command } from './command.ts';
import { allowOrigins, forbidOrigin } from './origins.ts';

useDatabase();

const log = { info() {}, warn() {}, error() {} };
const production = {
  NODE_ENV: 'production',
  PORTICO_SECRET: 'kT9vQ2xw8mZ4rB7nL1cJ6hD3gF5sA0pY',
  PUBLIC_URL: 'https://portal.example',
};

async function desk(t: TestContext, environment: Record<string, string> = {}) {
  t.mock.method(console, 'log', () => undefined);
  const { id } = await anOrganization();
  const slug = `clinic-${id}`;
  const config = readConfig({ NODE_ENV: 'test', ...environment }, () => 'a secret of the tests, long enough for them');
  const runtime: Runtime = { config, clock: systemClock, ids: randomIds, log, publicUrl: 'http://localhost:4000' };
  const run = (command: Command, ...positionals: string[]) =>
    command.run({ values: { organization: slug }, positionals }, { runtime });
  const isAllowed = async (origin: string) => {
    const organization = await organizationBySlug(slug);
    return organization !== null && isOriginAllowed(organization, origin, 'patients');
  };
  return { run, isAllowed };
}

test('A2 a command allows a clinic’s pages, exactly those, and forbids them again at once', async (t) => {
  const { run, isAllowed } = await desk(t);
  await run(allowOrigins, 'https://www.clinic.example', 'http://clinic.localhost:4100');
  assert.equal(await isAllowed('https://www.clinic.example'), true);
  assert.equal(await isAllowed('https://clinic.example'), false);
  await run(forbidOrigin, 'https://www.clinic.example');
  assert.equal(await isAllowed('https://www.clinic.example'), false);
  assert.equal(await isAllowed('http://clinic.localhost:4100'), true);
  await assert.rejects(run(forbidOrigin, 'https://www.clinic.example'), CommandError);
});

test('A2 what isn’t an exact, safe origin is refused', async (t) => {
  const { run } = await desk(t);
  const wrong = [
    'https://www.clinic.example/',
    'https://*.clinic.example/x',
    'http://www.clinic.example',
    'null',
    '*',
    'https://a@clinic.example',
    'HTTPS://clinic.example',
  ];
  for (const origin of wrong) await assert.rejects(run(allowOrigins, origin), CommandError, origin);
  await assert.rejects(run(allowOrigins), CommandError);
  const live = await desk(t, production);
  await assert.rejects(live.run(allowOrigins, 'http://localhost:4100'), CommandError);
});
