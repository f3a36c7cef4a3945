import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenToStatements } from '../../db/connection.ts';
import { tx } from '../../db/tx.ts';
import { clinic, type Clinic, type Who } from '../../testing/clinic.ts';
import { holiday, locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';

interface Ask {
  readonly type?: string;
  readonly at?: string;
  readonly with?: string;
  readonly from: string;
  readonly to?: string;
  readonly as?: Who;
}

const path = ({ type = types.visit, at = locations.toronto, with: who, from, to = from }: Ask) =>
  `/v1/slots?appointmentTypeId=${type}&locationId=${at}${who ? `&practitionerId=${who}` : ''}&from=${from}&to=${to}`;

const ask = async ({ api, anyone }: Clinic, wish: Ask) => {
  const { status, body } = await api.as(wish.as ?? anyone).get(path(wish));
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

/** The free times of one day as the clinic's clock shows them. */
const times = async (own: Clinic, wish: Ask, which: 'free' | 'taken' = 'free') =>
  (await ask(own, wish)).data
    .flatMap((day: Record<string, string[]>) => day[which] ?? [])
    .map((start: string) => start.slice(11, 16))
    .join(' ');

const ada = { with: practitioners.ada };
const friday = '2027-03-05';
const allFriday = '09:00 09:30 10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30';

test('C7 scheduling.slotAvailability offers only hours marked for the portal, of the clinic or of one location', async (t) => {
  const own = await clinic(t);
  assert.equal(await times(own, { ...ada, from: friday }), allFriday);
  await changeSettingsBy(own, { 'scheduling.slotAvailability': true });
  assert.equal(await times(own, { ...ada, from: friday }), '09:00 09:30 10:00 10:30 11:00 11:30');
  await changeSettingsBy(own, { 'scheduling.slotAvailability': false }, locations.toronto);
  assert.equal(await times(own, { ...ada, from: friday }), allFriday);
  assert.equal(await times(own, { at: locations.stJohns, from: friday }), '', 'nothing there is marked for the portal');
});

test('C7 scheduling.priorToBook keeps its notice, in hours or in whole days', async (t) => {
  const own = await clinic(t);
  const today = { ...ada, from: '2027-03-01' };
  assert.equal(await times(own, today), '13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30', 'two hours after ten');
  await changeSettingsBy(own, { 'scheduling.priorToBook': { value: 0, unit: 'hours' } });
  assert.match(await times(own, today), /^10:00 10:30 11:00/);
  await changeSettingsBy(own, { 'scheduling.priorToBook': { value: 5, unit: 'hours' } });
  assert.equal(await times(own, today), '15:00 15:30 16:00 16:30');
  own.clock.advance(1000);
  assert.equal(await times(own, today), '15:30 16:00 16:30', 'a second later');
  await changeSettingsBy(own, { 'scheduling.priorToBook': { value: 1, unit: 'days' } });
  assert.equal(
    await times(own, { ...ada, from: '2027-03-01', to: '2027-03-02' }),
    '10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30',
  );
  own.clock.set('2027-03-12T15:00:00Z');
  await changeSettingsBy(own, { 'scheduling.priorToBook': { value: 3, unit: 'days' } });
  assert.match(
    await times(own, { ...ada, from: '2027-03-15' }),
    /^10:00 10:30/,
    'the same wall time, though an hour was skipped',
  );
});

test('C7 scheduling.priorToBook of a type goes before the setting', async (t) => {
  const own = await clinic(t, { 'scheduling.priorToBook': { value: 3, unit: 'days' } });
  assert.equal(await times(own, { ...ada, from: '2027-03-01' }), '');
  await own.api
    .as(own.staff)
    .patch(`/v1/admin/appointment-types/${types.visit}`, { priorToBook: { value: 1, unit: 'hours' } });
  assert.match(await times(own, { ...ada, from: '2027-03-01' }), /^11:00 11:30/);
});

test('C7 scheduling.daysAhead counts in days of the place', async (t) => {
  const own = await clinic(t);
  await changeSettingsBy(own, { 'scheduling.daysAhead': 1 });
  const dates = async (at: string) =>
    (await ask(own, { at, from: '2027-03-01', to: '2027-03-31' })).data.map((day: { date: string }) => day.date);
  assert.deepEqual(await dates(locations.toronto), ['2027-03-01', '2027-03-02']);
  assert.deepEqual(
    await dates(locations.adelaide),
    ['2027-03-02', '2027-03-03'],
    'there it is the second of March already',
  );
  await changeSettingsBy(own, { 'scheduling.daysAhead': 4 }, locations.adelaide);
  assert.equal((await dates(locations.adelaide)).at(-1), '2027-03-06');
});

test('C7 scheduling.showBookedSlots shows taken times, and nothing about who took them', async (t) => {
  const own = await clinic(t);
  const start = `${friday}T10:00:00-05:00`;
  const held = await own.api.as(own.patient).post('/v1/holds', {
    appointmentTypeId: types.visit,
    locationId: locations.toronto,
    practitionerId: practitioners.ada,
    start,
  });
  assert.equal(held.status, 201);
  const wish = { ...ada, from: friday };
  assert.equal(await times(own, wish, 'taken'), '');
  assert.doesNotMatch(await times(own, wish), /10:00/);
  await changeSettingsBy(own, { 'scheduling.showBookedSlots': true });
  assert.equal(await times(own, wish, 'taken'), '10:00');
  assert.deepEqual(Object.keys((await ask(own, wish)).data[0]), ['date', 'free', 'taken']);
});

test('C7 scheduling.restrictToDefaultLocation lets a patient with a default location book only there', async (t) => {
  const own = await clinic(t);
  const answer = await own.api.as(own.patient).get('/v1/locations');
  assert.equal(answer.body.data.length, 3);
  const { db } = await own.caller();
  await tx(() => db.Patient.update({ id: own.patient.patient }, { defaultLocationId: locations.stJohns }));
  await changeSettingsBy(own, { 'scheduling.restrictToDefaultLocation': true });
  assert.equal(await times(own, { from: friday, as: own.patient }), '');
  assert.notEqual(await times(own, { from: friday, at: locations.stJohns, as: own.patient }), '');
  assert.notEqual(await times(own, { from: friday, as: own.otherPatient }), '', 'without a default location: anywhere');
  assert.notEqual(await times(own, { from: friday }), '', 'before signing in: anywhere');
  const names = async (route: string) =>
    (await own.api.as(own.patient).get(route)).body.data.map((one: { name: string }) => one.name);
  assert.deepEqual(await names('/v1/locations'), ['St. John’s']);
  assert.deepEqual(await names('/v1/appointment-types'), ['Visit']);
  assert.deepEqual(await names('/v1/practitioners'), ['Cleo Παππά']);
  const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, start: `${friday}T10:00:00-05:00` };
  assert.equal(
    (await own.api.as(own.patient).post('/v1/holds', wish)).body.type,
    'urn:portico:problem:slot-not-offered',
  );
});

test('C7 keeps buffers free on both sides', async (t) => {
  const own = await clinic(t);
  const massage = { ...ada, type: types.massage, from: friday };
  assert.match(
    await times(own, massage),
    /^09:00 09:15 .* 16:00$/,
    'only the hour itself must lie in the opening hours',
  );
  const wish = { appointmentTypeId: types.massage, locationId: locations.toronto, practitionerId: practitioners.ada };
  const held = await own.api.as(own.patient).post('/v1/holds', { ...wish, start: `${friday}T10:00:00-05:00` });
  assert.equal(held.status, 201);
  assert.doesNotMatch(
    await times(own, { ...ada, from: friday }),
    /09:30|10:00|10:30|11:00/,
    'visits keep out of 9:50 to 11:15',
  );
  assert.match(await times(own, { ...ada, from: friday }), /^09:00 11:30 /);
  const before = (await times(own, massage)).split(' ');
  assert.deepEqual(
    [before[0], before.includes('12:00')],
    ['13:00', false],
    'two massages need 25 minutes between them',
  );
});

test('C7 closes on holidays and absences, and opens in extra hours', async (t) => {
  const own = await clinic(t);
  assert.equal(await times(own, { from: holiday }), '');
  assert.notEqual(await times(own, { from: holiday, at: locations.stJohns }), '', 'a holiday of one place');
  assert.equal(await times(own, { from: '2027-03-16', with: practitioners.ben }), '');
  assert.equal(await times(own, { from: '2027-03-13' }), '10:00 10:30 11:00 11:30', 'a Saturday');
});

test('C7 offers each practitioner in their own time, and with any of them the longest is told', async (t) => {
  const own = await clinic(t);
  const tuesday = '2027-03-02';
  assert.equal((await ask(own, { from: tuesday, with: practitioners.ben })).durationMinutes, 45);
  assert.equal((await ask(own, { from: tuesday, ...ada })).durationMinutes, 30);
  assert.equal((await ask(own, { from: tuesday })).durationMinutes, 45);
  assert.match(await times(own, { from: tuesday }), /11:30 12:00 12:30/, 'Ben is there at lunch');
});

test('C7 knows of a practitioner at two places on one day', async (t) => {
  const own = await clinic(t);
  const video = { type: types.video, from: friday };
  assert.match(await times(own, video), /^11:00 11:20/);
  const wish = { appointmentTypeId: types.visit, locationId: locations.stJohns };
  const held = await own.api.as(own.patient).post('/v1/holds', { ...wish, start: `${friday}T11:30:00-03:30` });
  assert.deepEqual(
    [held.status, held.body.start, held.body.end],
    [201, `${friday}T11:30:00-03:30`, `${friday}T12:00:00-03:30`],
  );
  await own.api.as(own.staff).put('/v1/admin/schedules/busy-blocks/drive', {
    practitionerId: practitioners.cleo,
    start: `${friday}T10:30:00-05:00`,
    end: `${friday}T11:10:00-05:00`,
  });
  assert.match(await times(own, video), /^11:20 11:40/, 'on her way from one to the other');
});

test('C7 keeps local hours on days when clocks change', async (t) => {
  const own = await clinic(t);
  const starts = async (at: string, from: string, type = types.visit) =>
    (await ask(own, { at, from, type })).data[0].free;
  assert.equal((await starts(locations.toronto, '2027-03-12'))[0], '2027-03-12T09:00:00-05:00');
  assert.equal((await starts(locations.toronto, '2027-03-15'))[0], '2027-03-15T09:00:00-04:00');
  const night = (await starts(locations.adelaide, '2027-04-04')).filter((start: string) => /T0[23]/.test(start));
  assert.deepEqual(night.slice(0, 4), [
    '2027-04-04T02:00:00+10:30',
    '2027-04-04T02:30:00+10:30',
    '2027-04-04T02:00:00+09:30',
    '2027-04-04T02:30:00+09:30',
  ]);
  assert.equal(night.length, 6);
});

test('C7 says what is wrong with the days asked for', async (t) => {
  const { api, anyone } = await clinic(t);
  const errors = async (wish: Ask) => (await api.as(anyone).get(path(wish), { 'Accept-Language': 'fr' })).body.errors;
  assert.deepEqual(await errors({ from: friday, to: '2027-03-04' }), [
    { in: 'query', path: '/to', code: 'order', message: 'Ceci ne doit pas précéder l’autre borne' },
  ]);
  assert.deepEqual(await errors({ from: '2027-03-01', to: '2027-05-02' }), [
    { in: 'query', path: '/to', code: 'days', message: 'On peut demander au plus 62 jours à la fois' },
  ]);
  assert.equal((await api.as(anyone).get(path({ from: '2027-03-01', to: '2027-05-01' }))).status, 200);
  for (const from of ['0001-01-01', '1900-02-29', '9999-12-31']) {
    const { status, body } = await api.as(anyone).get(path({ from }));
    assert.ok(status === 400 || (status === 200 && body.data.length === 0), `${from}: ${status}`);
  }
  assert.equal((await api.as(anyone).get(path({ from: friday, at: types.visit }))).status, 404);
  assert.equal((await api.as('nobody').get(path({ from: friday }))).status, 401);
});

test('C7 asks the database the same number of times for a day and for two months', async (t) => {
  const own = await clinic(t);
  const count = async (wish: Ask) => {
    let statements = 0;
    const stop = listenToStatements(() => void (statements += 1));
    await ask(own, wish);
    stop();
    return statements;
  };
  await ask(own, { from: friday });
  const one = await count({ ...ada, from: friday });
  const many = await count({ from: '2027-03-01', to: '2027-05-01' });
  assert.deepEqual([one, many], [many, one]);
  assert.ok(many <= 6, `${many} statements`);
});
