import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { problemOf } from '../../testing/problem-of.ts';

const video = { appointmentTypeId: types.video, locationId: locations.toronto, practitionerId: practitioners.cleo, start: '2027-03-04T12:00:00-05:00' };
const room = 'https://video.example/cleo';
async function book(own: Clinic, body: object, more: object = {}) {
  const { id } = (await own.api.as(own.patient).post('/v1/holds', body)).body;
  return own.api.as(own.patient).post('/v1/appointments', { holdId: id, ...more });
}
const join = (own: Clinic, id: string) => own.api.as(own.patient).post(`/v1/appointments/${id}/join`);

test('C2 scheduling.joinMinutesBefore opens a video visit, until half an hour after its end', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  assert.equal((await staff.patch(`/v1/admin/practitioners/${practitioners.cleo}`, { virtualUrl: room })).status, 200);
  const { id, medium, joinFrom, canJoin, refusals } = (await book(own, video)).body;
  assert.deepEqual([medium, joinFrom, canJoin, refusals.join], ['video', '2027-03-04T11:45:00-05:00', false, 'too-early']);
  own.clock.set('2027-03-04T11:44:59.999-05:00');
  const early = await join(own, id);
  assert.deepEqual([problemOf(early), early.body.until], ['409 act-refused too-early', '2027-03-04T11:45:00-05:00']);
  own.clock.set('2027-03-04T11:45:00-05:00');
  const answer = await join(own, id);
  assert.deepEqual([answer.status, answer.body], [200, { url: room }]);
  assert.equal((await own.api.as(own.patient).get(`/v1/me/appointments/${id}`)).body.canJoin, true);
  assert.equal(await (await own.caller()).db.AuditEvent.count({ action: 'appointment.join', subjectId: id }), 1);
  own.clock.set('2027-03-04T12:50:00-05:00');
  assert.equal((await join(own, id)).status, 200);
  own.clock.advance(1);
  assert.equal(problemOf(await join(own, id)), '409 act-refused over');
  await changeSettingsBy(own, { 'scheduling.joinMinutesBefore': 0 });
  assert.equal((await own.api.as(own.patient).get(`/v1/me/appointments/${id}`)).body.joinFrom, '2027-03-04T12:00:00-05:00');
});

test('C2 a visit’s own address comes before the practitioner’s room; without either the clinic has yet to send it', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const { id } = (await book(own, video)).body;
  own.clock.set(video.start);
  assert.equal(problemOf(await join(own, id)), '409 act-refused no-link-yet');
  const url = 'https://video.example/only-this-one';
  assert.equal((await staff.patch(`/v1/admin/appointments/${id}`, { virtualUrl: url })).body.virtualUrl, url);
  assert.deepEqual((await join(own, id)).body, { url });
  assert.equal((await staff.patch(`/v1/admin/appointments/${id}`, { virtualUrl: 'javascript:alert(1)' })).status, 400);
});

test('C2 in person, phone and video can’t be mistaken for each other', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  await staff.patch(`/v1/admin/practitioners/${practitioners.cleo}`, { virtualUrl: room });
  await staff.patch(`/v1/admin/appointment-types/${types.video}`, { medium: 'phone' });
  const call = (await book(own, video)).body;
  assert.deepEqual([call.mode, call.medium, call.joinFrom, call.refusals.join], ['telehealth', 'phone', null, 'not-video']);
  const types_ = (await own.api.as(own.anyone).get('/v1/appointment-types')).body.data;
  assert.deepEqual(types_.map((one: { name: string; mode: string; medium: string | null }) => [one.name, one.mode, one.medium]).sort(), [
    ['Massage', 'inPerson', null],
    ['Video call', 'telehealth', 'phone'],
    ['Visit', 'inPerson', null],
  ]);
});

test('C2 C5 the patient chooses where a type leaves it open, and only there', async (t) => {
  const own = await clinic(t);
  await own.api.as(own.staff).patch(`/v1/admin/appointment-types/${types.video}`, { mode: 'either' });
  const at = (time: string) => ({ ...video, start: `2027-03-04T${time}:00-05:00` });
  const chosen = async (time: string, more: object) => {
    const { mode, medium } = (await book(own, at(time), more)).body;
    return [mode, medium];
  };
  assert.deepEqual(await chosen('11:00', { mode: 'telehealth' }), ['telehealth', 'video']);
  assert.deepEqual(await chosen('11:20', {}), ['inPerson', null]);
  const wrong = await book(own, { ...video, appointmentTypeId: types.visit, practitionerId: practitioners.ada, start: '2027-03-04T09:00:00-05:00' }, { mode: 'telehealth' });
  assert.deepEqual([wrong.status, wrong.body.errors[0].path, wrong.body.errors[0].code], [400, '/mode', 'not-offered']);
});

test('C12 scheduling.reasonForAppointment off leaves the patient’s reason aside, also one written before', async (t) => {
  const own = await clinic(t);
  const me = own.api.as(own.patient);
  const hold = (await me.post('/v1/holds', video)).body;
  await me.patch(`/v1/holds/${hold.id}`, { reason: 'Written while it was on' });
  await changeSettingsBy(own, { 'scheduling.reasonForAppointment': false });
  const renewed = (await me.patch(`/v1/holds/${hold.id}`, { reason: 'And again' })).body;
  const booked = (await me.post('/v1/appointments', { holdId: hold.id, reason: 'And once more' })).body;
  assert.deepEqual(['reason' in renewed, 'reason' in booked], [false, false]);
  await changeSettingsBy(own, { 'scheduling.reasonForAppointment': true });
  assert.equal((await book(own, { ...video, start: '2027-03-04T13:00:00-05:00' }, { reason: 'My ear' })).body.reason, 'My ear');
});
