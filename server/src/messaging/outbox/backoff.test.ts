import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patience, waitMs } from './backoff.ts';

test('I3 waits twice as long after each failure, at most an hour, never less than half of that', () => {
  assert.deepEqual(
    [1, 2, 3, 4].map((n) => waitMs(patience, n, 0)),
    [1000, 2000, 4000, 8000],
  );
  assert.deepEqual(
    [1, 2, 3, 4].map((n) => waitMs(patience, n, 1)),
    [2000, 4000, 8000, 16000],
  );
  assert.equal(waitMs(patience, 40, 1), 3_600_000);
});

test('I3 keeps trying for two days before a row is left to staff', () => {
  let total = 0;
  let failures = 1;
  for (let wait = waitMs(patience, failures, 0.5); wait !== null; wait = waitMs(patience, failures, 0.5)) {
    total += wait;
    failures += 1;
  }
  assert.equal(failures, 60);
  assert.ok(total > 36 * 3_600_000 && total < 72 * 3_600_000, `${total / 3_600_000} hours`);
});
