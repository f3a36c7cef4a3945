import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../../testing/clinic.ts';
import { locations, types } from '../../testing/fixture-scheduling.ts';

const start = '2027-03-08T10:00:00-05:00';
const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, start };

test('C5 whoever holds a time is told what it still needs, and nobody else is', async (t) => {
  const { api, patient, otherPatient, anyone } = await clinic(t);
  const held = await api.as(anyone).post('/v1/holds', wish);
  const path = `/v1/holds/${held.body.id}/steps`;
  const told = await api.as(anyone).get(path, { 'Portico-Hold': held.body.token });
  assert.equal(told.status, 200);
  const asked = { missing: ['sign-in'], reason: true, consent: null, card: null, forms: [], coverage: null, contact: null };
  const aDayBefore = '2027-03-07T10:00:00-05:00';
  assert.deepEqual(told.body, { ...asked, overlaps: [], cancelUntil: aDayBefore, rescheduleUntil: aDayBefore });
  const asPatient = await api.as(patient).get(path, { 'Portico-Hold': held.body.token });
  assert.deepEqual(asPatient.body.missing, []);
  for (const who of [anyone, patient, otherPatient]) assert.equal((await api.as(who).get(path)).status, 404);
});

test('C12 scheduling.reasonForAppointment says whether a reason is asked for', async (t) => {
  const { api, patient } = await clinic(t, { 'scheduling.reasonForAppointment': false });
  const held = await api.as(patient).post('/v1/holds', wish);
  assert.equal((await api.as(patient).get(`/v1/holds/${held.body.id}/steps`)).body.reason, false);
});

test('C5 the steps of a hold that has run out say so', async (t) => {
  const { api, patient, clock } = await clinic(t);
  const held = await api.as(patient).post('/v1/holds', wish);
  clock.advance(11 * 60_000);
  const late = await api.as(patient).get(`/v1/holds/${held.body.id}/steps`);
  assert.deepEqual([late.status, late.body.type], [409, 'urn:portico:problem:hold-expired']);
});
