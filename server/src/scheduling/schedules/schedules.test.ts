import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';

const monday = '2027-03-08';
const hours = `/v1/admin/schedules/${practitioners.ada}/locations/${locations.toronto}`;
const times = async ({ api, anyone }: Clinic, date = monday, more = `&practitionerId=${practitioners.ada}`) => {
  const ask = `/v1/slots?appointmentTypeId=${types.visit}&locationId=${locations.toronto}&from=${date}&to=${date}${more}`;
  return (await api.as(anyone).get(ask)).body.data
    .flatMap((one: { free: string[] }) => one.free)
    .map((start: string) => start.slice(11, 16))
    .join(' ');
};
const problemOf = ({ status, body }: { status: number; body: { type: string } }) =>
  `${status} ${body.type.split(':').at(-1)}`;

test('C7 a practitioner’s weekly hours are replaced as a whole, with dates and types of their own', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  assert.equal((await staff.get(hours)).body.rules.length, 10);
  const rules = [
    { weekday: 'mon', start: '08:00', end: '09:00', effectiveTo: monday },
    { weekday: 'mon', start: '10:00', end: '11:00', effectiveFrom: '2027-03-15' },
    { weekday: 'mon', start: '20:00', end: '24:00', appointmentTypeIds: [types.massage] },
  ];
  const { status, body } = await staff.put(hours, { rules });
  assert.deepEqual(
    [status, body.rules[0]],
    [
      200,
      {
        weekday: 'mon',
        start: '08:00',
        end: '09:00',
        effectiveFrom: null,
        effectiveTo: monday,
        portal: false,
        appointmentTypeIds: null,
      },
    ],
  );
  assert.equal(await times(own), '08:00 08:30');
  assert.equal(await times(own, '2027-03-15'), '10:00 10:30');
  assert.equal(await times(own, '2027-03-09'), '');
  const { errors } = (
    await staff.put(hours, {
      rules: [
        { weekday: 'mon', start: '10:00', end: '09:00' },
        { weekday: 'mon', start: '10:03', end: '11:00' },
      ],
    })
  ).body;
  assert.deepEqual(
    errors.map((one: { path: string }) => one.path),
    ['/rules/1/start'],
  );
  assert.equal(
    (await staff.put(hours, { rules: [{ weekday: 'mon', start: '10:00', end: '09:00' }] })).body.errors[0].path,
    '/rules/0/end',
  );
  assert.equal(
    problemOf(await staff.put(hours, { rules: [{ ...rules[0], appointmentTypeIds: [practitioners.ada] }] })),
    '404 not-found',
  );
  assert.equal(await times(own), '08:00 08:30', 'a refusal changes nothing');
});

test('C7 the latest of several exceptions wins, and a removed one counts no more', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const days = { fromDate: monday, toDate: monday };
  const closed = await staff.post('/v1/admin/schedules/exceptions', {
    kind: 'closed',
    practitionerId: practitioners.ada,
    ...days,
  });
  assert.deepEqual([closed.status, closed.body.start, closed.body.end], [201, '00:00', '24:00']);
  assert.equal(await times(own), '');
  const extra = {
    kind: 'extra',
    practitionerId: practitioners.ada,
    locationId: locations.toronto,
    ...days,
    start: '10:00',
    end: '11:00',
  };
  await staff.post('/v1/admin/schedules/exceptions', extra);
  assert.equal(await times(own), '10:00 10:30');
  const listed = (await staff.get(`/v1/admin/schedules/exceptions?from=${monday}`)).body.data;
  assert.deepEqual(
    listed.slice(-2).map((one: { kind: string }) => one.kind),
    ['closed', 'extra'],
  );
  assert.equal((await staff.delete(`/v1/admin/schedules/exceptions/${closed.body.id}`)).status, 204);
  assert.match(await times(own), /^09:00 09:30/);
  assert.equal(problemOf(await staff.delete(`/v1/admin/schedules/exceptions/${closed.body.id}`)), '404 not-found');
  const wrong = async (body: object) =>
    (await staff.post('/v1/admin/schedules/exceptions', body)).body.errors?.[0].path;
  assert.equal(await wrong({ kind: 'closed', ...days }), '/locationId');
  assert.equal(await wrong({ kind: 'extra', practitionerId: practitioners.ada, ...days }), '/locationId');
  assert.equal(await wrong({ ...extra, toDate: '2027-03-01' }), '/toDate');
  assert.equal(await wrong({ ...extra, end: '10:00' }), '/end');
});

test('C7 a busy block of another system takes time, moves by its own id, and goes again', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const put = (id: string, from: string, to: string) =>
    staff.put(`/v1/admin/schedules/busy-blocks/${id}`, {
      practitionerId: practitioners.ada,
      start: `${monday}T${from}:00-05:00`,
      end: `${monday}T${to}:00-05:00`,
    });
  assert.equal((await put('ehr-7', '09:00', '11:30')).status, 200);
  assert.match(await times(own), /^11:30 13:00/);
  assert.deepEqual((await put('ehr-7', '09:00', '10:10')).body, (await put('ehr-7', '09:00', '10:10')).body);
  assert.match(await times(own), /^10:30 11:00/);
  await put('ehr-8', '09:30', '12:00');
  assert.match(await times(own), /^13:00/, 'blocks may overlap');
  const list = await staff.get(`/v1/admin/schedules/busy-blocks?practitionerId=${practitioners.ada}`);
  assert.deepEqual(
    list.body.data.map((one: { externalId: string }) => one.externalId),
    ['ehr-7', 'ehr-8'],
  );
  for (const id of ['ehr-7', 'ehr-8'])
    assert.equal((await staff.delete(`/v1/admin/schedules/busy-blocks/${id}`)).status, 204);
  assert.match(await times(own), /^09:00/);
  assert.equal((await put('ehr-9', '10:00', '09:00')).body.errors[0].path, '/end');
});

test('C7 a type is made with its offers, and changed', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const offers = [{ practitionerId: practitioners.ada, locationId: locations.toronto, durationMinutes: 50 }];
  const made = await staff.post('/v1/admin/appointment-types', {
    name: 'Dry needling',
    durationMinutes: 45,
    bookableOnline: true,
    onlineDuration: 40,
    offers,
  });
  assert.deepEqual(
    [made.status, made.body.stepMinutes, made.body.mode, made.body.offers],
    [201, 15, 'inPerson', offers],
  );
  const listed = (await own.api.as(own.anyone).get('/v1/appointment-types')).body.data.find(
    (one: { id: string }) => one.id === made.body.id,
  );
  assert.deepEqual([listed.name, listed.durationMinutes, listed.price], ['Dry needling', 40, undefined]);
  const changed = await staff.patch(`/v1/admin/appointment-types/${made.body.id}`, { offers: [], priceMinor: 100 });
  assert.deepEqual([changed.body.offers, changed.body.priceMinor, changed.body.name], [[], 100, 'Dry needling']);
  assert.equal(
    (await staff.post('/v1/admin/appointment-types', { name: 'Odd', durationMinutes: 7 })).body.errors[0].path,
    '/durationMinutes',
  );
  assert.equal(
    problemOf(await staff.patch(`/v1/admin/appointment-types/${practitioners.ada}`, { name: 'None' })),
    '404 not-found',
  );
  const foreign = [{ practitionerId: locations.toronto, locationId: locations.toronto }];
  assert.equal(
    problemOf(
      await staff.post('/v1/admin/appointment-types', { name: 'Foreign', durationMinutes: 30, offers: foreign }),
    ),
    '404 not-found',
  );
});

test('I6 nobody but staff with the right changes a schedule, and only their own organization’s', async (t) => {
  const [own, other] = [await clinic(t), await clinic(t)];
  const path = `/v1/admin/appointment-types/${types.visit}`;
  const reader = own.api.as(await own.keyWith(['appointments', 'patients.act']));
  assert.equal(problemOf(await reader.patch(path, { name: 'Mine' })), '403 missing-permission');
  assert.equal(problemOf(await own.api.as(own.patient).patch(path, { name: 'Mine' })), '403 not-allowed');
  assert.equal(problemOf(await own.api.as(own.anyone).put(hours, { rules: [] })), '401 unauthorized');
  assert.equal((await own.api.as(own.staff).patch(path, { name: 'Renamed' })).status, 200);
  const names = async ({ api, staff }: Clinic) =>
    (await api.as(staff).get('/v1/admin/appointment-types')).body.data.map((one: { name: string }) => one.name);
  assert.equal((await names(own)).includes('Renamed'), true);
  assert.equal((await names(other)).includes('Renamed'), false);
});

test('C7 scheduling.slotAvailability is told with the hours of the place, so that staff know which ones are offered', async (t) => {
  const own = await clinic(t, { 'scheduling.slotAvailability': true });
  const staff = own.api.as(own.staff);
  assert.equal((await staff.get(hours)).body.portalOnly, true);
  await changeSettingsBy(own, { 'scheduling.slotAvailability': false }, hours.split('/').at(-1));
  assert.equal((await staff.get(hours)).body.portalOnly, false);
  assert.equal((await staff.put(hours, { rules: [] })).body.portalOnly, false);
});

test('C19 several locations are closed at once, all or none', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const body = { kind: 'closed', fromDate: monday, toDate: monday, note: 'Holiday' };
  const made = await staff.post('/v1/admin/schedules/exceptions', { ...body, locationIds: [locations.toronto, locations.stJohns] });
  assert.equal(made.status, 201);
  const places = made.body.exceptions.map((one: { locationId: string }) => one.locationId);
  assert.deepEqual([places, made.body.locationId, made.body.conflicts], [[locations.toronto, locations.stJohns], locations.toronto, { count: 0, appointmentIds: [] }]);
  assert.equal(await times(own), '');
  const before = (await staff.get('/v1/admin/schedules/exceptions')).body.data.length;
  assert.equal(problemOf(await staff.post('/v1/admin/schedules/exceptions', { ...body, locationIds: [locations.adelaide, types.visit] })), '404 not-found');
  assert.equal((await staff.get('/v1/admin/schedules/exceptions')).body.data.length, before);
});

test('C19 whoever closes days is told which visits fall on them, by the place’s own clock', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const visit = async (start: string, more: object = {}) => {
    const body = { patientId: own.patient.patient, appointmentTypeId: types.visit, practitionerId: practitioners.ada, locationId: locations.toronto, start, durationMinutes: 30, ...more };
    return (await staff.post('/v1/admin/appointments', body)).body.id;
  };
  const late = await visit(`${monday}T23:30:00-05:00`);
  const noon = await visit(`${monday}T12:00:00-05:00`);
  await visit('2027-03-09T00:00:00-05:00');
  await visit(`${monday}T12:00:00-03:30`, { locationId: locations.stJohns, practitionerId: practitioners.cleo });
  const cancelled = await visit(`${monday}T14:00:00-05:00`);
  await staff.post(`/v1/admin/appointments/${cancelled}/cancel`, {});
  const days = { fromDate: monday, toDate: monday };
  const conflicts = async (body: object) => (await staff.post('/v1/admin/schedules/exceptions', { ...days, ...body })).body.conflicts;
  assert.deepEqual(await conflicts({ kind: 'closed', locationId: locations.toronto }), { count: 2, appointmentIds: [noon, late] });
  assert.deepEqual(await conflicts({ kind: 'closed', practitionerId: practitioners.ada, start: '12:15', end: '13:00' }), { count: 1, appointmentIds: [noon] });
  assert.deepEqual(await conflicts({ kind: 'closed', practitionerId: practitioners.ada, start: '12:30', end: '13:00' }), { count: 0, appointmentIds: [] });
  assert.equal((await conflicts({ kind: 'closed', locationIds: [locations.toronto, locations.stJohns] })).count, 3);
  assert.deepEqual(await conflicts({ kind: 'extra', locationId: locations.toronto, start: '11:00', end: '13:00' }), { count: 0, appointmentIds: [] });
  own.clock.set('2027-03-08T18:00:00Z');
  assert.deepEqual(await conflicts({ kind: 'closed', locationId: locations.toronto }), { count: 1, appointmentIds: [late] }, 'what is over is no conflict');
});
