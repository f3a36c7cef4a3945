import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { problemOf } from '../../testing/problem-of.ts';
import { book, wish } from '../testing.ts';
import { heard } from './testing.ts';

const home = 'patient0@example.org';
const easy = { 'scheduling.remindHoursBefore': [], 'scheduling.priorToCancel': { value: 0, unit: 'hours' }, 'scheduling.allowedReschedules': null };

/** The token in the last mail's link. */
async function tokenIn(own: Clinic): Promise<string> {
  const mail = (await heard(own, home)).at(-1);
  return /#portal=appointment\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const withToken = (token: string) => ({ 'Portico-Appointment': token });

test('C18 the link of a message opens its appointment without signing in, and only that one', async (t) => {
  const own = await clinic(t, easy);
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  const other = await book(own, own.otherPatient, wish('2027-03-05T10:00'));
  const token = await tokenIn(own);
  const anyone = own.api.as(own.anyone);
  const { status, body } = await anyone.get(`/v1/appointment-links/${token}`);
  assert.deepEqual([status, body.id, body.canCancel, body.canReschedule], [200, id, true, true]);
  const forged = `${other.id}.${token.split('.')[1]}`;
  for (const wrong of [forged, token.slice(0, -1), `${token}x`, id, 'x', '%00']) assert.equal((await anyone.get(`/v1/appointment-links/${wrong}`)).status, 404, wrong);
  assert.equal(problemOf(await anyone.post(`/v1/appointments/${other.id}/cancel`, {}, withToken(token))), '404 not-found');
  assert.equal(problemOf(await anyone.post(`/v1/appointments/${id}/cancel`, {}, withToken(forged))), '404 not-found');
  assert.equal(problemOf(await anyone.get(`/v1/me/appointments/${id}`, withToken(token))), '401 unauthorized');
  const elsewhere = await clinic(t, easy);
  assert.equal((await elsewhere.api.as(elsewhere.anyone).get(`/v1/appointment-links/${token}`)).status, 404);
});

test('C18 by the link one says that one will come, once', async (t) => {
  const own = await clinic(t, easy);
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  const token = await tokenIn(own);
  const anyone = own.api.as(own.anyone);
  const confirm = () => anyone.post(`/v1/appointments/${id}/confirm`, undefined, withToken(token));
  const { status, body } = await confirm();
  assert.deepEqual([status, body.confirmedAt], [200, own.clock.now().toISOString()]);
  own.clock.advance(1000);
  assert.equal((await confirm()).body.confirmedAt, body.confirmedAt);
  const { body: staffs } = await own.api.as(own.staff).get(`/v1/admin/appointments/${id}`);
  assert.equal(staffs.confirmedAt, body.confirmedAt);
  assert.equal(problemOf(await anyone.post(`/v1/appointments/${id}/confirm`)), '404 not-found');
  assert.equal(problemOf(await own.api.as(own.otherPatient).post(`/v1/appointments/${id}/confirm`)), '404 not-found');
  assert.equal((await own.api.as(own.patient).post(`/v1/appointments/${id}/confirm`)).status, 200);
});

test('C18 what isn’t agreed, or has begun, can’t be confirmed', async (t) => {
  const own = await clinic(t, { ...easy, 'scheduling.autoAccept': false });
  const patient = own.api.as(own.patient);
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  const early = await patient.post(`/v1/appointments/${id}/confirm`);
  assert.equal(problemOf(early), '409 act-refused not-open');
  await own.api.as(own.staff).post(`/v1/admin/appointments/${id}/accept`);
  own.clock.set('2027-03-04T10:00:00-05:00');
  const late = await patient.post(`/v1/appointments/${id}/confirm`);
  assert.equal(problemOf(late), '409 act-refused over');
});

test('C18 by the link one moves and cancels, and it goes on working for the new time', async (t) => {
  const own = await clinic(t, easy);
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  const token = await tokenIn(own);
  const anyone = own.api.as(own.anyone);
  const hold = await anyone.post('/v1/holds', wish('2027-03-05T10:00', { movesAppointmentId: id }), withToken(token));
  assert.equal(hold.status, 201, JSON.stringify(hold.body));
  const both = { ...withToken(token), 'Portico-Hold': hold.body.token };
  const moved = await anyone.post(`/v1/appointments/${id}/reschedule`, { holdId: hold.body.id }, both);
  assert.deepEqual([moved.status, moved.body.start], [200, '2027-03-05T10:00:00-05:00']);
  const now = await anyone.get(`/v1/appointment-links/${token}`);
  assert.equal(now.body.id, moved.body.id);
  const cancelled = await anyone.post(`/v1/appointments/${moved.body.id}/cancel`, {}, withToken(token));
  assert.deepEqual([cancelled.status, cancelled.body.status], [200, 'cancelled']);
  assert.equal((await anyone.get(`/v1/appointment-links/${token}`)).body.status, 'cancelled');
});

test('C18 while a move waits the link shows the appointment that stands', async (t) => {
  const own = await clinic(t, easy);
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  const token = await tokenIn(own);
  await changeSettingsBy(own, { 'scheduling.autoAccept': false });
  const hold = await own.api.as(own.patient).post('/v1/holds', wish('2027-03-05T10:00', { movesAppointmentId: id }));
  await own.api.as(own.patient).post(`/v1/appointments/${id}/reschedule`, { holdId: hold.body.id });
  const { body } = await own.api.as(own.anyone).get(`/v1/appointment-links/${token}`);
  assert.deepEqual([body.id, body.status, body.pendingMove.start], [id, 'booked', '2027-03-05T10:00:00-05:00']);
});

test('C18 a link is good until its appointment is over, and while the portal shows appointments', async (t) => {
  const own = await clinic(t, easy);
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  const token = await tokenIn(own);
  const anyone = own.api.as(own.anyone);
  await changeSettingsBy(own, { 'sections.appointments': false });
  assert.equal(problemOf(await anyone.get(`/v1/appointment-links/${token}`)), '403 section-disabled');
  await changeSettingsBy(own, { 'sections.appointments': true, 'general.enabled': false });
  assert.equal(problemOf(await anyone.get(`/v1/appointment-links/${token}`)), '403 portal-disabled');
  await changeSettingsBy(own, { 'general.enabled': true });
  own.clock.set('2027-03-04T10:29:59-05:00');
  assert.equal((await anyone.get(`/v1/appointment-links/${token}`)).status, 200);
  own.clock.set('2027-03-04T10:30:00-05:00');
  assert.equal(problemOf(await anyone.get(`/v1/appointment-links/${token}`)), '409 link-expired');
  assert.equal(problemOf(await anyone.post(`/v1/appointments/${id}/confirm`, undefined, withToken(token))), '404 not-found');
});
