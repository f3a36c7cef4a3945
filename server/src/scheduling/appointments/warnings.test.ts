import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';

const at = (time: string, day = '2027-03-04') => `${day}T${time}:00-05:00`;

test('C19 staff are told of a patient’s other visit at the same time, and of a time that is past, and may go on', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const { patient: patientId } = own.patient;
  const visit = (start: string, more: object = {}) =>
    staff.post('/v1/admin/appointments', { patientId, appointmentTypeId: types.visit, practitionerId: practitioners.ada, locationId: locations.toronto, start, durationMinutes: 30, ...more });
  const check = async (start: string, more = '') =>
    (await staff.get(`/v1/admin/appointments/check?patientId=${patientId}&start=${encodeURIComponent(start)}&durationMinutes=30${more}`)).body.warnings;
  const first = await visit(at('09:00'));
  assert.deepEqual([first.status, first.body.warnings], [201, []]);
  const overlap = [{ code: 'overlap', appointments: [{ id: first.body.id, start: at('09:00'), end: at('09:30'), appointmentType: 'Visit', practitioner: 'Dr. Ada Núñez' }] }];
  assert.deepEqual(await check(at('09:15')), overlap);
  assert.deepEqual(await check(at('09:30')), [], 'one after the other');
  assert.deepEqual(await check(at('09:15'), `&exceptAppointmentId=${first.body.id}`), [], 'the one that is moved');
  const second = await visit(at('09:00'), { practitionerId: practitioners.ben });
  assert.deepEqual([second.status, second.body.warnings], [201, overlap]);
  const moved = await staff.post(`/v1/admin/appointments/${second.body.id}/reschedule`, { start: at('08:45') });
  assert.deepEqual([moved.status, moved.body.warnings], [200, overlap]);
  assert.deepEqual(await check('2027-02-01T09:00:00-05:00'), [{ code: 'past', appointments: [] }]);
  const past = await visit('2027-02-01T09:00:00-05:00');
  assert.deepEqual([past.status, past.body.warnings], [201, [{ code: 'past', appointments: [] }]]);
  const written = await visit('2027-02-02T09:00:00-05:00', { status: 'fulfilled' });
  assert.deepEqual(written.body.warnings, [], 'what is written down afterwards is no surprise');
});

test('C19 nobody is asked about who isn’t a patient of the clinic', async (t) => {
  const own = await clinic(t);
  const answer = await own.api.as(own.staff).get(`/v1/admin/appointments/check?patientId=${types.visit}&start=${encodeURIComponent(at('09:00'))}&durationMinutes=30`);
  assert.equal(answer.status, 404);
});
