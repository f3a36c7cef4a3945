import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { sweepRegistrations } from './sweep-registrations.ts';
import { goodPassword, register, start } from './testing.ts';

test('B7 an address that became no patient’s is forgotten a day later, with its codes', async (t) => {
  const own = await clinic(t, { 'general.publicSignup': true });
  // Long ago: the check of plans fills the tables with later rows, and few are ever due at once.
  own.clock.set('2027-02-01T15:00:00.000Z');
  await register(own, `ines@${own.slug}.example`);
  await start(own, `passer-by@${own.slug}.example`);
  const { db } = await own.caller();
  const left = async () => [await db.Registration.count({ state: 'completed' }), await db.Registration.count({ state: 'started' }), await db.Verification.count()];
  await sweepRegistrations(own.portico.runtime);
  assert.deepEqual(await left(), [1, 1, 2]);
  own.clock.advance(25.5 * 3_600_000);
  await sweepRegistrations(own.portico.runtime);
  assert.deepEqual(await left(), [0, 0, 0]);
  assert.equal((await own.api.signIn('newcomer', { password: goodPassword }).then((one) => one.get('/v1/me'))).status, 200);
});
