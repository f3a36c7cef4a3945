import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenToStatements } from '../../db/connection.ts';
import { tx } from '../../db/tx.ts';
import { clinic, type Clinic, type Who } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { problemOf } from '../../testing/problem-of.ts';

const day = '2027-03-02';
const wish = (time: string, more: object = {}) => ({
  appointmentTypeId: types.visit,
  locationId: locations.toronto,
  practitionerId: practitioners.ada,
  start: `${day}T${time}:00-05:00`,
  ...more,
});
const held = async ({ api }: Clinic, who: Who, body: object) => (await api.as(who).post('/v1/holds', body)).body;
const book = async (own: Clinic, who: Who, body: object, more: object = {}) =>
  own.api.as(who).post('/v1/appointments', { holdId: (await held(own, who, body)).id, ...more });

test('C5 turns a hold into an appointment, and tells the patient by mail in the place’s own time', async (t) => {
  const own = await clinic(t);
  const { db } = await own.caller();
  const answer = await book(own, own.patient, wish('09:00'), { reason: 'My left knee' });
  assert.equal(answer.status, 201);
  const { id, ...appointment } = answer.body;
  assert.deepEqual(appointment, {
    status: 'booked',
    start: `${day}T09:00:00-05:00`,
    end: `${day}T09:30:00-05:00`,
    timeZone: 'America/Toronto',
    appointmentType: { id: types.visit, name: 'Visit' },
    location: {
      id: locations.toronto,
      name: 'Toronto',
      phone: '+14165550142',
      address: '12 Queen Street',
      city: 'Toronto',
    },
    practitioner: { id: practitioners.ada, name: 'Dr. Ada Núñez' },
    mode: 'inPerson',
    reason: 'My left knee',
    medium: null,
    canCancel: true,
    canReschedule: false,
    canJoin: false,
    canUndo: true,
    undoUntil: '2027-03-01T10:03:00-05:00',
    cancelUntil: '2027-03-01T10:03:00-05:00',
    rescheduleUntil: '2027-03-01T09:00:00-05:00',
    joinFrom: null,
    movesLeft: 2,
    refusals: { reschedule: 'too-late', join: 'not-video' },
    pendingMove: null,
    replaces: null,
    movedTo: null,
  });
  assert.deepEqual(
    [await db.Hold.count(), await db.Claim.count({ appointmentId: id }), await db.Claim.count()],
    [0, 6, 6],
  );
  const [row] = await db.AuditEvent.find({ where: { action: 'appointment.create' } });
  assert.deepEqual([row?.subjectId, row?.patientId, row?.via], [id, own.patient.patient, 'secret-key']);
  await own.drain();
  const mails = await db.Outbox.find({ where: { kind: 'mail' } });
  assert.deepEqual(
    mails.map(({ name, state }) => [name, state]),
    [['booked', 'done']],
  );
});

test('C5 somebody who held a slot before signing in books it afterwards, with the draft of the note', async (t) => {
  const own = await clinic(t);
  const { id, token } = await held(own, own.anyone, wish('09:00'));
  const header = { 'Portico-Hold': token };
  const before = await own.api.as(own.anyone).post('/v1/appointments', { holdId: id }, header);
  assert.deepEqual([problemOf(before), before.body.missing], ['409 step-missing', ['sign-in']]);
  await own.api.as(own.anyone).patch(`/v1/holds/${id}`, { reason: 'Written before' }, header);
  const maya = await own.api.signIn('maya');
  assert.equal(problemOf(await maya.post('/v1/appointments', { holdId: id })), '404 not-found', 'an id is no secret');
  const booked = await maya.post('/v1/appointments', { holdId: id }, header);
  assert.deepEqual([booked.status, booked.body.reason], [201, 'Written before']);
  const row = await (await own.caller()).db.Appointment.one({ id: booked.body.id });
  assert.deepEqual([row?.origin, row?.patientId], ['patient', own.patient.patient]);
});

test('C5 asks every rule again when the hold is booked', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const refused = async (time: string, meanwhile: () => Promise<unknown>) => {
    const { id } = await held(own, own.patient, wish(time));
    await meanwhile();
    return own.api.as(own.patient).post('/v1/appointments', { holdId: id });
  };
  const block = { practitionerId: practitioners.ada, start: `${day}T09:20:00-05:00`, end: `${day}T10:00:00-05:00` };
  const taken = await refused('09:00', () => staff.put('/v1/admin/schedules/busy-blocks/ehr-1', block));
  assert.equal(problemOf(taken), '409 slot-taken');
  assert.equal(taken.body.alternatives.includes(`${day}T10:00:00-05:00`), true);
  const closed = {
    kind: 'closed',
    locationId: locations.toronto,
    fromDate: day,
    toDate: day,
    start: '14:00',
    end: '15:00',
  };
  assert.equal(
    problemOf(await refused('14:00', () => staff.post('/v1/admin/schedules/exceptions', closed))),
    '409 slot-not-offered',
  );
  const longer = () => changeSettingsBy(own, { 'scheduling.priorToBook': { value: 5, unit: 'days' } });
  assert.equal(problemOf(await refused('10:00', longer)), '409 slot-not-offered');
  await changeSettingsBy(own, { 'scheduling.priorToBook': { value: 2, unit: 'hours' } });
  const off = () => staff.patch(`/v1/admin/appointment-types/${types.visit}`, { bookableOnline: false });
  assert.equal(problemOf(await refused('11:00', off)), '409 slot-not-offered');
  assert.equal(await (await own.caller()).db.Appointment.count(), 0);
});

test('C5 whoever held a slot in time doesn’t lose it to the notice while they sign in', async (t) => {
  const own = await clinic(t);
  own.clock.set('2027-03-01T16:00:00Z');
  const today = (time: string) => ({ ...wish('09:00'), start: `2027-03-01T${time}:00-05:00` });
  const { id } = await held(own, own.patient, today('13:00'));
  own.clock.advance(9 * 60_000);
  assert.equal(problemOf(await own.api.as(own.otherPatient).post('/v1/holds', today('13:00'))), '409 slot-not-offered');
  assert.equal((await own.api.as(own.patient).post('/v1/appointments', { holdId: id })).status, 201);
});

test('C5 a practitioner and a place are told by mail in the patient’s language and the place’s wall time', async (t) => {
  const own = await clinic(t);
  const { db } = await own.caller();
  await tx(() => db.Patient.update({ id: own.otherPatient.patient }, { preferredLanguage: 'fr' }));
  const body = { appointmentTypeId: types.visit, locationId: locations.stJohns, start: '2027-03-15T08:30:00-02:30' };
  assert.equal((await book(own, own.otherPatient, body)).status, 201);
  await own.drain();
  const [mail] = await own.mails('patient1@example.org');
  assert.match(mail?.subject ?? '', /^Réservé/);
  assert.match(mail?.text ?? '', /15 mars 2027/);
  assert.match(mail?.text ?? '', /8 h 30/);
  assert.match(mail?.text ?? '', /Cleo Παππά/);
});

test('C5 a hold that expired, or was booked, books nothing', async (t) => {
  const own = await clinic(t);
  const { id } = await held(own, own.patient, wish('09:00'));
  own.clock.advance(10 * 60_000);
  assert.equal(problemOf(await own.api.as(own.patient).post('/v1/appointments', { holdId: id })), '409 hold-expired');
  const other = await held(own, own.otherPatient, wish('09:00'));
  assert.equal(
    problemOf(await own.api.as(own.patient).post('/v1/appointments', { holdId: id })),
    '409 hold-expired',
    'somebody took it over',
  );
  assert.equal((await own.api.as(own.otherPatient).post('/v1/appointments', { holdId: other.id })).status, 201);
  assert.equal(
    problemOf(await own.api.as(own.otherPatient).post('/v1/appointments', { holdId: other.id })),
    '404 not-found',
  );
});

test('H6 the same key books once, also when it is sent twice at once', async (t) => {
  const own = await clinic(t);
  const { id: holdId } = await held(own, own.patient, wish('09:00'));
  const send = () =>
    own.api.as(own.patient).post('/v1/appointments', { holdId }, { 'Idempotency-Key': 'book-it-once' });
  const [first, second] = await Promise.all([send(), send()]);
  const third = await send();
  assert.deepEqual([first.status, first.body, first.body], [201, second.body, third.body]);
  const { db } = await own.caller();
  assert.equal(await db.Appointment.count(), 1);
  assert.equal(await db.Outbox.count({ kind: 'event' }), 1);
  assert.equal(await db.AuditEvent.count({ action: 'appointment.create' }), 1);
});

test('C1 lists what is to come, nearest first, and what is past, latest first, in pages', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const record = (start: string, status = 'booked', patientId = own.patient.patient) =>
    staff.post('/v1/admin/appointments', { ...wish('09:00'), start, status, patientId });
  for (const start of ['2027-03-04T14:00:00Z', '2027-03-02T14:00:00Z', '2027-03-03T14:00:00Z'])
    assert.equal((await record(start)).status, 201);
  await record('2027-02-01T14:00:00Z', 'fulfilled');
  await record('2027-02-02T14:00:00Z', 'noshow');
  await record('2027-03-09T14:00:00Z', 'cancelled');
  await record('2027-03-05T14:00:00Z', 'booked', own.otherPatient.patient);
  const me = own.api.as(own.patient);
  const starts = (body: { data: { start: string }[] }) => body.data.map((one) => one.start.slice(5, 10));
  assert.deepEqual(starts((await me.get('/v1/me/appointments')).body), ['03-02', '03-03', '03-04', '03-09'], 'what is called off isn’t past before its time');
  assert.deepEqual(starts((await me.get('/v1/me/appointments?when=past')).body), ['02-02', '02-01']);
  const first = (await me.get('/v1/me/appointments?limit=2')).body;
  assert.deepEqual(starts((await me.get(`/v1/me/appointments?limit=2&cursor=${first.nextCursor}`)).body), ['03-04', '03-09']);
  own.clock.set('2027-03-02T14:39:00Z');
  assert.equal(starts((await me.get('/v1/me/appointments')).body)[0], '03-02', 'until it is over');
  own.clock.set('2027-03-02T14:40:00Z');
  assert.equal(starts((await me.get('/v1/me/appointments?when=past')).body)[0], '03-02');
});

test('C1 nobody reads another patient’s appointments', async (t) => {
  const own = await clinic(t);
  const stranger = await clinic(t);
  const { id } = (await book(own, own.patient, wish('09:00'))).body;
  const path = `/v1/me/appointments/${id}`;
  assert.equal((await own.api.as(own.patient).get(path)).body.id, id);
  for (const client of [own.api.as(own.otherPatient), stranger.api.as(stranger.patient)]) {
    assert.equal((await client.get(path)).status, 404);
    assert.deepEqual((await client.get('/v1/me/appointments')).body.data, []);
  }
  assert.deepEqual((await stranger.api.as(stranger.staff).get('/v1/admin/appointments')).body.data, []);
  assert.equal((await own.api.as(own.anyone).get(path)).status, 401);
  assert.equal((await own.api.as(own.staff).get(path)).status, 403);
  assert.equal((await own.api.as('nobody').get('/v1/me/appointments')).status, 401);
});

test('C1 sections.appointments hides what is booked; booking goes on', async (t) => {
  const own = await clinic(t);
  const { id } = (await book(own, own.patient, wish('09:00'))).body;
  await changeSettingsBy(own, { 'sections.appointments': false });
  for (const path of ['/v1/me/appointments', `/v1/me/appointments/${id}`]) {
    const { status, body } = await own.api.as(own.patient).get(path);
    assert.deepEqual([status, body.type, body.section], [403, 'urn:portico:problem:section-disabled', 'appointments']);
  }
  assert.equal((await book(own, own.patient, wish('10:00'))).status, 201);
});

test('C10 refuses the second of two bookings of any shared minute, whoever makes them', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const record = (start: string, more: object = {}) =>
    staff.post('/v1/admin/appointments', {
      ...wish('09:00'),
      start: `${day}T${start}:00-05:00`,
      patientId: own.otherPatient.patient,
      ...more,
    });
  assert.equal((await book(own, own.patient, wish('09:30'))).status, 201);
  assert.equal(problemOf(await record('09:00')), '409 slot-taken', 'forty minutes run into it');
  assert.equal((await record('08:50')).status, 201, 'staff may book before hours');
  assert.equal(problemOf(await record('09:55')), '409 slot-taken');
  assert.equal((await record('10:00', { durationMinutes: 5 })).status, 201);
  assert.equal((await record('09:30', { status: 'cancelled' })).status, 201, 'what was called off takes no time');
  assert.equal(
    problemOf(await record('10:10', { appointmentTypeId: types.massage })),
    '409 slot-taken',
    'with its buffer',
  );
  assert.equal((await record('10:15', { appointmentTypeId: types.massage })).status, 201);
});

test('C10 the database itself refuses a second claim, an ownerless one and one of two owners', async (t) => {
  const own = await clinic(t);
  const { db } = await own.caller();
  const { id: holdId } = await held(own, own.patient, wish('09:00'));
  const { id: appointmentId } = (await book(own, own.patient, wish('10:00'))).body;
  const [claim] = await db.Claim.find({ where: { holdId }, limit: 1 });
  const { who = '', tick = 0 } = claim ?? {};
  const refused = (row: object) => assert.rejects(tx(() => db.Claim.insert({ who, tick: tick + 500, ...row })));
  await refused({ tick, appointmentId });
  await refused({});
  await refused({ holdId, appointmentId });
  await refused({ holdId: appointmentId });
  await tx(() => db.Hold.remove({ id: holdId }));
  assert.equal(await db.Claim.count({ holdId }), 0, 'no claim outlives its owner');
});

test('I6 the same time of the same person can be booked in two organizations', async (t) => {
  const [one, other] = [await clinic(t), await clinic(t)];
  assert.equal((await book(one, one.patient, wish('09:00'))).status, 201);
  assert.equal((await book(other, other.patient, wish('09:00'))).status, 201);
});

test('C1 staff find appointments, and each patient who shows is audited', async (t) => {
  const own = await clinic(t);
  await book(own, own.patient, wish('09:00'));
  await book(own, own.otherPatient, wish('10:00'));
  const staff = own.api.as(own.staff);
  const count = async (query: string) => (await staff.get(`/v1/admin/appointments?${query}`)).body.data.length;
  assert.deepEqual(
    [
      await count(''),
      await count(`patientId=${own.patient.patient}`),
      await count(`practitionerId=${practitioners.ben}`),
      await count('from=2027-03-02T14:30:00Z'),
      await count('to=2027-03-02T14:30:00Z'),
    ],
    [2, 1, 0, 1, 1],
  );
  const { body } = await staff.get('/v1/admin/appointments?limit=1');
  assert.deepEqual([body.data[0].origin, body.data[0].patientId], ['api', own.patient.patient]);
  assert.equal(
    (await staff.get(`/v1/admin/appointments?limit=1&cursor=${body.nextCursor}`)).body.data[0].patientId,
    own.otherPatient.patient,
  );
  const { db } = await own.caller();
  assert.equal(await db.AuditEvent.count({ action: 'appointment.list', patientId: own.otherPatient.patient }), 3);
  const scheduler = own.api.as(await own.keyWith(['schedule']));
  assert.equal(problemOf(await scheduler.get('/v1/admin/appointments')), '403 missing-permission');
});

test('C1 lists ask the database the same number of times for one row and for many', async (t) => {
  const own = await clinic(t);
  const count = async (who: Who, path: string) => {
    let statements = 0;
    await own.api.as(who).get(path);
    const stop = listenToStatements(() => void (statements += 1));
    assert.equal((await own.api.as(who).get(path)).status, 200);
    stop();
    return statements;
  };
  const lists = async () => [
    await count(own.patient, '/v1/me/appointments'),
    await count(own.staff, '/v1/admin/appointments'),
    await count(own.anyone, '/v1/appointment-types'),
    await count(own.anyone, '/v1/practitioners'),
    await count(own.staff, '/v1/admin/practitioners'),
    await count(own.staff, '/v1/admin/appointment-types'),
  ];
  await book(own, own.patient, wish('09:00'));
  const few = await lists();
  for (const time of ['09:30', '10:00', '10:30']) await book(own, own.patient, wish(time));
  await book(own, own.otherPatient, wish('11:00'));
  const offers = [{ practitionerId: practitioners.ben, locationId: locations.toronto }];
  const more = { name: 'More', durationMinutes: 30, bookableOnline: true, onlineDuration: 30, offers };
  await own.api.as(own.staff).post('/v1/admin/appointment-types', more);
  await own.api.as(own.staff).post('/v1/admin/practitioners', { givenName: 'Eva', familyName: 'Ström' });
  assert.deepEqual(await lists(), few);
});
