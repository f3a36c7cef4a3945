import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';

test('I6 a body full of mistakes gets a short answer', async (t) => {
  const { api, anyone, patient } = await clinic(t);
  const strange = Object.fromEntries(Array.from({ length: 20_000 }, (_none, i) => [`field${i}`, 1]));
  const bodies = [
    await api.as(anyone).post('/v1/holds', strange),
    await api.as(anyone).post('/v1/holds', { ['x'.repeat(500_000)]: 1 }),
    await api.as(patient).post('/v1/me/payments', { invoices: Array.from({ length: 20_000 }, () => 1) }),
  ];
  for (const { status, body } of bodies) {
    assert.equal(status, 400);
    assert.ok(body.errors.length >= 1 && body.errors.length <= 100, `${body.errors.length} errors`);
    assert.ok(JSON.stringify(body).length < 100_000, 'a mistake costs us no more than it cost them');
  }
});
