import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { lapseRequests } from './lapse-requests.ts';
import { problemOf } from '../../testing/problem-of.ts';
import { book, wish } from '../testing.ts';
import { heard } from './testing.ts';
import { changeSettingsBy } from '../../testing/settings.ts';

const home = 'patient0@example.org';
const free = { 'scheduling.allowedReschedules': null, 'scheduling.priorToCancel': { value: 0, unit: 'hours' }, 'messaging.quietHours': null, 'scheduling.remindHoursBefore': [] };

/** An appointment that stands and the request to move it. */
async function asked(own: Clinic, to: string) {
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  await changeSettingsBy(own, { 'scheduling.autoAccept': false });
  const hold = await own.api.as(own.patient).post('/v1/holds', wish(to, { movesAppointmentId: id }));
  const { status, body } = await own.api.as(own.patient).post(`/v1/appointments/${id}/reschedule`, { holdId: hold.body.id });
  assert.deepEqual([status, body.status], [200, 'pending']);
  const known = new Set<string>();
  const told = await heard(own, home, known);
  return { old: String(id), request: String(body.id), known, told };
}

const statusOf = async (own: Clinic, id: string) => {
  const { body } = await own.api.as(own.staff).get(`/v1/admin/appointments/${id}`);
  return [body.status, body.endedBy];
};

test('C9 scheduling.autoAccept off: a move is a request, and the old appointment stands until it is accepted', async (t) => {
  const own = await clinic(t, free);
  const { old, request, known, told } = await asked(own, '2027-03-05T10:00');
  // What leaves at the same moment has no order.
  assert.equal(told.filter(({ text }) => /It isn’t moved yet.*\n(.*\n)*Stands as it is: Thursday.* 10:00/.test(text)).length, 1);
  const list = await own.api.as(own.staff).get('/v1/admin/requests');
  const [{ id, moveFrom }] = list.body.data;
  assert.deepEqual([id, moveFrom.id, moveFrom.start], [request, old, '2027-03-04T10:00:00-05:00']);
  assert.deepEqual(await statusOf(own, old), ['booked', null]);
  assert.equal((await own.api.as(own.staff).post(`/v1/admin/appointments/${request}/accept`)).status, 200);
  assert.deepEqual([await statusOf(own, old), await statusOf(own, request)], [['cancelled', 'moved'], ['booked', null]]);
  const decided = await heard(own, home, known);
  assert.equal(decided.length, 1);
  assert.match(decided[0]?.text ?? '', /The clinic accepted the new time; the old one is given up\.\n(.*\n)*Before: Thursday.* 10:00/);
  assert.equal((await own.api.as(own.otherPatient).post('/v1/holds', wish('2027-03-04T10:00'))).status, 201);
});

test('C9 accepting a move that overlaps the old time leaves the new one all of its time', async (t) => {
  const own = await clinic(t, free);
  const staff = own.api.as(own.staff);
  const { id } = (await staff.post('/v1/admin/appointments', { ...wish('2027-03-04T10:00'), patientId: own.patient.patient, durationMinutes: 60 })).body;
  await changeSettingsBy(own, { 'scheduling.autoAccept': false });
  const hold = await own.api.as(own.patient).post('/v1/holds', wish('2027-03-04T10:30', { movesAppointmentId: id }));
  assert.equal(hold.status, 201);
  const { body } = await own.api.as(own.patient).post(`/v1/appointments/${id}/reschedule`, { holdId: hold.body.id });
  assert.equal((await staff.post(`/v1/admin/appointments/${body.id}/accept`)).status, 200);
  assert.equal(problemOf(await own.api.as(own.otherPatient).post('/v1/holds', wish('2027-03-04T10:30'))), '409 slot-taken');
  assert.equal((await own.api.as(own.otherPatient).post('/v1/holds', wish('2027-03-04T10:00'))).status, 201);
});

test('C9 declining a move leaves the old appointment for good', async (t) => {
  const own = await clinic(t, free);
  const { old, request, known } = await asked(own, '2027-03-05T10:00');
  await own.api.as(own.staff).post(`/v1/admin/appointments/${request}/decline`, { note: 'Full that day' });
  assert.deepEqual([await statusOf(own, old), await statusOf(own, request)], [['booked', null], ['declined', 'api']]);
  const [told, ...more] = await heard(own, home, known);
  assert.match(told?.text ?? '', /Stands as it is: Thursday.* 10:00.*\nFrom the clinic: Full that day\n(.*\n)*Your appointment stands as it was\./);
  assert.deepEqual(more, []);
});

test('C9 a move that nobody answered leaves the old appointment', async (t) => {
  const own = await clinic(t, free);
  const { old, request, known } = await asked(own, '2027-03-03T10:00');
  own.clock.set('2027-03-03T15:00:00Z');
  await lapseRequests(own.portico.runtime, own.caller);
  assert.deepEqual([await statusOf(own, old), await statusOf(own, request)], [['booked', null], ['declined', 'lapsed']]);
  assert.equal((await heard(own, home, known)).length, 1);
});

test('C9 withdrawing a move leaves the old appointment', async (t) => {
  const own = await clinic(t, free);
  const { old, request, known } = await asked(own, '2027-03-05T10:00');
  assert.equal((await own.api.as(own.patient).post(`/v1/appointments/${request}/cancel`)).status, 200);
  assert.deepEqual(await statusOf(own, old), ['booked', null]);
  const told = await heard(own, home, known);
  assert.deepEqual(told.map(({ text }) => text.split('\n')[0]), ['You withdrew your request for an appointment in person']);
});

test('C9 cancelling the appointment ends the move that waits, and tells it once', async (t) => {
  const own = await clinic(t, free);
  const { old, request, known } = await asked(own, '2027-03-05T10:00');
  assert.equal((await own.api.as(own.patient).post(`/v1/appointments/${old}/cancel`)).status, 200);
  assert.deepEqual(await statusOf(own, request), ['cancelled', 'patient']);
  assert.equal(problemOf(await own.api.as(own.staff).post(`/v1/admin/appointments/${request}/accept`)), '409 request-decided');
  const told = await heard(own, home, known);
  assert.deepEqual(told.map(({ subject }) => subject.split(':')[0]), ['Cancelled']);
});

test('C18 a move tells once how it stands now and how it was', async (t) => {
  const own = await clinic(t, free);
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  const known = new Set<string>();
  await heard(own, home, known);
  const hold = await own.api.as(own.patient).post('/v1/holds', wish('2027-03-05T10:00', { movesAppointmentId: id }));
  const { body } = await own.api.as(own.patient).post(`/v1/appointments/${id}/reschedule`, { holdId: hold.body.id });
  const [told, ...more] = await heard(own, home, known);
  assert.match(told?.text ?? '', /^Your appointment in person was moved\n(.*\n)*You moved it\.(.*\n)*When: Friday.*\n(.*\n)*Before: Thursday/);
  assert.deepEqual(more, []);
  const { status } = await own.api.as(own.staff).post(`/v1/admin/appointments/${body.id}/reschedule`, { start: '2027-03-05T11:00:00-05:00' });
  assert.equal(status, 200);
  const [byClinic] = await heard(own, home, known);
  assert.match(byClinic?.text ?? '', /The clinic moved it\./);
});

test('C18 who cancelled, and why, is told', async (t) => {
  const own = await clinic(t, free);
  const known = new Set<string>();
  const first = await book(own, own.patient, wish('2027-03-04T10:00'));
  const second = await book(own, own.patient, wish('2027-03-05T10:00'));
  await heard(own, home, known);
  await own.api.as(own.patient).post(`/v1/appointments/${first.id}/cancel`, { reason: 'I am away' });
  await own.api.as(own.staff).post(`/v1/admin/appointments/${second.id}/cancel`, { reason: 'Dr. Núñez is ill' });
  const told = await heard(own, home, known);
  const by = (reason: string) => told.find(({ text }) => text.includes(reason))?.text ?? '';
  assert.match(by('I am away'), /^Your appointment in person is cancelled\n(.*\n)*You cancelled it\./);
  assert.match(by('Dr. Núñez is ill'), /The clinic had to cancel it\./);
  assert.equal(told.length, 2);
});
