import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unscopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { openOffice } from '../messaging/testing/office.ts';
import { sweepExpired } from './sweep-expired.ts';

test('I2 what was kept for repeats, proofs and throttles goes away after its time, and not before', async (t) => {
  const { caller, clock } = await openOffice(t);
  const { db } = caller;
  const expiresAt = new Date(clock.now().getTime() + 60_000);
  await tx(async () => {
    await db.DpopId.insert({ thumbprint: 't', jtiHash: 'j', expiresAt });
    await unscopedDb.Throttle.insert({ key: 'k', points: 1, expiresAt });
    const answer = {
      requestHash: 'h',
      state: 'done',
      status: 201,
      answer: {},
      createdAt: clock.now(),
      expiresAt,
    } as const;
    await db.IdempotencyKey.insert({ caller: 'c', route: 'r', key: 'k', ...answer });
  });
  const kept = async () => [
    await db.DpopId.count(),
    await db.IdempotencyKey.count(),
    await unscopedDb.Throttle.count(),
  ];
  await sweepExpired({ clock });
  assert.deepEqual(await kept(), [1, 1, 1]);
  clock.forward(12 * 60_000);
  await sweepExpired({ clock });
  assert.deepEqual(await kept(), [0, 0, 0]);
});
