import assert from 'node:assert/strict';
import { test } from 'node:test';

import { soakPayments } from '../../testing/payment-soak.ts';

test('D2 an API that is killed while people pay loses no payment and books none twice', async () => {
  const report = await soakPayments({ kills: 3, payers: 4, lifeMs: [300, 1_500] });
  assert.deepEqual(report.broken, []);
  assert.ok(report.succeeded > 0, JSON.stringify(report));
  assert.equal(report.takenByGateways, report.succeeded);
});
