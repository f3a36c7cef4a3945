import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';

test('C8 B13 the token of a hold opens nothing of a patient who signed in and booked from it', async (t) => {
  const { api, anyone, patient } = await clinic(t);
  const stranger = api.as(anyone);
  const { data } = (await stranger.get(`/v1/slots?appointmentTypeId=${types.visit}&locationId=${locations.toronto}&practitionerId=${practitioners.ada}&from=2027-03-08&to=2027-03-12`)).body;
  const hold = (await stranger.post('/v1/holds', { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada, start: data[0].free[0] })).body;
  const proof = { 'Portico-Hold': hold.token };
  const booked = await api.as(patient).post('/v1/appointments', { holdId: hold.id, reason: 'Only mine' }, proof);
  assert.equal(booked.status, 201);
  const path = `/v1/appointments/${booked.body.id}`;
  assert.equal((await stranger.get(`${path}.ics`, proof)).status, 404);
  for (const act of ['cancel', 'confirm']) assert.equal((await stranger.post(`${path}/${act}`, {}, proof)).status, 404, act);
  const moving = await stranger.post('/v1/holds', { appointmentTypeId: types.visit, locationId: locations.toronto, start: data[1].free[0], movesAppointmentId: booked.body.id }, proof);
  assert.equal(moving.status, 404);
  assert.equal((await api.as(patient).post(`${path}/cancel`, {})).status, 200);
});
