import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { throttle } from './throttle.ts';

test('B11 twenty first tries at the same moment are counted one by one', async (t) => {
  const { portico } = await clinic(t);
  const limit = { name: 'test of twenty', points: 10, seconds: 60 };
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => throttle(portico.runtime, limit, 'somebody')));
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.problem] : []));
  assert.deepEqual(refused, Array.from({ length: 10 }, () => 'too-many-requests'));
});
