import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../../testing/clinic.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { moveTo } from '../moving/testing.ts';
import { book as bookAsGuest, on as publicBooking, proved } from '../guests/testing.ts';
import { problemOf } from '../../testing/problem-of.ts';
import { book, wish } from '../testing.ts';

interface Line {
  action: string;
  by: { kind: string; name: string | null; portal: boolean };
  details: Record<string, unknown> | null;
}

test('C14 the patient’s note is the reason for visit, and the history says who booked, moved and cancelled, and where', async (t) => {
  const own = await clinic(t);
  const maya = await own.api.signIn('maya');
  const hold = (await maya.post('/v1/holds', wish('2027-03-04T09:00'))).body;
  const { id } = (await maya.post('/v1/appointments', { holdId: hold.id, reason: 'My left knee' })).body;
  const reception = await own.api.signIn('reception', { kind: 'staff' });
  const moved = (await reception.post(`/v1/admin/appointments/${id}/reschedule`, { start: '2027-03-04T10:00:00-05:00' })).body;
  await own.api.as(own.staff).post(`/v1/admin/appointments/${moved.id}/cancel`, { reason: 'Ada is ill' });
  const { status, body } = await reception.get(`/v1/admin/appointments/${moved.id}`);
  assert.deepEqual([status, body.reason, body.origin, body.cancelReason, body.endedBy], [200, 'My left knee', 'patient', 'Ada is ill', 'api']);
  assert.deepEqual(
    body.history.map(({ action, by }: Line) => [action, by.kind, by.name, by.portal]),
    [
      ['appointment.create', 'patient', null, true],
      ['appointment.reschedule', 'staff', 'Staff reception', false],
      ['appointment.cancel', 'program', 'Tests', false],
    ],
  );
  assert.deepEqual((await reception.get(`/v1/admin/appointments/${id}`)).body.history, body.history, 'the same through the chain');
  assert.equal(await (await own.caller()).db.AuditEvent.count({ action: 'appointment.read', subjectId: moved.id }), 1);
});

test('C14 C8 an appointment that somebody ends by a token was ended by the public, through the portal', async (t) => {
  const own = await clinic(t, publicBooking);
  const held = await proved(own, 'gus.okoro@example.org');
  const { id } = (await bookAsGuest(own, held)).body;
  await own.api.as(own.anyone).post(`/v1/appointments/${id}/cancel`, {}, held.headers);
  const { history } = (await own.api.as(own.staff).get(`/v1/admin/appointments/${id}`)).body;
  assert.deepEqual(history.at(-1).by, { kind: 'public', name: null, portal: true });
});

test('C19 staff see how to reach the patient, and what staff can do', async (t) => {
  const own = await clinic(t);
  const { id } = await book(own, own.patient, wish('2027-03-01T14:00'));
  own.clock.advance(3_600_000);
  const { body } = await own.api.as(own.staff).get('/v1/admin/appointments');
  const [one] = body.data;
  assert.deepEqual([one.id, one.patient.id, one.patient.profile, one.patient.email], [id, own.patient.patient, true, 'patient0@example.org']);
  assert.match(one.patient.name, /\S+ \S+/);
  assert.deepEqual([one.canCancel, one.canReschedule, one.refusals.cancel, one.canUndo], [true, true, undefined, false]);
});

test('C19 staff note that a patient came or didn’t, and take it back', async (t) => {
  const own = await clinic(t);
  const { db } = await own.caller();
  const { id } = await book(own, own.patient, wish('2027-03-04T09:00'));
  const patch = (body: object) => own.api.as(own.staff).patch(`/v1/admin/appointments/${id}`, body);
  for (const status of ['arrived', 'booked', 'arrived', 'fulfilled', 'noshow', 'fulfilled']) assert.equal((await patch({ status })).body.status, status);
  const { reason } = (await patch({ reason: 'Follow-up' })).body;
  assert.equal(reason, 'Follow-up');
  assert.equal('reason' in (await patch({ reason: null })).body, false);
  assert.equal(await db.AuditEvent.count({ action: 'appointment.change', subjectId: id }), 8);
  assert.equal(await db.Claim.count({ appointmentId: id }), 6, 'a visit that took place keeps its time');
  assert.equal((await patch({ status: 'cancelled' })).status, 400, 'there is a way of its own');
  const other = await book(own, own.patient, wish('2027-03-04T10:00'));
  await own.api.as(own.staff).post(`/v1/admin/appointments/${other.id}/cancel`);
  assert.equal(problemOf(await own.api.as(own.staff).patch(`/v1/admin/appointments/${other.id}`, { status: 'arrived' })), '409 act-refused not-open');
});

test('C19 staff call an appointment off whatever the notice, and the patient hears of it', async (t) => {
  const own = await clinic(t);
  const { id } = await book(own, own.patient, wish('2027-03-01T14:00'));
  own.clock.advance(3_600_000);
  const reception = await own.api.signIn('reception', { kind: 'staff' });
  const answer = await reception.post(`/v1/admin/appointments/${id}/cancel`, { reason: 'The heating failed' });
  assert.deepEqual([answer.status, answer.body.status, answer.body.endedBy], [200, 'cancelled', 'staff']);
  const { db } = await own.caller();
  const [event] = await db.Outbox.find({ where: { name: 'scheduling.appointment.cancelled' } });
  assert.deepEqual(event?.payload, { appointmentId: id, by: 'staff', wasPending: false, language: null });
  assert.equal(problemOf(await reception.get('/v1/admin/appointments/01900000-0000-7000-8000-00000000dead')), '404 not-found');
});

test('C19 staff find appointments by their status, requests among them', async (t) => {
  const own = await clinic(t);
  const old = await book(own, own.patient, wish('2027-03-04T09:00'));
  await changeSettingsBy(own, { 'scheduling.autoAccept': false });
  const asked = (await moveTo(own, own.patient, old.id, wish('2027-03-04T10:00'))).body;
  const find = async (status: string) => (await own.api.as(own.staff).get(`/v1/admin/appointments?status=${status}`)).body.data;
  assert.deepEqual((await find('pending')).map((one: { id: string; replaces: string }) => [one.id, one.replaces]), [[asked.id, old.id]]);
  assert.deepEqual((await find('booked')).map((one: { id: string; pendingMove: { id: string } }) => [one.id, one.pendingMove.id]), [[old.id, asked.id]]);
  assert.equal((await own.api.as(own.staff).get('/v1/admin/appointments?status=nonsense')).status, 400);
});

test('C19 the answer of a join, a cancellation or a move by staff of another clinic is that nothing is there', async (t) => {
  const own = await clinic(t);
  const stranger = await clinic(t);
  const { id } = await book(own, own.patient, wish('2027-03-04T09:00'));
  const staff = stranger.api.as(stranger.staff);
  assert.equal((await staff.get(`/v1/admin/appointments/${id}`)).status, 404);
  assert.equal((await staff.patch(`/v1/admin/appointments/${id}`, { status: 'arrived' })).status, 404);
  for (const [act, body] of [['cancel', {}], ['reschedule', { start: '2027-03-04T10:00:00-05:00' }]] as const) {
    assert.equal((await staff.post(`/v1/admin/appointments/${id}/${act}`, body)).status, 404);
  }
  const scheduler = own.api.as(await own.keyWith(['schedule']));
  assert.equal((await scheduler.post(`/v1/appointments/${id}/cancel`)).status, 404, 'a key without the right to appointments');
});
