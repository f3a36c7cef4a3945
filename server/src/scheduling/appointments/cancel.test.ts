import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic, type Who } from '../../testing/clinic.ts';
import { locations, types } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { book as bookAsGuest, on as publicBooking, proved } from '../guests/testing.ts';
import { problemOf } from '../../testing/problem-of.ts';
import { book, wish } from '../testing.ts';

const cancel = (own: Clinic, who: Who, id: string, body?: object) => own.api.as(who).post(`/v1/appointments/${id}/cancel`, body);
const later = '2027-03-04';

test('C3 cancels with a reason, frees the time, and a second time answers the same', async (t) => {
  const own = await clinic(t, { 'scheduling.undoMinutes': 0 });
  const { db } = await own.caller();
  const { id, canCancel, cancelUntil, undoUntil } = await book(own, own.patient, wish(`${later}T09:00`));
  assert.deepEqual([canCancel, cancelUntil, undoUntil], [true, '2027-03-03T09:00:00-05:00', null]);
  const first = await cancel(own, own.patient, id, { reason: 'I am well again' });
  assert.deepEqual([first.status, first.body.status, first.body.cancelReason, first.body.canCancel], [200, 'cancelled', 'I am well again', false]);
  assert.deepEqual((await cancel(own, own.patient, id)).body, first.body);
  const row = await db.Appointment.one({ id });
  assert.deepEqual([row?.endedBy, row?.sequence, await db.Claim.count()], ['patient', 1, 0]);
  assert.equal(await db.AuditEvent.count({ action: 'appointment.cancel' }), 1);
  assert.equal(await db.Outbox.count({ name: 'scheduling.appointment.cancelled' }), 1);
  assert.equal((await own.api.as(own.otherPatient).post('/v1/holds', wish(`${later}T09:00`))).status, 201);
});

test('C3 scheduling.priorToCancel refuses inside the window, and says until when it was possible and the phone', async (t) => {
  const own = await clinic(t, { 'scheduling.undoMinutes': 0 });
  const { id } = await book(own, own.patient, wish(`${later}T09:00`));
  own.clock.set('2027-03-03T09:00:00.001-05:00');
  const late = await cancel(own, own.patient, id);
  assert.deepEqual([problemOf(late), late.body.until, late.body.phone], ['409 act-refused too-late', '2027-03-03T09:00:00-05:00', '+14165550142']);
  assert.match(late.body.detail, /too near.* \+14165550142/);
  const french = await own.api.as(own.patient).post(`/v1/appointments/${id}/cancel`, {}, { 'Accept-Language': 'fr' });
  assert.match(french.body.detail, /trop proche.*\+14165550142/);
  own.clock.set('2027-03-03T09:00:00-05:00');
  assert.equal((await cancel(own, own.patient, id)).status, 200, 'the last moment counts');
});

test('C3 scheduling.priorToCancel counts local days over a change of clocks, and may differ by location', async (t) => {
  const own = await clinic(t, { 'scheduling.priorToCancel': { value: 2, unit: 'days' }, 'scheduling.undoMinutes': 0 });
  const monday = await book(own, own.patient, { ...wish('2027-03-15T09:00'), start: '2027-03-15T09:00:00-04:00' });
  assert.equal(monday.cancelUntil, '2027-03-13T09:00:00-05:00', 'an hour less than 48 real hours');
  const staff = own.api.as(own.staff);
  const at = `/v1/admin/settings?locationId=${locations.toronto}`;
  const { version } = (await staff.get(at)).body;
  await staff.send('PATCH', at, { values: { 'scheduling.priorToCancel': { value: 48, unit: 'hours' } } }, { 'If-Match': `"${version}"` });
  assert.equal((await own.api.as(own.patient).get(`/v1/me/appointments/${monday.id}`)).body.cancelUntil, '2027-03-13T08:00:00-05:00');
});

test('C25 a type’s own notices to cancel and to move win over the settings', async (t) => {
  const own = await clinic(t, { 'scheduling.undoMinutes': 0 });
  const type = `/v1/admin/appointment-types/${types.visit}`;
  await own.api.as(own.staff).patch(type, { priorToCancel: { value: 1, unit: 'hours' }, priorToReschedule: { value: 3, unit: 'days' } });
  const { cancelUntil, rescheduleUntil } = await book(own, own.patient, wish(`${later}T09:00`));
  assert.deepEqual([cancelUntil, rescheduleUntil], [`${later}T08:00:00-05:00`, '2027-03-01T09:00:00-05:00']);
  await own.api.as(own.staff).patch(type, { priorToReschedule: null });
  assert.equal((await book(own, own.patient, wish(`${later}T10:00`))).rescheduleUntil, `${later}T09:00:00-05:00`, 'as its notice to cancel');
});

test('C25 scheduling.undoMinutes lets a booking just made be undone whatever the notice, and nothing else', async (t) => {
  const own = await clinic(t);
  const today = await book(own, own.patient, wish('2027-03-01T14:00'));
  assert.deepEqual([today.canUndo, today.undoUntil, today.canCancel], [true, '2027-03-01T10:03:00-05:00', true]);
  own.clock.advance(180_001);
  const late = (await own.api.as(own.patient).get(`/v1/me/appointments/${today.id}`)).body;
  assert.deepEqual([late.canUndo, late.canCancel, late.refusals.cancel], [false, false, 'too-late']);
  assert.equal(problemOf(await cancel(own, own.patient, today.id)), '409 act-refused too-late');
  await changeSettingsBy(own, { 'scheduling.undoMinutes': 15 });
  assert.equal((await cancel(own, own.patient, today.id)).body.status, 'cancelled');
  const recorded = { patientId: own.patient.patient, ...wish('2027-03-01T15:00') };
  const { id } = (await own.api.as(own.staff).post('/v1/admin/appointments', recorded)).body;
  assert.equal(problemOf(await cancel(own, own.patient, id)), '409 act-refused too-late', 'the clinic made it');
  await changeSettingsBy(own, { 'scheduling.undoMinutes': 0 });
  assert.equal((await book(own, own.patient, wish('2027-03-01T14:00'))).canCancel, false);
});

test('C3 what is over, was called off or took place can’t be cancelled; somebody else’s isn’t there', async (t) => {
  const own = await clinic(t, { 'scheduling.priorToCancel': { value: 0, unit: 'hours' } });
  const { id } = await book(own, own.patient, wish(`${later}T09:00`));
  for (const who of [own.otherPatient, own.anyone]) assert.equal(problemOf(await cancel(own, who, id)), '404 not-found');
  own.clock.set(`${later}T09:00:00-05:00`);
  assert.equal(problemOf(await cancel(own, own.patient, id)), '409 act-refused over');
  await own.api.as(own.staff).patch(`/v1/admin/appointments/${id}`, { status: 'fulfilled' });
  assert.equal(problemOf(await cancel(own, own.patient, id)), '409 act-refused not-open');
});

test('C3 C8 the hold’s token and the token of a booking open that one appointment, and no other', async (t) => {
  const own = await clinic(t, publicBooking);
  const held = await proved(own, 'gus.okoro@example.org', '14:00');
  const token = held.headers;
  const { id } = (await bookAsGuest(own, held)).body;
  const other = await book(own, own.otherPatient, wish(`${later}T10:00`));
  const anyone = own.api.as(own.anyone);
  assert.equal(problemOf(await anyone.post(`/v1/appointments/${other.id}/cancel`, {}, token)), '404 not-found');
  assert.equal(problemOf(await anyone.post(`/v1/appointments/${id}/cancel`, {}, { 'Portico-Hold': `${token['Portico-Hold']}x` })), '404 not-found');
  const next = (await anyone.post('/v1/holds', { ...wish(`${later}T14:00`), movesAppointmentId: id }, token)).body;
  const moved = await anyone.post(`/v1/appointments/${id}/reschedule`, { holdId: next.id }, { 'Portico-Hold': next.token });
  assert.deepEqual([moved.status, moved.body.replaces], [200, id]);
  const ended = await anyone.post(`/v1/appointments/${moved.body.id}/cancel`, { reason: 'By token' }, token);
  assert.deepEqual([ended.status, ended.body.status], [200, 'cancelled'], 'the first token goes on working');
});

test('C3 sections.appointments off closes cancelling, moving and joining', async (t) => {
  const own = await clinic(t);
  const { id } = await book(own, own.patient, wish(`${later}T09:00`));
  await changeSettingsBy(own, { 'sections.appointments': false });
  for (const act of ['cancel', 'join', 'reschedule']) {
    const { status, body } = await own.api.as(own.patient).post(`/v1/appointments/${id}/${act}`, act === 'reschedule' ? { holdId: id } : {});
    assert.deepEqual([status, body.type], [403, 'urn:portico:problem:section-disabled'], act);
  }
  assert.equal((await own.api.as(own.staff).post(`/v1/admin/appointments/${id}/cancel`)).status, 200);
});

test('C3 cancelling and moving the same appointment at once: one of them, never both', async (t) => {
  const own = await clinic(t);
  const me = own.api.as(own.patient);
  const old = await book(own, own.patient, wish(`${later}T09:00`));
  const hold = (await me.post('/v1/holds', { ...wish(`${later}T09:30`), movesAppointmentId: old.id })).body;
  const [moved, cancelled] = await Promise.all([me.post(`/v1/appointments/${old.id}/reschedule`, { holdId: hold.id }), cancel(own, own.patient, old.id)]);
  const { db } = await own.caller();
  const standing = await db.Appointment.count({ status: 'booked' });
  assert.equal(standing, moved.status === 200 ? 1 : 0, `${moved.status} ${cancelled.status}`);
  assert.equal(await db.Claim.count(), standing === 1 ? 6 : await db.Claim.count({ holdId: hold.id }));
});
