import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic, type Who } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { problemOf } from '../../testing/problem-of.ts';
import { wish } from '../testing.ts';

const hold = (own: Clinic, who: Who, body: object) => own.api.as(who).post('/v1/holds', body);
async function book(own: Clinic, who: Who, body: object) {
  const answer = await hold(own, who, body);
  return answer.status === 201 ? own.api.as(who).post('/v1/appointments', { holdId: answer.body.id }) : answer;
}
const names = async (own: Clinic, who: Who, path = '/v1/appointment-types') =>
  (await own.api.as(who).get(path)).body.data.map((one: { name: string }) => one.name).sort();
const free = async (own: Clinic, who: Who) => {
  const query = `appointmentTypeId=${types.visit}&locationId=${locations.toronto}&from=2027-03-04&to=2027-03-04`;
  return (await own.api.as(who).get(`/v1/slots?${query}`)).body.data.length;
};
const setType = (own: Clinic, change: object) => own.api.as(own.staff).patch(`/v1/admin/appointment-types/${types.visit}`, change);
const setPatient = (own: Clinic, change: object) => own.api.as(own.staff).patch(`/v1/admin/patients/${own.patient.patient}`, change);

test('C20 scheduling.selfBooking off: patients see and cancel, but neither book nor move', async (t) => {
  const own = await clinic(t);
  const { body } = await book(own, own.patient, wish('2027-03-04T09:00'));
  await changeSettingsBy(own, { 'scheduling.selfBooking': false });
  assert.deepEqual([await names(own, own.patient), await free(own, own.patient)], [[], 0]);
  const refused = await hold(own, own.patient, wish('2027-03-04T10:00'));
  assert.deepEqual([problemOf(refused), refused.body.phone], ['409 act-refused self-booking-off', '+14165550142']);
  assert.equal(problemOf(await hold(own, own.patient, wish('2027-03-04T10:00', { movesAppointmentId: body.id }))), '409 act-refused self-booking-off');
  const anonymous = (await hold(own, own.anyone, wish('2027-03-04T10:00'))).body;
  const around = await own.api.as(own.patient).post('/v1/appointments', { holdId: anonymous.id }, { 'Portico-Hold': anonymous.token });
  assert.equal(problemOf(around), '409 act-refused self-booking-off', 'nor by a hold made before signing in');
  assert.equal((await own.api.as(own.patient).post(`/v1/appointments/${body.id}/cancel`)).status, 200);
});

test('C20 a patient may be set otherwise than scheduling.selfBooking says, both ways', async (t) => {
  const own = await clinic(t);
  const changed = await setPatient(own, { selfBooking: false });
  assert.deepEqual([changed.status, changed.body.selfBooking], [200, false]);
  assert.equal(problemOf(await hold(own, own.patient, wish('2027-03-04T09:00'))), '409 act-refused self-booking-off');
  assert.equal((await hold(own, own.otherPatient, wish('2027-03-04T09:00'))).status, 201);
  await changeSettingsBy(own, { 'scheduling.selfBooking': false });
  await setPatient(own, { selfBooking: true });
  assert.equal((await book(own, own.patient, wish('2027-03-04T10:00'))).status, 201);
  assert.equal((await setPatient(own, { selfBooking: null })).body.selfBooking, null);
});

test('C20 a type for existing patients wants a visit that took place, or staff’s word', async (t) => {
  const own = await clinic(t);
  await setType(own, { bookableBy: 'existing' });
  const isListed = async (who: Who) => (await names(own, who)).includes('Visit');
  assert.deepEqual([await isListed(own.patient), await isListed(own.anyone), await free(own, own.patient)], [false, true, 0]);
  assert.equal(problemOf(await hold(own, own.patient, wish('2027-03-04T09:00'))), '409 act-refused existing-only');
  const record = { patientId: own.patient.patient, ...wish('2027-02-01T09:00'), status: 'fulfilled' };
  assert.equal((await own.api.as(own.staff).post('/v1/admin/appointments', record)).status, 201);
  assert.equal((await book(own, own.patient, wish('2027-03-04T09:00'))).status, 201);
  await setPatient(own, { existing: false });
  assert.equal(problemOf(await hold(own, own.patient, wish('2027-03-04T10:00'))), '409 act-refused existing-only');
});

test('C20 a type for new patients is for nobody who has been here', async (t) => {
  const own = await clinic(t);
  await setType(own, { bookableBy: 'new' });
  const first = await book(own, own.patient, wish('2027-03-04T09:00'));
  assert.equal(first.status, 201);
  await setPatient(own, { existing: true });
  assert.equal(problemOf(await hold(own, own.patient, wish('2027-03-04T10:00'))), '409 act-refused new-only');
  const moved = await hold(own, own.patient, wish('2027-03-04T10:00', { movesAppointmentId: first.body.id }));
  assert.equal(moved.status, 201, 'what was booked may still be moved');
  assert.deepEqual(await names(own, own.patient, `/v1/locations?appointmentTypeId=${types.visit}`), []);
});

test('C20 a type that is booked by phone is listed as such, and has no times', async (t) => {
  const own = await clinic(t);
  const booked = (await book(own, own.patient, wish('2027-03-04T10:00'))).body;
  await setType(own, { bookableBy: 'call' });
  for (const who of [own.patient, own.anyone]) {
    const { data } = (await own.api.as(who).get('/v1/appointment-types')).body;
    assert.equal(data.find((one: { name: string }) => one.name === 'Visit').bookableBy, 'call');
    assert.equal(await free(own, who), 0);
  }
  assert.equal(problemOf(await hold(own, own.patient, wish('2027-03-04T09:00'))), '409 act-refused call');
  assert.equal(problemOf(await hold(own, own.anyone, wish('2027-03-04T09:00'))), '409 slot-not-offered');
  assert.equal((await own.api.as(own.patient).get(`/v1/me/appointments/${booked.id}`)).body.refusals.reschedule, 'self-booking-off');
});

test('C20 identity.openBookings caps what one person may have booked, also in a race; moving is no booking', async (t) => {
  const own = await clinic(t, { 'identity.openBookings': 2 });
  const first = (await book(own, own.patient, wish('2027-03-04T09:00'))).body;
  const held = await Promise.all(['10:00', '11:00', '14:00'].map((time) => hold(own, own.patient, wish(`2027-03-04T${time}`))));
  const answers = await Promise.all(held.map(({ body }) => own.api.as(own.patient).post('/v1/appointments', { holdId: body.id })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409]);
  const refused = answers.find(({ status }) => status === 409);
  assert.deepEqual([refused?.body.type, refused?.body.limit], ['urn:portico:problem:too-many-bookings', 2]);
  assert.equal(problemOf(await hold(own, own.patient, wish('2027-03-05T09:00'))), '409 too-many-bookings');
  assert.equal((await hold(own, own.patient, wish('2027-03-05T09:00', { movesAppointmentId: first.id }))).status, 201);
  const staff = await own.api.as(own.staff).post('/v1/admin/appointments', { patientId: own.patient.patient, ...wish('2027-03-08T09:00') });
  assert.equal(staff.status, 201, 'the clinic books as it likes');
  assert.equal((await own.api.as(own.patient).post(`/v1/appointments/${first.id}/cancel`)).status, 200);
  assert.equal((await book(own, own.patient, wish('2027-03-05T10:00'))).status, 201);
});

test('C20 practitioner.bookInPortal off: nobody books them, and nobody moves to them', async (t) => {
  const own = await clinic(t);
  const booked = (await book(own, own.patient, wish('2027-03-04T10:00'))).body;
  await own.api.as(own.staff).patch(`/v1/admin/practitioners/${practitioners.ada}`, { bookInPortal: false });
  assert.equal(problemOf(await hold(own, own.patient, wish('2027-03-04T11:00'))), '409 slot-not-offered');
  assert.equal(problemOf(await hold(own, own.patient, wish('2027-03-04T11:00', { movesAppointmentId: booked.id }))), '409 slot-not-offered');
  const toBen = await hold(own, own.patient, wish('2027-03-04T11:00', { movesAppointmentId: booked.id, practitionerId: practitioners.ben }));
  assert.equal(toBen.status, 201);
});
