import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic, type Who } from '../../testing/clinic.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { sweepHolds } from './sweep-holds.ts';
import { problemOf } from '../../testing/problem-of.ts';

const tuesday = '2027-03-02';
const wish = (start: string, more: object = {}) => ({
  appointmentTypeId: types.visit,
  locationId: locations.toronto,
  start: `${tuesday}T${start}:00-05:00`,
  ...more,
});
const ada = { practitionerId: practitioners.ada };
const hold = ({ api }: Clinic, who: Who, body: object, headers?: Record<string, string>) =>
  api.as(who).post('/v1/holds', body, headers);

test('C5 keeps a slot for ten minutes for somebody who is not signed in', async (t) => {
  const own = await clinic(t);
  const first = await hold(own, own.anyone, wish('09:00', ada));
  assert.equal(first.status, 201);
  assert.deepEqual(
    [first.body.start, first.body.end, first.body.practitionerId, first.body.locationId, first.body.expiresAt],
    [
      `${tuesday}T09:00:00-05:00`,
      `${tuesday}T09:30:00-05:00`,
      practitioners.ada,
      locations.toronto,
      '2027-03-01T15:10:00.000Z',
    ],
  );
  assert.match(first.body.token, /^[\w-]{43}$/);
  const second = await hold(own, own.otherPatient, wish('09:00', ada));
  assert.equal(problemOf(second), '409 slot-taken');
  assert.deepEqual(
    second.body.alternatives,
    ['09:30', '10:00', '10:30', '11:00', '11:30'].map((time) => `${tuesday}T${time}:00-05:00`),
  );
  own.clock.advance(10 * 60_000);
  assert.equal(
    (await hold(own, own.otherPatient, wish('09:00', ada))).status,
    201,
    'the claims of an expired hold are taken over',
  );
});

test('C5 a repeated request gives the same hold and its token again', async (t) => {
  const own = await clinic(t);
  const key = { 'Idempotency-Key': 'the-same-wish' };
  const first = await hold(own, own.anyone, wish('09:00', ada), key);
  const again = await hold(own, own.anyone, wish('09:00', ada), key);
  assert.deepEqual(again.body, first.body);
  const rows = await (await own.caller()).db.IdempotencyKey.find();
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(first.body.token));
});

test('C5 renews a hold for an hour in all, with the draft of the note, and gives it back', async (t) => {
  const own = await clinic(t);
  const { id, token } = (await hold(own, own.anyone, wish('09:00', ada))).body;
  const renew = (body?: object) => own.api.as(own.anyone).patch(`/v1/holds/${id}`, body, { 'Portico-Hold': token });
  own.clock.advance(9 * 60_000);
  assert.equal((await renew({ reason: 'My knee' })).body.expiresAt, '2027-03-01T15:19:00.000Z');
  for (let minutes = 0; minutes < 45; minutes += 9) {
    own.clock.advance(9 * 60_000);
    assert.equal((await renew()).body.reason, 'My knee');
  }
  assert.equal((await renew()).body.expiresAt, '2027-03-01T16:00:00.000Z', 'an hour after it began');
  own.clock.advance(6 * 60_000);
  assert.equal(problemOf(await renew()), '409 hold-expired');

  const other = (await hold(own, own.anyone, wish('10:00', ada))).body;
  const release = () => own.api.as(own.anyone).delete(`/v1/holds/${other.id}`, { 'Portico-Hold': other.token });
  assert.equal((await release()).status, 204);
  assert.equal(problemOf(await release()), '404 not-found');
  assert.equal((await hold(own, own.patient, wish('10:00', ada))).status, 201);
});

test('C5 a hold belongs to its patient, or to whoever has its token', async (t) => {
  const own = await clinic(t);
  const stranger = await clinic(t);
  const guest = (await hold(own, own.anyone, wish('09:00', ada))).body;
  const mine = (await hold(own, own.patient, wish('10:00', ada))).body;
  assert.equal(mine.token, undefined);
  const refusals = [
    own.api.as(own.anyone).patch(`/v1/holds/${guest.id}`, {}),
    own.api.as(own.anyone).patch(`/v1/holds/${guest.id}`, {}, { 'Portico-Hold': `${guest.token}x` }),
    own.api.as(own.anyone).patch(`/v1/holds/${mine.id}`, {}, { 'Portico-Hold': guest.token }),
    own.api.as(own.otherPatient).delete(`/v1/holds/${mine.id}`),
    own.api.as(own.staff).delete(`/v1/holds/${mine.id}`),
    stranger.api.as(stranger.patient).delete(`/v1/holds/${mine.id}`),
    stranger.api.as(stranger.anyone).patch(`/v1/holds/${guest.id}`, {}, { 'Portico-Hold': guest.token }),
  ];
  for (const refusal of refusals) assert.equal(problemOf(await refusal), '404 not-found');
  assert.equal((await own.api.as(own.patient).patch(`/v1/holds/${mine.id}`, {})).status, 200);
  assert.equal(
    (await own.api.as(own.patient).patch(`/v1/holds/${guest.id}`, {}, { 'Portico-Hold': guest.token })).status,
    200,
    'signed in meanwhile',
  );
});

test('C5 with any practitioner, the least booked of the day is chosen, then the organization’s order', async (t) => {
  const own = await clinic(t);
  const chosen = async (start: string) => (await hold(own, own.anyone, wish(start))).body.practitionerId;
  assert.equal(await chosen('10:00'), practitioners.ben, 'by name');
  assert.equal(await chosen('10:30'), practitioners.ada, 'Ben takes three quarters of an hour');
  assert.equal(await chosen('11:30'), practitioners.ben);
  assert.equal(await chosen('13:30'), practitioners.ada, 'she has one, he has two');
  await own.api.as(own.staff).patch(`/v1/admin/practitioners/${practitioners.ben}`, { position: 1 });
  assert.equal(await chosen('14:00'), practitioners.ada, 'both have two: order');
});

test('C5 refuses a time that is not offered', async (t) => {
  const own = await clinic(t);
  const refusal = async (body: object) => problemOf(await hold(own, own.patient, body));
  assert.equal(await refusal(wish('09:10', ada)), '409 slot-taken', 'beside the grid');
  assert.equal(await refusal(wish('20:00', ada)), '409 slot-taken', 'after hours');
  assert.equal(
    await refusal({ ...wish('09:00', ada), start: '2027-03-01T09:00:00-05:00' }),
    '409 slot-not-offered',
    'past',
  );
  assert.equal(
    await refusal(wish('09:00', { practitionerId: practitioners.cleo })),
    '409 slot-not-offered',
    'not offered by her',
  );
  assert.equal(await refusal(wish('09:00', { locationId: types.visit })), '404 not-found');
  assert.equal(await refusal({ ...wish('09:00'), start: 'soon' }), '400 invalid-request');
  assert.equal(await refusal({ ...wish('09:00'), start: '9999-12-31T23:59:00Z' }), '400 invalid-request');
  assert.equal(await refusal({ ...wish('09:00'), start: '2199-12-31T23:59:00Z' }), '409 slot-not-offered');
  assert.equal(await refusal({ ...wish('09:00'), organizationId: own.organizationId }), '400 invalid-request');
});

test('C5 caps the live holds of one person and of one network', async (t) => {
  const own = await clinic(t);
  const starts = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '13:00', '13:30', '14:00'];
  const answers = [];
  for (const start of starts) answers.push(await hold(own, own.patient, wish(start, ada)));
  assert.deepEqual(
    answers.map((one) => one.status),
    [...Array.from({ length: 8 }, () => 201), 429],
  );
  assert.equal(answers.at(-1)?.headers.get('Retry-After'), '600');
  const hours = ['09', '10', '11', '13', '14', '15', '16'].flatMap((hour) => [`${hour}:00`, `${hour}:30`]);
  const wishes = ['03', '04', '05'].flatMap((day) =>
    hours.map((start) => ({ ...wish(start, ada), start: `2027-03-${day}T${start}:00-05:00` })),
  );
  const statuses = [];
  for (const one of wishes.slice(0, 41)) statuses.push((await hold(own, own.anyone, one)).status);
  assert.deepEqual([new Set(statuses.slice(0, 40)), statuses.at(-1)], [new Set([201]), 429]);
});

test('C5 expired holds are swept after a day', async (t) => {
  const own = await clinic(t);
  await hold(own, own.patient, wish('09:00', ada));
  const { db } = await own.caller();
  own.clock.advance(24 * 3_600_000);
  await sweepHolds(own.portico.runtime);
  assert.deepEqual([await db.Hold.count(), await db.Claim.count()], [1, 6]);
  own.clock.advance(11 * 60_000);
  await sweepHolds(own.portico.runtime);
  assert.deepEqual([await db.Hold.count(), await db.Claim.count()], [0, 0]);
});

test('C7 scheduling.showBookedSlots off: whoever asks for every time hears the same of taken ones and of ones that aren’t offered', async (t) => {
  const own = await clinic(t);
  assert.equal((await hold(own, own.otherPatient, wish('10:00', ada))).status, 201);
  const answer = async (who: Who, time: string) => {
    const { status, body } = await hold(own, who, wish(time, ada));
    return [status, { ...body, instance: null, requestId: null }];
  };
  for (const who of [own.anyone, own.patient]) {
    const taken = await answer(who, '10:00');
    assert.deepEqual([taken[0], problemOf(await hold(own, who, wish('10:00', ada)))], [409, '409 slot-taken']);
    for (const never of ['10:10', '09:50', '12:30', '20:00']) {
      const [status, body] = await answer(who, never);
      assert.deepEqual([status, Object.keys(body), body.type, body.detail], [taken[0], Object.keys(taken[1]), taken[1].type, taken[1].detail], never);
      assert.ok(body.alternatives.length > 0);
    }
  }
  await changeSettingsBy(own, { 'scheduling.showBookedSlots': true });
  assert.equal(problemOf(await hold(own, own.patient, wish('10:10', ada))), '409 slot-not-offered', 'where taken times are shown there is nothing to hide');
});
