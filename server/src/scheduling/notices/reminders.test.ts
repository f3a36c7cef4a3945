import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { locations } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { heard } from '../requests/testing.ts';
import { book, wish } from '../testing.ts';

const home = 'patient0@example.org';
const free = { 'scheduling.allowedReschedules': null, 'scheduling.priorToCancel': { value: 0, unit: 'hours' } };

/** Goes forward in steps as a worker would wake up, and says when each reminder left. */
async function remindersUntil(own: Clinic, until: string, stepMinutes = 30): Promise<string[]> {
  const known = new Set((await heard(own, home)).map(({ messageId }) => messageId));
  const left: string[] = [];
  while (own.clock.now() < new Date(until)) {
    own.clock.advance(stepMinutes * 60_000);
    for (const { subject } of await heard(own, home, known)) if (subject.startsWith('Reminder')) left.push(own.clock.now().toISOString().slice(5, 16));
  }
  return left;
}

test('C18 scheduling.remindHoursBefore: each reminder leaves once, at its time', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [48, 2], 'messaging.quietHours': null });
  await book(own, own.patient, wish('2027-03-04T10:00'));
  assert.deepEqual(await remindersUntil(own, '2027-03-05T00:00:00Z'), ['03-02T15:00', '03-04T13:00']);
});

test('C18 scheduling.remindHoursBefore that has passed when one books is left out', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [48, 24, 0], 'messaging.quietHours': null });
  await book(own, own.patient, wish('2027-03-02T14:00'));
  assert.deepEqual(await remindersUntil(own, '2027-03-03T00:00:00Z'), ['03-01T19:00', '03-02T19:00']);
});

test('C18 messaging.quietHours: a reminder waits until they end at the place', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [2], 'messaging.quietHours': { from: '21:00', to: '08:00' } });
  await book(own, own.patient, wish('2027-03-04T09:00'));
  assert.deepEqual(await remindersUntil(own, '2027-03-05T00:00:00Z'), ['03-04T13:00']);
});

test('C18 messaging.quietHours: a reminder that would come after the start is not sent', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [2], 'messaging.quietHours': { from: '21:00', to: '09:30' } });
  await book(own, own.patient, wish('2027-03-04T09:00'));
  assert.deepEqual(await remindersUntil(own, '2027-03-05T00:00:00Z'), []);
});

test('C18 messaging.quietHours: two reminders that wait for the same moment are one', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [10, 4, 2], 'messaging.quietHours': { from: '21:00', to: '08:00' } });
  await book(own, own.patient, wish('2027-03-04T09:30'));
  assert.deepEqual(await remindersUntil(own, '2027-03-05T00:00:00Z'), ['03-04T13:00']);
});

test('C18 messaging.quietHours of the location count, as they are when the reminder is due', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [3, 2], 'messaging.quietHours': null });
  await book(own, own.patient, wish('2027-03-04T10:00'));
  await own.drain();
  await changeSettingsBy(own, { 'messaging.quietHours': { from: '22:00', to: '09:00' } }, locations.toronto);
  assert.deepEqual(await remindersUntil(own, '2027-03-05T00:00:00Z'), ['03-04T14:00']);
});

test('C18 scheduling.remindHoursBefore without an hour ends its reminders that wait', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [3, 2], 'messaging.quietHours': null });
  await book(own, own.patient, wish('2027-03-04T10:00'));
  await own.drain();
  await changeSettingsBy(own, { 'scheduling.remindHoursBefore': [2] });
  assert.deepEqual(await remindersUntil(own, '2027-03-05T00:00:00Z'), ['03-04T13:00']);
});

test('C18 a cancelled appointment is not reminded of', async (t) => {
  const own = await clinic(t, { ...free, 'scheduling.remindHoursBefore': [2], 'messaging.quietHours': null });
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  await own.drain();
  assert.equal((await own.api.as(own.patient).post(`/v1/appointments/${id}/cancel`)).status, 200);
  assert.deepEqual(await remindersUntil(own, '2027-03-05T00:00:00Z'), []);
});

test('C18 a moved appointment is reminded of at its new time only', async (t) => {
  const own = await clinic(t, { ...free, 'scheduling.remindHoursBefore': [2], 'messaging.quietHours': null });
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  await own.drain();
  const hold = await own.api.as(own.patient).post('/v1/holds', wish('2027-03-05T10:00', { movesAppointmentId: id }));
  assert.equal((await own.api.as(own.patient).post(`/v1/appointments/${id}/reschedule`, { holdId: hold.body.id })).status, 200);
  assert.deepEqual(await remindersUntil(own, '2027-03-06T00:00:00Z'), ['03-05T13:00']);
});

test('C18 a request is reminded of once it is accepted', async (t) => {
  const own = await clinic(t, { 'scheduling.autoAccept': false, 'scheduling.remindHoursBefore': [24, 2], 'messaging.quietHours': null });
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  await own.drain();
  own.clock.set('2027-03-03T18:00:00Z');
  await own.drain();
  await own.api.as(own.staff).post(`/v1/admin/appointments/${id}/accept`);
  assert.deepEqual(await remindersUntil(own, '2027-03-05T00:00:00Z'), ['03-04T13:00']);
});

test('C18 a reminder that couldn’t leave before the start never leaves', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [2], 'messaging.quietHours': null });
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  await own.drain();
  const { db } = await own.caller();
  own.clock.set('2027-03-04T13:00:00Z');
  await own.drain();
  const sent = await db.Outbox.count({ kind: 'mail', name: 'reminder', state: 'done' });
  assert.equal(sent, 1);
  const later = await book(own, own.patient, wish('2027-03-05T10:00'));
  await own.drain();
  own.clock.set('2027-03-05T15:00:01Z');
  await own.drain();
  assert.notEqual(later.id, id);
  assert.equal(await db.Outbox.count({ kind: 'mail', name: 'reminder' }), 1);
});

test('C18 a reminder by SMS says in person first and how to have no more of them', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [2], 'messaging.quietHours': null });
  const { db, ids, clock } = await own.caller();
  const phone = { id: ids.next(), patientId: own.patient.patient, system: 'phone', value: '416 555 0199', normalized: '+14165550199', verifiedAt: clock.now(), preferred: 'y', createdAt: clock.now() } as const;
  await tx(async () => {
    await db.ContactPoint.insert(phone);
    await db.ContactPoint.remove({ patientId: own.patient.patient, system: 'email' });
  });
  await book(own, own.patient, wish('2027-03-04T10:00'));
  await own.drain();
  own.clock.set('2027-03-04T13:00:00Z');
  const texts = (await heard(own, '+14165550199')).map(({ text }) => text.replaceAll(/\s/g, ' '));
  assert.equal(texts.length, 2);
  assert.match(texts[0] ?? '', /^Fixture Clinic: Booked: Visit in person, Thursday,? March 4,? 2027/);
  assert.match(texts[1] ?? '', /^Fixture Clinic: Reminder: Visit in person, .*10:00 a\.m\., with Dr\. Ada Núñez, Toronto\. Change or cancel: \S+ Reply STOP to end texts\.$/);
});

test('C18 whoever looks for what is due at once, a reminder leaves once', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [2], 'messaging.quietHours': null });
  await book(own, own.patient, wish('2027-03-04T10:00'));
  const known = new Set((await heard(own, home)).map(({ messageId }) => messageId));
  own.clock.set('2027-03-04T13:00:00Z');
  await Promise.all(Array.from({ length: 5 }, () => own.drain()));
  assert.equal((await heard(own, home, known)).length, 1);
});

test('C18 a reminder asks for a confirmation only while there is none', async (t) => {
  const own = await clinic(t, { 'scheduling.remindHoursBefore': [24, 2], 'messaging.quietHours': null });
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  const known = new Set((await heard(own, home)).map(({ messageId }) => messageId));
  own.clock.set('2027-03-03T15:00:00Z');
  assert.match((await heard(own, home, known))[0]?.text ?? '', /Confirm, move or cancel it: http/);
  await own.api.as(own.patient).post(`/v1/appointments/${id}/confirm`);
  own.clock.set('2027-03-04T13:00:00Z');
  assert.match((await heard(own, home, known))[0]?.text ?? '', /\nSee, move or cancel it: http/);
});
