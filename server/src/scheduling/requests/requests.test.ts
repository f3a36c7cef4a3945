import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../../testing/clinic.ts';
import { locations, practitioners } from '../../testing/fixture-scheduling.ts';
import { problemOf } from '../../testing/problem-of.ts';
import { book, wish } from '../testing.ts';
import { heard } from './testing.ts';

const off = { 'scheduling.autoAccept': false };
const home = 'patient0@example.org';
const accept = (id: string) => `/v1/admin/appointments/${id}/accept`;
const decline = (id: string) => `/v1/admin/appointments/${id}/decline`;

test('C9 scheduling.autoAccept off makes a booking a request that holds its time', async (t) => {
  const own = await clinic(t, off);
  const request = await book(own, own.patient, wish('2027-03-04T09:00'));
  assert.equal(request.status, 'pending');
  const again = await own.api.as(own.otherPatient).post('/v1/holds', wish('2027-03-04T09:00'));
  assert.equal(problemOf(again), '409 slot-taken');
  const mine = await own.api.as(own.patient).get('/v1/me/appointments?when=upcoming');
  assert.deepEqual(mine.body.data.map(({ id, status }: { id: string; status: string }) => [id, status]), [[request.id, 'pending']]);
});

test('C9 scheduling.autoAccept may differ by location', async (t) => {
  const own = await clinic(t, off);
  const staff = own.api.as(own.staff);
  const { body } = await staff.get(`/v1/admin/settings?locationId=${locations.toronto}`);
  await staff.send('PATCH', `/v1/admin/settings?locationId=${locations.toronto}`, { values: { 'scheduling.autoAccept': true } }, { 'If-Match': `"${body.version}"` });
  assert.equal((await book(own, own.patient, wish('2027-03-04T09:00'))).status, 'booked');
});

test('C9 accepting makes it an appointment, and the patient is told with the note', async (t) => {
  const own = await clinic(t, off);
  const { id } = await book(own, own.patient, wish('2027-03-04T09:00'));
  const known = new Set<string>();
  const [asked] = await heard(own, home, known);
  assert.match(asked?.subject ?? '', /^Your request: Visit, Thursday/);
  const answer = await own.api.as(own.staff).post(accept(id), { note: 'Please come five minutes early.' });
  assert.deepEqual([answer.status, answer.body.status, answer.body.staffNote], [200, 'booked', 'Please come five minutes early.']);
  const [told, ...more] = await heard(own, home, known);
  assert.match(told?.text ?? '', /^Your appointment in person is confirmed\n/);
  assert.match(told?.text ?? '', /From the clinic: Please come five minutes early\./);
  assert.deepEqual(more, []);
  const repeated = await own.api.as(own.staff).post(accept(id));
  assert.deepEqual([repeated.status, repeated.body.staffNote], [200, 'Please come five minutes early.']);
  assert.deepEqual(await heard(own, home, known), []);
  assert.equal(problemOf(await own.api.as(own.staff).post(decline(id))), '409 request-decided');
});

test('C9 declining frees the time, and the patient is told with the note', async (t) => {
  const own = await clinic(t, off);
  const { id } = await book(own, own.patient, wish('2027-03-04T09:00'));
  const known = new Set<string>();
  await heard(own, home, known);
  const answer = await own.api.as(own.staff).post(decline(id), { note: 'Please call us for this.' });
  assert.deepEqual([answer.status, answer.body.status, answer.body.endedBy], [200, 'declined', 'api']);
  const [told, ...more] = await heard(own, home, known);
  assert.match(told?.text ?? '', /^The clinic can’t take your request for an appointment in person\n/);
  assert.match(told?.text ?? '', /From the clinic: Please call us for this\./);
  assert.deepEqual(more, []);
  assert.equal((await own.api.as(own.staff).post(decline(id), { note: 'Another' })).body.staffNote, 'Please call us for this.');
  assert.equal(problemOf(await own.api.as(own.staff).post(accept(id))), '409 request-decided');
  assert.equal((await own.api.as(own.otherPatient).post('/v1/holds', wish('2027-03-04T09:00'))).status, 201);
});

test('C9 a patient withdraws a request at any time, and it can’t be accepted any more', async (t) => {
  const own = await clinic(t, { ...off, 'scheduling.priorToCancel': { value: 30, unit: 'days' }, 'scheduling.undoMinutes': 0 });
  const { id } = await book(own, own.patient, wish('2027-03-04T09:00'));
  const known = new Set<string>();
  await heard(own, home, known);
  own.clock.set('2027-03-04T08:59:00-05:00');
  const answer = await own.api.as(own.patient).post(`/v1/appointments/${id}/cancel`);
  assert.deepEqual([answer.status, answer.body.status], [200, 'cancelled']);
  const told = await heard(own, home, known);
  assert.deepEqual(told.map(({ text }) => text.split('\n')[0]), ['You withdrew your request for an appointment in person']);
  const late = await own.api.as(own.staff).post(accept(id));
  assert.deepEqual([problemOf(late), late.body.state], ['409 request-decided', 'cancelled']);
  const other = await own.api.as(own.otherPatient).post(`/v1/appointments/${id}/cancel`);
  assert.equal(problemOf(other), '404 not-found');
});

test('C9 a request that nobody answered before its start is declined, and the patient told', async (t) => {
  const own = await clinic(t, off);
  const { id } = await book(own, own.patient, wish('2027-03-02T09:00'));
  const known = new Set<string>();
  await heard(own, home, known);
  own.clock.set('2027-03-02T08:59:59-05:00');
  await own.portico.jobs.runAll();
  assert.deepEqual(await heard(own, home, known), []);
  own.clock.set('2027-03-02T09:00:00-05:00');
  assert.equal(problemOf(await own.api.as(own.staff).post(accept(id))), '409 request-decided');
  await own.portico.jobs.runAll();
  await own.portico.jobs.runAll();
  const told = await heard(own, home, known);
  assert.deepEqual(told.map(({ text }) => text.split('\n')[0]), ['Your request for an appointment in person wasn’t answered in time']);
  const { body } = await own.api.as(own.staff).get(`/v1/admin/appointments/${id}`);
  assert.deepEqual([body.status, body.endedBy], ['declined', 'lapsed']);
});

test('C9 scheduling.pendingEmailAddress gets each new request, else the clinic does', async (t) => {
  const own = await clinic(t, off);
  const known = new Set<string>();
  await book(own, own.patient, wish('2027-03-04T09:00'), { reason: 'My secret knee' });
  const clinicMail = `front@${own.slug}.example`;
  const [told] = await heard(own, clinicMail, known);
  assert.match(told?.text ?? '', /^A patient asks for an appointment in person\n/);
  assert.match(told?.text ?? '', new RegExp(`Open the requests: ${own.url}/p/${own.slug}/staff`));
  assert.doesNotMatch(told?.text ?? '', /Maya|knee/);
  const other = await clinic(t, { ...off, 'scheduling.pendingEmailAddress': 'requests@clinic.example' });
  await book(other, other.patient, wish('2027-03-04T09:00'));
  assert.equal((await heard(other, 'requests@clinic.example')).length, 1);
  assert.deepEqual(await heard(other, `front@${other.slug}.example`), []);
});

test('C9 staff list what waits, nearest first, and ask again for nothing while nothing changes', async (t) => {
  const own = await clinic(t, off);
  const staff = own.api.as(own.staff);
  const later = await book(own, own.patient, wish('2027-03-05T09:00'), { reason: 'Knee' });
  const first = await book(own, own.otherPatient, wish('2027-03-04T09:00'));
  const list = await staff.get('/v1/admin/requests');
  assert.equal(list.status, 200);
  assert.deepEqual(list.body.data.map(({ id }: { id: string }) => id), [first.id, later.id]);
  const [, one] = list.body.data;
  assert.deepEqual([one.patient.id, one.patient.email, one.reason, one.moveFrom], [own.patient.patient, home, 'Knee', null]);
  const { db } = await own.caller();
  const audited = () => db.AuditEvent.count({ action: 'appointment.list' });
  const before = await audited();
  const tag = list.headers.get('ETag') ?? '';
  const same = await staff.get('/v1/admin/requests', { 'If-None-Match': tag });
  assert.deepEqual([same.status, await audited()], [304, before]);
  await staff.post(decline(first.id));
  const changed = await staff.get('/v1/admin/requests', { 'If-None-Match': tag });
  assert.deepEqual(changed.body.data.map(({ id }: { id: string }) => id), [later.id]);
  assert.deepEqual((await staff.get(`/v1/admin/requests?practitionerId=${practitioners.ben}`)).body.data, []);
  assert.deepEqual((await staff.get(`/v1/admin/requests?locationId=${locations.toronto}`)).body.data.length, 1);
});

test('C9 a request is listed until its time comes, page by page', async (t) => {
  const own = await clinic(t, off);
  for (const time of ['09:00', '09:30', '10:00']) await book(own, own.patient, wish(`2027-03-04T${time}`));
  const staff = own.api.as(own.staff);
  const { body: page } = await staff.get('/v1/admin/requests?limit=2');
  assert.equal(page.data.length, 2);
  const { body: rest } = await staff.get(`/v1/admin/requests?limit=2&cursor=${page.nextCursor}`);
  assert.deepEqual([rest.data.length, rest.nextCursor], [1, null]);
  own.clock.set('2027-03-04T09:30:00-05:00');
  assert.equal((await staff.get('/v1/admin/requests')).body.data.length, 1);
});

test('C9 who accepted and declined stands in the audit log', async (t) => {
  const own = await clinic(t, off);
  const { id } = await book(own, own.patient, wish('2027-03-04T09:00'));
  const reception = await own.api.signIn('reception', { kind: 'staff' });
  assert.equal((await reception.post(accept(id))).status, 200);
  const { body } = await own.api.as(own.staff).get('/v1/admin/audit-events?action=appointment.accept');
  assert.deepEqual(body.data.map((one: { subject: { id: string }; patientId: string }) => [one.subject.id, one.patientId]), [[id, own.patient.patient]]);
});

test('C9 a request that staff call off is declined for its patient, with the reason', async (t) => {
  const own = await clinic(t, off);
  const { id } = await book(own, own.patient, wish('2027-03-04T09:00'));
  const known = new Set<string>();
  await heard(own, home, known);
  assert.equal((await own.api.as(own.staff).post(`/v1/admin/appointments/${id}/cancel`, { reason: 'We are closed that day' })).status, 200);
  const [told, ...more] = await heard(own, home, known);
  assert.match(told?.text ?? '', /^The clinic can’t take your request for an appointment in person\n(.*\n)*From the clinic: We are closed that day\n/);
  assert.deepEqual(more, []);
});
