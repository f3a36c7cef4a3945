import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { clinic, type Who } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { moveTo } from './testing.ts';
import { problemOf } from '../../testing/problem-of.ts';
import { book, wish } from '../testing.ts';

const later = '2027-03-04';

test('C4 moves an appointment to a new time in one swap, and lists it once', async (t) => {
  const own = await clinic(t);
  const { db } = await own.caller();
  const old = await book(own, own.patient, wish(`${later}T09:00`));
  const answer = await moveTo(own, own.patient, old.id, wish('2027-03-05T14:00'));
  assert.equal(answer.status, 200);
  const { id, replaces, status, start, movesLeft } = answer.body;
  assert.deepEqual([status, replaces, start, movesLeft], ['booked', old.id, '2027-03-05T14:00:00-05:00', 1]);
  assert.deepEqual((await own.api.as(own.patient).get(`/v1/me/appointments/${old.id}`)).body.movedTo, id);
  const before = await db.Appointment.one({ id: old.id });
  assert.deepEqual([before?.status, before?.endedBy], ['cancelled', 'moved']);
  assert.deepEqual([await db.Claim.count({ appointmentId: old.id }), await db.Claim.count({ appointmentId: id }), await db.Hold.count()], [0, 6, 0]);
  const after = await db.Appointment.one({ id });
  assert.deepEqual([after?.chainId, after?.sequence, after?.moves, after?.origin], [old.id, 1, 1, before?.origin]);
  const me = own.api.as(own.patient);
  const ids = async (when: string) => (await me.get(`/v1/me/appointments?when=${when}`)).body.data.map((one: { id: string }) => one.id);
  assert.deepEqual([await ids('upcoming'), await ids('past')], [[id], []]);
  assert.equal((await own.api.as(own.otherPatient).post('/v1/holds', wish(`${later}T09:00`))).status, 201, 'the old time is free');
});

test('C4 may move into its own old time, which nobody else can', async (t) => {
  const own = await clinic(t);
  const massage = { appointmentTypeId: types.massage };
  const old = await book(own, own.patient, wish(`${later}T09:00`, massage));
  const moves = `&movesAppointmentId=${old.id}`;
  const free = async (who: Who, query: string) => {
    const path = `/v1/slots?appointmentTypeId=${types.massage}&locationId=${locations.toronto}&from=${later}&to=${later}${query}`;
    return (await own.api.as(who).get(path)).body.data[0].free.map((start: string) => start.slice(11, 16));
  };
  assert.deepEqual((await free(own.patient, `${moves}&practitionerId=${practitioners.ada}`)).slice(0, 2), ['09:15', '09:30'], 'its very own time is no move');
  const same = await own.api.as(own.patient).post('/v1/holds', wish(`${later}T09:00`, { ...massage, movesAppointmentId: old.id }));
  assert.equal(problemOf(same), '409 slot-not-offered');
  assert.equal((await free(own.otherPatient, ''))[0], '10:30');
  assert.equal((await own.api.as(own.otherPatient).get(`/v1/slots?appointmentTypeId=${types.massage}&locationId=${locations.toronto}&from=${later}&to=${later}${moves}`)).status, 404);
  const moved = await moveTo(own, own.patient, old.id, wish(`${later}T09:15`, massage));
  assert.deepEqual([moved.status, moved.body.start.slice(11, 16)], [200, '09:15']);
  assert.equal(await (await own.caller()).db.Claim.count(), 17, 'an hour, ten minutes before, fifteen after');
});

test('C4 scheduling.allowedReschedules counts through the chain, and without a limit it doesn’t', async (t) => {
  const own = await clinic(t);
  const first = await book(own, own.patient, wish(`${later}T09:00`));
  const second = (await moveTo(own, own.patient, first.id, wish(`${later}T10:00`))).body;
  const third = (await moveTo(own, own.patient, second.id, wish(`${later}T11:00`))).body;
  assert.deepEqual([second.movesLeft, third.movesLeft, third.canReschedule, third.refusals.reschedule], [1, 0, false, 'no-moves-left']);
  const refused = await moveTo(own, own.patient, third.id, wish(`${later}T14:00`));
  assert.equal(problemOf(refused), '409 act-refused no-moves-left');
  assert.equal(refused.body.phone, '+14165550142');
  assert.equal((await own.api.as(own.patient).get(`/v1/me/appointments/${third.id}`)).body.status, 'booked', 'nothing happened to it');
  await changeSettingsBy(own, { 'scheduling.allowedReschedules': null });
  assert.deepEqual((await moveTo(own, own.patient, third.id, wish(`${later}T14:00`))).body.movesLeft, null);
  await changeSettingsBy(own, { 'scheduling.allowedReschedules': 0 });
  const other = await book(own, own.patient, wish(`${later}T15:00`));
  assert.equal(other.refusals.reschedule, 'no-moves-left');
});

test('C4 scheduling.priorToReschedule is held against the old time and the new one, with a notice of its own', async (t) => {
  const own = await clinic(t, { 'scheduling.priorToReschedule': { value: 2, unit: 'days' }, 'scheduling.priorToCancel': { value: 1, unit: 'hours' } });
  const near = await book(own, own.patient, wish('2027-03-02T14:00'));
  const late = await moveTo(own, own.patient, near.id, wish('2027-03-08T09:00'));
  assert.deepEqual([problemOf(late), late.body.until], ['409 act-refused too-late', '2027-02-28T14:00:00-05:00']);
  const far = await book(own, own.patient, wish('2027-03-08T09:00'));
  assert.equal(problemOf(await moveTo(own, own.patient, far.id, wish('2027-03-03T09:30'))), '409 slot-not-offered', 'the new time is too near');
  assert.equal((await moveTo(own, own.patient, far.id, wish('2027-03-03T11:00'))).status, 200);
});

test('C4 scheduling.priorToReschedule is the notice to cancel where it has none of its own', async (t) => {
  const own = await clinic(t, { 'scheduling.priorToCancel': { value: 3, unit: 'days' } });
  const { rescheduleUntil } = await book(own, own.patient, wish('2027-03-05T14:00'));
  assert.equal(rescheduleUntil, '2027-03-02T14:00:00-05:00');
});

test('C4 scheduling.autoAccept off: the old one stands until staff accept, and stays for good if they decline', async (t) => {
  const own = await clinic(t, { 'scheduling.allowedReschedules': 1 });
  const staff = own.api.as(own.staff);
  const old = await book(own, own.patient, wish(`${later}T09:00`, { appointmentTypeId: types.massage }));
  await changeSettingsBy(own, { 'scheduling.autoAccept': false });
  const to = (time: string) => wish(`${later}T${time}`, { appointmentTypeId: types.massage });
  const asked = (await moveTo(own, own.patient, old.id, to('09:30'))).body;
  assert.deepEqual([asked.status, asked.replaces], ['pending', old.id]);
  const listed = (await own.api.as(own.patient).get('/v1/me/appointments')).body.data;
  assert.deepEqual(listed.map((one: { id: string; pendingMove: { id: string } }) => [one.id, one.pendingMove.id]), [[old.id, asked.id]]);
  assert.equal(problemOf(await moveTo(own, own.patient, old.id, to('13:30'))), '409 act-refused move-pending');
  assert.equal((await staff.post(`/v1/admin/appointments/${asked.id}/decline`, { note: 'Sorry' })).status, 200);
  const stays = (await own.api.as(own.patient).get(`/v1/me/appointments/${old.id}`)).body;
  assert.deepEqual([stays.status, stays.pendingMove, stays.movesLeft], ['booked', null, 1], 'and the move doesn’t count');
  const again = (await moveTo(own, own.patient, old.id, to('09:30'))).body;
  assert.equal((await staff.post(`/v1/admin/appointments/${again.id}/accept`)).body.status, 'booked');
  const { db } = await own.caller();
  assert.deepEqual([(await db.Appointment.one({ id: old.id }))?.endedBy, await db.Claim.count({ appointmentId: again.id }), await db.Claim.count()], ['moved', 17, 17]);
});

test('C4 cancelling one whose move awaits an answer ends both; withdrawing the move leaves the old one', async (t) => {
  const own = await clinic(t);
  const { db } = await own.caller();
  const me = own.api.as(own.patient);
  const old = await book(own, own.patient, wish(`${later}T09:00`));
  await changeSettingsBy(own, { 'scheduling.autoAccept': false });
  const asked = (await moveTo(own, own.patient, old.id, wish(`${later}T10:00`))).body;
  assert.equal((await me.post(`/v1/appointments/${asked.id}/cancel`)).body.status, 'cancelled');
  assert.equal((await me.get(`/v1/me/appointments/${old.id}`)).body.pendingMove, null);
  const again = (await moveTo(own, own.patient, old.id, wish(`${later}T10:00`))).body;
  assert.equal((await me.post(`/v1/appointments/${old.id}/cancel`)).status, 200);
  assert.deepEqual([(await db.Appointment.one({ id: again.id }))?.status, await db.Claim.count()], ['cancelled', 0]);
  assert.equal((await own.api.as(own.staff).post(`/v1/admin/appointments/${again.id}/accept`)).status, 409);
});

test('C4 a hold for something else, of another type or of somebody else moves nothing', async (t) => {
  const own = await clinic(t);
  const me = own.api.as(own.patient);
  const [one, two] = [await book(own, own.patient, wish(`${later}T09:00`)), await book(own, own.patient, wish(`${later}T10:00`))];
  const hold = (await me.post('/v1/holds', { ...wish(`${later}T14:00`), movesAppointmentId: one.id })).body;
  assert.equal(problemOf(await me.post('/v1/appointments', { holdId: hold.id })), '409 conflict', 'it books nothing new');
  assert.equal(problemOf(await me.post(`/v1/appointments/${two.id}/reschedule`, { holdId: hold.id })), '409 conflict');
  assert.equal(problemOf(await own.api.as(own.otherPatient).post(`/v1/appointments/${one.id}/reschedule`, { holdId: hold.id })), '404 not-found');
  const theirs = (await own.api.as(own.otherPatient).post('/v1/holds', wish(`${later}T15:00`))).body;
  assert.equal(problemOf(await me.post(`/v1/appointments/${one.id}/reschedule`, { holdId: theirs.id })), '404 not-found');
  assert.equal(problemOf(await me.post('/v1/holds', { ...wish(`${later}T14:30`), appointmentTypeId: types.massage, movesAppointmentId: one.id })), '409 slot-not-offered');
  assert.equal((await me.post(`/v1/appointments/${one.id}/reschedule`, { holdId: hold.id })).status, 200);
  assert.equal(problemOf(await me.post(`/v1/appointments/${one.id}/reschedule`, { holdId: hold.id })), '404 not-found', 'the hold is used');
});

test('C4 a move asks nothing again that booking asked', async (t) => {
  const own = await clinic(t);
  const me = own.api.as(own.patient);
  const old = await book(own, own.patient, wish(`${later}T09:00`));
  await changeSettingsBy(own, { 'schedulingConsent.enabled': true, 'schedulingConsent.text': { en: 'I agree' } });
  const { id } = (await me.post('/v1/holds', { ...wish(`${later}T10:00`), movesAppointmentId: old.id })).body;
  const { missing, consent } = (await me.get(`/v1/holds/${id}/steps`)).body;
  assert.deepEqual([missing, consent], [[], null]);
  assert.equal((await me.post(`/v1/appointments/${old.id}/reschedule`, { holdId: id })).status, 200);
});

test('C4 whoever held the new time before the notice began may still move while they decide', async (t) => {
  const own = await clinic(t);
  const me = own.api.as(own.patient);
  const old = await book(own, own.patient, wish(`${later}T14:00`));
  own.clock.set('2027-03-03T13:58:00-05:00');
  const hold = (await me.post('/v1/holds', { ...wish('2027-03-05T09:00'), movesAppointmentId: old.id })).body;
  own.clock.advance(5 * 60_000);
  assert.equal((await me.get(`/v1/me/appointments/${old.id}`)).body.refusals.reschedule, 'too-late');
  assert.equal((await me.post(`/v1/appointments/${old.id}/reschedule`, { holdId: hold.id })).status, 200);
});

test('H6 the same key moves once, also when it is sent twice at once', async (t) => {
  const own = await clinic(t);
  const me = own.api.as(own.patient);
  const old = await book(own, own.patient, wish(`${later}T09:00`));
  const hold = (await me.post('/v1/holds', { ...wish(`${later}T10:00`), movesAppointmentId: old.id })).body;
  const send = () => me.post(`/v1/appointments/${old.id}/reschedule`, { holdId: hold.id }, { 'Idempotency-Key': 'move-it-once' });
  const [first, second] = await Promise.all([send(), send()]);
  assert.deepEqual([first.status, first.body], [200, second.body]);
  assert.equal(await (await own.caller()).db.AppointmentMove.count(), 1);
});

test('C19 staff move an appointment to any free time, with another practitioner, without using up the patient’s moves', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const old = await book(own, own.patient, wish(`${later}T09:00`));
  await book(own, own.otherPatient, wish(`${later}T10:00`));
  const path = `/v1/admin/appointments/${old.id}/reschedule`;
  assert.equal(problemOf(await staff.post(path, { start: `${later}T09:45:00-05:00` })), '409 slot-taken');
  const before = await staff.post(path, { start: `${later}T08:45:00-05:00`, durationMinutes: 60 });
  assert.deepEqual([before.status, before.body.start, before.body.end, before.body.moves, before.body.replaces], [200, `${later}T08:45:00-05:00`, `${later}T09:45:00-05:00`, 0, old.id]);
  const other = await staff.post(`/v1/admin/appointments/${before.body.id}/reschedule`, { start: `${later}T07:00:00-05:00`, practitionerId: practitioners.ben });
  assert.deepEqual([other.body.practitioner.name, other.body.movesLeft], ['Ben Öztürk', 2]);
  assert.equal(problemOf(await staff.post(path, { start: `${later}T12:00:00-05:00` })), '409 act-refused not-open', 'it was moved already');
  assert.equal(await (await own.caller()).db.Claim.count(), 12 + 6);
});

test('C19 staff who move an appointment answer the request to move it', async (t) => {
  const own = await clinic(t, { 'scheduling.autoAccept': false });
  const { db } = await own.caller();
  const staff = own.api.as(own.staff);
  const old = await book(own, own.patient, wish(`${later}T09:00`));
  await staff.post(`/v1/admin/appointments/${old.id}/accept`);
  const asked = (await moveTo(own, own.patient, old.id, wish(`${later}T09:30`))).body;
  const moved = await staff.post(`/v1/admin/appointments/${old.id}/reschedule`, { start: `${later}T09:30:00-05:00` });
  assert.deepEqual([moved.status, (await db.Appointment.one({ id: asked.id }))?.status], [200, 'cancelled']);
});

test('C4 I6 what another system brought keeps its name there when staff move it', async (t) => {
  const own = await clinic(t);
  const caller = await own.caller();
  const old = await book(own, own.patient, wish(`${later}T09:00`));
  await tx(() => caller.db.Appointment.update({ id: old.id }, { source: 'ehr', sourceId: '7' }));
  const { id } = (await own.api.as(own.staff).post(`/v1/admin/appointments/${old.id}/reschedule`, { start: `${later}T10:00:00-05:00` })).body;
  assert.equal((await caller.db.Appointment.one({ source: 'ehr', sourceId: '7' }))?.id, id);
});
