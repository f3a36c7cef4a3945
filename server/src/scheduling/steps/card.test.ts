import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { unscopedDb } from '../../db/scoped.ts';
import { clinic, type Clinic, type Who } from '../../testing/clinic.ts';
import { locations, types } from '../../testing/fixture-scheduling.ts';
import { book, holdTime, on, proved } from '../guests/testing.ts';

const required = { 'scheduling.requireCard': true };
const wishAt = (hour: number) => ({ appointmentTypeId: types.visit, locationId: locations.toronto, start: `2027-03-08T${String(hour).padStart(2, '0')}:00:00-05:00` });
const setups = (id: string) => `/v1/holds/${id}/payment-methods/setups`;

async function held({ api }: Clinic, who: Who, hour = 10): Promise<string> {
  const { body } = await api.as(who).post('/v1/holds', wishAt(hour));
  return body.id;
}

const saved = async ({ api }: Clinic, who: Who, card = 'pm_test_ok'): Promise<string> =>
  (await api.as(who).post('/v1/me/payment-methods/setups', { paymentMethodId: card })).body.paymentMethod.id;

const cardOf = async (own: Clinic, appointmentId: string) => (await (await own.caller()).db.AppointmentCard.one({ appointmentId }))?.paymentMethodId;

test('C12 scheduling.requireCard books only with a saved card, which stays with the appointment', async (t) => {
  const own = await clinic(t, required);
  const maya = own.api.as(own.patient);
  const holdId = await held(own, own.patient);
  const steps = async () => (await maya.get(`/v1/holds/${holdId}/steps`)).body;
  assert.deepEqual([(await steps()).missing, (await steps()).card], [['card'], { required: true }]);
  const refused = await maya.post('/v1/appointments', { holdId });
  assert.deepEqual([refused.status, refused.body.missing], [409, ['card']]);
  const begun = await maya.post(setups(holdId), { paymentMethodId: 'pm_test_ok' });
  assert.deepEqual([begun.status, begun.body.status], [201, 'succeeded']);
  assert.deepEqual((await steps()).missing, []);
  const booked = await maya.post('/v1/appointments', { holdId, paymentMethodId: begun.body.paymentMethod.id });
  assert.equal(booked.status, 201);
  assert.equal(await cardOf(own, booked.body.id), begun.body.paymentMethod.id);
  const seen = await own.api.as(own.staff).get(`/v1/admin/appointments/${booked.body.id}`);
  assert.deepEqual([seen.body.card, seen.body.coverage], [{ brand: 'visa', last4: '4242' }, null]);
});

test('C12 scheduling.requireCard takes the latest card where none is named, and at its location only', async (t) => {
  const own = await clinic(t);
  await saved(own, own.patient, 'pm_test_ok');
  const latest = await saved(own, own.patient, 'pm_test_ok');
  const maya = own.api.as(own.patient);
  const { body: settings } = await own.api.as(own.staff).get(`/v1/admin/settings?locationId=${locations.toronto}`);
  const set = await own.api.as(own.staff).patch(`/v1/admin/settings?locationId=${locations.toronto}`, { values: required }, { 'If-Match': `"${settings.version}"` });
  assert.equal(set.status, 200);
  const booked = await maya.post('/v1/appointments', { holdId: await held(own, own.patient) });
  assert.equal(await cardOf(own, booked.body.id), latest);
  const elsewhere = await clinic(t);
  await saved(elsewhere, elsewhere.patient);
  const free = await elsewhere.api.as(elsewhere.patient).post('/v1/appointments', { holdId: await held(elsewhere, elsewhere.patient) });
  assert.equal(await cardOf(elsewhere, free.body.id), undefined, 'nobody asked for one');
});

test('C12 scheduling.requireCard takes neither somebody else’s card nor one that has expired or was removed', async (t) => {
  const own = await clinic(t, required);
  const maya = own.api.as(own.patient);
  const others = await saved(own, own.otherPatient);
  const holdId = await held(own, own.patient);
  assert.equal((await maya.post('/v1/appointments', { holdId, paymentMethodId: others })).status, 404);
  const mine = await saved(own, own.patient);
  const { db } = await own.caller();
  await tx(() => db.PaymentMethod.update({ id: mine }, { expYear: 2020 }));
  assert.deepEqual((await maya.post('/v1/appointments', { holdId, paymentMethodId: mine })).body.missing, ['card']);
  assert.deepEqual((await maya.post('/v1/appointments', { holdId })).body.missing, ['card']);
  await maya.delete(`/v1/me/payment-methods/${mine}`);
  assert.equal((await maya.post('/v1/appointments', { holdId, paymentMethodId: mine })).status, 404);
});

test('C12 scheduling.requireCard at a clinic that has lost its gateway books nothing online', async (t) => {
  const own = await clinic(t, required);
  await saved(own, own.patient);
  await tx(() => unscopedDb.Organization.update({ id: own.organizationId }, { gateway: 'none' }));
  const refused = await own.api.as(own.patient).post('/v1/appointments', { holdId: await held(own, own.patient) });
  assert.deepEqual(refused.body.missing, ['card']);
});

test('C12 scheduling.requireCard asks guests too, once they have proved their contact', async (t) => {
  const own = await clinic(t, { ...required, ...on });
  const stranger = own.api.as(own.anyone);
  const early = await holdTime(own, '11:00');
  assert.deepEqual((await stranger.post(setups(early.id), {}, early.headers)).body.missing, ['contact']);
  assert.deepEqual((await stranger.get(`/v1/holds/${early.id}/payment-methods`, early.headers)).body.data, []);
  const { id, headers } = await proved(own, 'gus@example.org');
  assert.deepEqual((await book(own, { id, headers })).body.missing, ['card']);
  assert.equal((await stranger.post(setups(id), {})).status, 404, 'without the token');
  const begun = (await stranger.post(setups(id), {}, headers)).body;
  const path = `${setups(id)}/${begun.id}`;
  const asked = await stranger.post(`${path}/confirm`, { clientSecret: begun.clientSecret, paymentMethodId: 'pm_test_3ds' }, headers);
  assert.equal(asked.body.awaits, 'authentication');
  assert.equal((await stranger.post(`${setups(early.id)}/${begun.id}/refresh`, undefined, early.headers)).status, 409);
  await stranger.post(`${path}/confirm`, { clientSecret: begun.clientSecret }, headers);
  const { body } = await stranger.post(`${path}/refresh`, undefined, headers);
  assert.equal(body.status, 'succeeded');
  assert.deepEqual((await stranger.get(`/v1/holds/${id}/payment-methods`, headers)).body.data, [body.paymentMethod]);
  const booked = await book(own, { id, headers }, undefined, { paymentMethodId: body.paymentMethod.id });
  assert.equal(booked.status, 201);
  assert.equal(await cardOf(own, booked.body.id), body.paymentMethod.id);
});

test('D3 nobody tries card after card', async (t) => {
  const own = await clinic(t);
  const { runtime } = own.portico;
  const maya = own.api.as(own.patient);
  const tried = [];
  for (let n = 0; n < 11; n += 1) tried.push((await maya.post('/v1/me/payment-methods/setups', { paymentMethodId: 'pm_test_declined' })).status);
  assert.deepEqual(tried.slice(9), runtime.config.THROTTLES === 'off' ? [201, 201] : [201, 429]);
});

test('C12 scheduling.applyDefaultInsurance puts the patient’s default insurance on what they book; a move takes it along', async (t) => {
  const own = await clinic(t, { 'scheduling.applyDefaultInsurance': true });
  const { api, staff, patient } = own;
  const path = `/v1/admin/patients/${patient.patient}/coverages`;
  const first = (await api.as(staff).post(path, { payer: 'Blue Shield', plan: 'Gold', isDefault: true })).body;
  const other = (await api.as(staff).post(path, { payer: 'Sun Mutual' })).body;
  const maya = api.as(patient);
  const holdId = await held(own, patient);
  assert.deepEqual((await maya.get(`/v1/holds/${holdId}/steps`)).body.coverage, { id: first.id, payer: 'Blue Shield', plan: 'Gold' });
  const { db } = await own.caller();
  const coverageOf = async (appointmentId: string) => (await db.AppointmentCoverage.one({ appointmentId }))?.coverageId;
  const booked = (await maya.post('/v1/appointments', { holdId })).body;
  assert.equal(await coverageOf(booked.id), first.id);
  const named = await maya.post('/v1/appointments', { holdId: await held(own, patient, 11), coverageId: other.id });
  assert.equal(await coverageOf(named.body.id), other.id);
  const move = await maya.post('/v1/holds', { ...wishAt(13), movesAppointmentId: booked.id });
  const moved = await maya.post(`/v1/appointments/${booked.id}/reschedule`, { holdId: move.body.id });
  assert.deepEqual([moved.status, await coverageOf(moved.body.id)], [200, first.id]);
  const seen = await api.as(staff).get(`/v1/admin/appointments/${moved.body.id}`);
  assert.deepEqual(seen.body.coverage, { id: first.id, payer: 'Blue Shield', plan: 'Gold', memberId: null });
  assert.equal((await maya.post('/v1/appointments', { holdId: await held(own, patient, 14), coverageId: types.visit })).status, 404);
});

test('C12 scheduling.applyDefaultInsurance off, or for a guest, puts no insurance on a booking', async (t) => {
  const own = await clinic(t, { ...on });
  const path = `/v1/admin/patients/${own.patient.patient}/coverages`;
  const { body } = await own.api.as(own.staff).post(path, { payer: 'Blue Shield', isDefault: true });
  const maya = own.api.as(own.patient);
  const holdId = await held(own, own.patient);
  assert.equal((await maya.get(`/v1/holds/${holdId}/steps`)).body.coverage, null);
  const { db } = await own.caller();
  assert.equal((await maya.post('/v1/appointments', { holdId })).status, 201);
  const guest = await proved(own, 'guest-without-insurance@example.org');
  assert.equal((await book(own, guest, undefined, { coverageId: body.id })).status, 404);
  assert.equal(await db.AppointmentCoverage.count(), 0);
});
