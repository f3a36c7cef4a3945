import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../../testing/clinic.ts';
import { holiday, locations, practitioners, types } from '../../testing/fixture-scheduling.ts';

interface Person {
  id: string;
  hours: { start: string; end: string }[];
  busy: { start: string; end: string; kind: string }[];
}
const path = (from: string, to: string, more = '') => `/v1/admin/calendar?locationId=${locations.toronto}&from=${from}&to=${to}${more}`;
const ada = ({ body }: { body: { practitioners: Person[] } }) => body.practitioners.find(({ id }) => id === practitioners.ada);
const ofAda = `&practitionerId=${practitioners.ada}`;

test('C19 the desk’s calendar has the hours of a week as they are, holidays and changes of clocks reckoned in', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const { status, body } = await staff.get(path('2027-03-08', '2027-03-15'));
  assert.deepEqual([status, body.timeZone], [200, 'America/Toronto']);
  assert.deepEqual([body.days[0], body.days.at(-1)], [{ date: '2027-03-08', offset: '-05:00' }, { date: '2027-03-15', offset: '-04:00' }]);
  const [first] = ada({ body })?.hours ?? [];
  assert.match(first?.start ?? '', /^2027-03-08T09:00:00-05:00$/);
  const days = new Set(ada({ body })?.hours.map(({ start }) => start.slice(0, 10)));
  assert.equal(days.has(holiday), false);
  assert.match(ada({ body })?.hours.at(-1)?.start ?? '', /^2027-03-15T.*-04:00$/);
  await staff.post('/v1/admin/schedules/exceptions', { kind: 'closed', practitionerId: practitioners.ada, fromDate: '2027-03-08', toDate: '2027-03-08', start: '00:00', end: '12:00' });
  assert.match(ada(await staff.get(path('2027-03-08', '2027-03-08', ofAda)))?.hours[0]?.start ?? '', /T13:00/);
});

test('C19 the desk’s calendar tells blocks of other systems, times being booked, and visits elsewhere; a visit here is no block', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  await staff.put('/v1/admin/schedules/busy-blocks/course', { practitionerId: practitioners.ada, start: '2027-03-04T12:00:00-05:00', end: '2027-03-04T13:00:00-05:00' });
  const at = (time: string) => ({ appointmentTypeId: types.visit, practitionerId: practitioners.ada, start: `2027-03-04T${time}:00-05:00` });
  await own.api.as(own.patient).post('/v1/holds', { ...at('09:00'), locationId: locations.toronto });
  const visit = { ...at('15:00'), patientId: own.patient.patient };
  assert.equal((await staff.post('/v1/admin/appointments', { ...visit, locationId: locations.unlisted })).status, 201);
  assert.equal((await staff.post('/v1/admin/appointments', { ...visit, ...at('10:00'), locationId: locations.toronto })).status, 201);
  const busy = ada(await staff.get(path('2027-03-04', '2027-03-04', ofAda)))?.busy ?? [];
  assert.deepEqual(
    busy.map(({ start, kind }) => `${start.slice(11, 16)} ${kind}`).sort(),
    ['09:00 held', '12:00 external', '15:00 elsewhere'],
  );
});

test('C19 the desk knows what it can show and book; nobody without the right does', async (t) => {
  const own = await clinic(t);
  const { status, body } = await own.api.as(own.staff).get('/v1/admin/calendar/options');
  assert.equal(status, 200);
  const toronto = body.locations.find(({ id }: { id: string }) => id === locations.toronto);
  assert.match(toronto.now, /^2027-03-01T.*-05:00$/);
  assert.ok(body.practitioners.find(({ id }: { id: string }) => id === practitioners.ada).locationIds.includes(locations.toronto));
  const visit = body.types.find(({ id }: { id: string }) => id === types.visit);
  assert.ok(visit.offers.some((one: { practitionerId: string; durationMinutes: number | null }) => one.practitionerId === practitioners.ben && one.durationMinutes === 45));
  for (const route of ['/v1/admin/calendar/options', path('2027-03-04', '2027-03-04')]) {
    assert.equal((await own.api.as(await own.keyWith(['schedule'])).get(route)).status, 403);
    assert.equal((await own.api.as(own.patient).get(route)).status, 403);
  }
  assert.equal((await own.api.as(own.staff).get(path('2027-03-04', '2027-05-04'))).status, 400);
  assert.equal((await own.api.as(own.staff).get(path('2027-03-04', '2027-03-03'))).status, 400);
});

test('C19 a calendar asks whether anything has changed, and leaves no trace of reading a patient', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const changes = (since = '', more = ofAda) => staff.get(path('2027-03-01', '2027-03-07', `${more}${since && `&since=${since}`}`).replace('calendar?', 'calendar/changes?'));
  const first = await changes();
  assert.deepEqual([first.status, first.body.changed], [200, true]);
  assert.deepEqual((await changes(first.body.marker)).body, { changed: false, marker: first.body.marker });
  const visit = { appointmentTypeId: types.visit, practitionerId: practitioners.ada, locationId: locations.toronto, patientId: own.patient.patient, start: '2027-03-04T10:00:00-05:00' };
  const { id } = (await staff.post('/v1/admin/appointments', visit)).body;
  const booked = await changes(first.body.marker);
  assert.equal(booked.body.changed, true);
  await staff.patch(`/v1/admin/appointments/${id}`, { status: 'arrived' });
  const arrived = await changes(booked.body.marker);
  assert.equal(arrived.body.changed, true);
  await staff.post(`/v1/admin/appointments/${id}/cancel`, {});
  const cancelled = await changes(arrived.body.marker);
  assert.equal(cancelled.body.changed, true);
  await staff.put('/v1/admin/schedules/busy-blocks/course', { practitionerId: practitioners.ada, start: '2027-03-04T12:00:00-05:00', end: '2027-03-04T13:00:00-05:00' });
  const busy = await changes(cancelled.body.marker);
  assert.equal(busy.body.changed, true);
  const { db } = await own.caller();
  const before = await db.AuditEvent.count({});
  assert.equal((await changes(busy.body.marker)).body.changed, false);
  assert.equal(await db.AuditEvent.count({}), before);
  assert.equal((await own.api.as(own.patient).get(path('2027-03-01', '2027-03-07').replace('calendar?', 'calendar/changes?'))).status, 403);
});
