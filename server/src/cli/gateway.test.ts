import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { randomIds } from '../ids.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import type { Runtime } from '../runtime.ts';
import { anOrganization, useDatabase } from '../testing/database.ts';
import { CommandError } from './command.ts';
import { setGateway } from './gateway.ts';

useDatabase();

const log = { info() {}, warn() {}, error() {} };
const stripeKeys = {
  STRIPE_SECRET_KEY: 'sk_test_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_x',
};

async function desk(t: TestContext, environment: Record<string, string> = stripeKeys) {
  t.mock.method(console, 'log', () => undefined);
  const { id } = await anOrganization();
  const organization = `clinic-${id}`;
  const config = readConfig({ NODE_ENV: 'test', ...environment }, () => 'a secret of the tests, long enough for them');
  const runtime: Runtime = { config, clock: systemClock, ids: randomIds, log, publicUrl: 'http://localhost:4000' };
  const run = (values: Record<string, string>) =>
    setGateway.run({ values: { organization, ...values }, positionals: [] }, { runtime });
  return { run, chosen: () => organizationBySlug(organization) };
}

test('D9 a command chooses an organization’s gateway and its connected account', async (t) => {
  const { run, chosen } = await desk(t);
  const before = await chosen();
  await run({ gateway: 'stripe', 'stripe-account': 'acct_1Clinic' });
  const after = await chosen();
  assert.deepEqual([after?.gateway, after?.stripeAccount], ['stripe', 'acct_1Clinic']);
  assert.ok((after?.settingsVersion ?? 0) > (before?.settingsVersion ?? 0));
  await run({ gateway: 'test' });
  assert.deepEqual([(await chosen())?.gateway, (await chosen())?.stripeAccount], ['test', null]);
});

test('D9 two organizations never share a connected account', async (t) => {
  const [first, second] = [await desk(t), await desk(t)];
  await first.run({ gateway: 'stripe', 'stripe-account': 'acct_1Shared' });
  await assert.rejects(second.run({ gateway: 'stripe', 'stripe-account': 'acct_1Shared' }), CommandError);
  assert.equal((await second.chosen())?.gateway, 'none');
  await first.run({ gateway: 'stripe' });
  await assert.rejects(second.run({ gateway: 'stripe' }), CommandError);
});

test('D9 a gateway that couldn’t work is refused', async (t) => {
  const { run } = await desk(t, {});
  await assert.rejects(run({ gateway: 'stripe' }), /STRIPE_SECRET_KEY/);
  await assert.rejects(run({ gateway: 'cash' }), CommandError);
  await assert.rejects(run({ gateway: 'test', 'stripe-account': 'acct_1' }), CommandError);
  await assert.rejects(run({ gateway: 'stripe', 'stripe-account': 'Robert' }), CommandError);
});
