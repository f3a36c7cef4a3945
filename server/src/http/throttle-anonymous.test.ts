import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unscopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { clinic } from '../testing/clinic.ts';
import { locations, types } from '../testing/fixture-scheduling.ts';
import { newDevice, sessionClient } from '../testing/http-client.ts';
import { networkOf } from './network.ts';

const never = { appointmentTypeId: types.visit, locationId: locations.toronto, start: '2027-03-02T03:00:00-05:00' };

test('I6 whatever a stranger tries is counted, refused or not, and beyond the limit leaves nothing behind', async (t) => {
  const own = await clinic(t);
  const { db } = await own.caller();
  const stranger = own.api.as(own.anyone);
  const refused = await stranger.post('/v1/holds', never, { 'Idempotency-Key': 'the-first-try' });
  assert.equal(refused.status, 409);
  const counted = await tx(() => unscopedDb.Throttle.update({ points: 1 }, { points: 300 }));
  assert.equal(counted, 1, 'the refusal was counted though it was rolled back');
  const answers = [
    await stranger.post('/v1/holds', never, { 'Idempotency-Key': 'the-second-try' }),
    await stranger.post('/v1/appointments', { holdId: types.visit }, { 'Idempotency-Key': 'the-third-try' }),
    await stranger.post('/v1/sessions/factors', { pendingToken: 'x', code: '123456' }),
    await sessionClient(own.url, own.url, await newDevice(), {
      headers: { Origin: own.origin, 'Portico-Key': own.publishableKey },
    }).post('/v1/sessions/factors', { pendingToken: 'x', code: '123456' }),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [429, 429, 429, 429],
  );
  assert.deepEqual([await db.IdempotencyKey.count(), await db.DpopId.count()], [1, 0]);
  assert.equal((await own.api.as(own.patient).post('/v1/holds', never)).status, 409, 'who is signed in goes on');
});

test('I6 addresses that one customer is given count as one network, however they are written', () => {
  assert.equal(networkOf('2600:3c00::f03c:91ff:fe00:1'), networkOf('2600:3c00::1:2:3:4'));
  assert.equal(networkOf('2001:db8::1'), networkOf('2001:db8:0:0:ffff::2'));
  assert.notEqual(networkOf('2001:db8:0:100::1'), networkOf('2001:db8::1'));
  assert.equal(networkOf('::ffff:203.0.113.7'), networkOf('203.0.113.7'));
  assert.equal(networkOf('fe80::1%eth0'), networkOf('fe80::2'));
});

test('H1 a repeat of somebody’s booking without their hold’s token isn’t answered', async (t) => {
  const own = await clinic(t);
  const key = { 'Idempotency-Key': 'a-key-that-leaked' };
  const stranger = own.api.as(own.anyone);
  const { id, token } = (await stranger.post('/v1/holds', { ...never, start: '2027-03-02T09:00:00-05:00' })).body;
  const first = await stranger.post('/v1/appointments', { holdId: id }, { ...key, 'Portico-Hold': token });
  assert.deepEqual([first.status, first.body.missing], [409, ['sign-in']]);
  assert.equal((await stranger.post('/v1/appointments', { holdId: id }, key)).status, 404);
});
