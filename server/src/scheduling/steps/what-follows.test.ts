import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { book as bookAsGuest, on as publicBooking, proved } from '../guests/testing.ts';

const wish = (start: string, more: object = {}) => ({ appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada, start: `2027-03-04T${start}:00-05:00`, ...more });
const withBen = { practitionerId: practitioners.ben };

async function stepsOf({ api, patient }: Clinic, body: object) {
  const maya = api.as(patient);
  const held = await maya.post('/v1/holds', body);
  const steps = (await maya.get(`/v1/holds/${held.body.id}/steps`)).body;
  return { id: held.body.id, ...steps };
}
const untilOf = async (own: Clinic, body: object) => {
  const { cancelUntil, rescheduleUntil } = await stepsOf(own, body);
  return [cancelUntil, rescheduleUntil];
};

test('C5 whoever books is told which of their own visits stand at the same time, and may book all the same', async (t) => {
  const own = await clinic(t);
  const maya = own.api.as(own.patient);
  const first = await stepsOf(own, wish('10:00'));
  assert.deepEqual(first.overlaps, []);
  const visit = (await maya.post('/v1/appointments', { holdId: first.id })).body;
  const second = await stepsOf(own, wish('10:00', withBen));
  assert.deepEqual(second.overlaps, [{ id: visit.id, start: '2027-03-04T10:00:00-05:00' }]);
  assert.deepEqual((await stepsOf(own, wish('11:00', withBen))).overlaps, [], 'another time');
  assert.equal((await maya.post('/v1/appointments', { holdId: second.id })).status, 201);
  const noah = own.api.as(own.otherPatient);
  const his = (await noah.post('/v1/holds', wish('10:30'))).body;
  assert.deepEqual((await noah.get(`/v1/holds/${his.id}/steps`)).body.overlaps, [], 'never somebody else’s');
});

test('C4 a visit that is moved doesn’t stand in its own way, and its other visits are told of', async (t) => {
  const own = await clinic(t);
  const maya = own.api.as(own.patient);
  const old = (await maya.post('/v1/appointments', { holdId: (await stepsOf(own, wish('09:00', { appointmentTypeId: types.massage }))).id })).body;
  const moving = { appointmentTypeId: types.massage, movesAppointmentId: old.id };
  assert.deepEqual((await stepsOf(own, wish('09:30', moving))).overlaps, []);
  await maya.post('/v1/appointments', { holdId: (await stepsOf(own, wish('11:00', withBen))).id });
  assert.equal((await stepsOf(own, wish('11:00', moving))).overlaps.length, 1);
});

test('C8 a guest hears nothing of visits that their contact has', async (t) => {
  const own = await clinic(t, publicBooking);
  const first = await proved(own, 'gus.okoro@example.org', '10:00');
  assert.equal((await bookAsGuest(own, first)).status, 201);
  const anyone = own.api.as(own.anyone);
  const held = (await anyone.post('/v1/holds', wish('09:00', { ...withBen, start: '2027-03-02T10:00:00-05:00' }))).body;
  assert.deepEqual((await anyone.get(`/v1/holds/${held.id}/steps`, { 'Portico-Hold': held.token })).body.overlaps, []);
});

test('C3 scheduling.priorToCancel scheduling.priorToReschedule are told before booking, a type’s own before the clinic’s', async (t) => {
  const own = await clinic(t, { 'scheduling.priorToCancel': { value: 1, unit: 'days' }, 'scheduling.priorToReschedule': { value: 6, unit: 'hours' } });
  assert.deepEqual(await untilOf(own, wish('09:00')), ['2027-03-03T09:00:00-05:00', '2027-03-04T03:00:00-05:00']);
  await own.api.as(own.staff).patch(`/v1/admin/appointment-types/${types.visit}`, { priorToCancel: { value: 2, unit: 'days' } });
  assert.deepEqual(await untilOf(own, wish('10:00')), ['2027-03-02T10:00:00-05:00', '2027-03-04T04:00:00-05:00']);
  await own.api.as(own.staff).patch(`/v1/admin/appointment-types/${types.visit}`, { priorToReschedule: { value: 1, unit: 'hours' } });
  assert.deepEqual(await untilOf(own, wish('11:00')), ['2027-03-02T11:00:00-05:00', '2027-03-04T10:00:00-05:00']);
});

test('C3 what can’t be cancelled or moved online any more has no such moment', async (t) => {
  const own = await clinic(t, { 'scheduling.allowedReschedules': 0, 'scheduling.priorToCancel': { value: 60, unit: 'days' } });
  assert.deepEqual(await untilOf(own, wish('09:00')), [null, null]);
});
