import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { heard } from '../requests/testing.ts';
import { book, wish } from '../testing.ts';

const home = 'patient0@example.org';
const noReminders = { 'scheduling.remindHoursBefore': [] };
const video = (start: string) => ({ appointmentTypeId: types.video, locationId: locations.toronto, practitionerId: practitioners.cleo, start: `${start}:00-05:00` });
const firstLine = (mail: { text: string } | undefined) => mail?.text.split('\n')[0];

/** Changes a practitioner or type as staff do. */
async function change({ api, staff }: Clinic, path: string, body: object) {
  assert.equal((await api.as(staff).patch(path, body)).status, 200);
}

test('C2 C18 a video visit’s mail says so first, and has the link of the practitioner’s room', async (t) => {
  const own = await clinic(t, noReminders);
  await change(own, `/v1/admin/practitioners/${practitioners.cleo}`, { virtualUrl: 'https://video.example/cleo?a=1&b=2' });
  await book(own, own.patient, video('2027-03-04T11:00'));
  const [mail] = await heard(own, home);
  assert.equal(firstLine(mail), 'Your appointment by video is booked');
  assert.match(mail?.text ?? '', /Where: By video, with Toronto\nVideo link: https:\/\/video\.example\/cleo\?a=1&b=2\n/);
  assert.match(mail?.html ?? '', /<a class="ink" href="https:&#x2F;&#x2F;video\.example&#x2F;cleo\?a&#x3D;1&amp;b&#x3D;2"/);
  assert.doesNotMatch(mail?.text ?? '', /in person|by phone/i);
});

test('C2 C18 an address of its own comes before the room', async (t) => {
  const own = await clinic(t, { ...noReminders, 'scheduling.remindHoursBefore': [2], 'messaging.quietHours': null });
  await change(own, `/v1/admin/practitioners/${practitioners.cleo}`, { virtualUrl: 'https://video.example/cleo' });
  const { id } = await book(own, own.patient, video('2027-03-04T11:00'));
  const known = new Set((await heard(own, home)).map(({ messageId }) => messageId));
  await change(own, `/v1/admin/appointments/${id}`, { virtualUrl: 'https://video.example/only-this' });
  own.clock.set('2027-03-04T09:00:00-05:00');
  const [mail] = await heard(own, home, known);
  assert.equal(firstLine(mail), 'Reminder: your appointment by video');
  assert.match(mail?.text ?? '', /Video link: https:\/\/video\.example\/only-this\n/);
});

test('C2 C18 with no address the mail says that the clinic will send it', async (t) => {
  const own = await clinic(t, noReminders);
  await book(own, own.patient, video('2027-03-04T11:00'));
  const [mail] = await heard(own, home);
  assert.match(mail?.text ?? '', /Video link: The clinic will send you the link\.\n/);
});

test('C2 C18 a visit by phone says so first, and that the clinic will call', async (t) => {
  const own = await clinic(t, noReminders);
  await change(own, `/v1/admin/appointment-types/${types.video}`, { medium: 'phone' });
  await book(own, own.patient, video('2027-03-04T11:00'));
  const [mail] = await heard(own, home);
  assert.equal(firstLine(mail), 'Your appointment by phone is booked');
  assert.match(mail?.text ?? '', /Where: By phone: Toronto will call you\n/);
  assert.match(mail?.text ?? '', /We look forward to speaking with you\./);
  assert.doesNotMatch(mail?.text ?? '', /by video|in person/i);
});

test('C18 general.enabled off leaves every link out of the patient’s messages', async (t) => {
  const own = await clinic(t, noReminders);
  await changeSettingsBy(own, { 'general.enabled': false });
  const start = '2027-03-04T10:00:00-05:00';
  const { body } = await own.api.as(own.staff).post('/v1/admin/appointments', { ...wish('2027-03-04T10:00'), start, patientId: own.patient.patient });
  await own.api.as(own.staff).post(`/v1/admin/appointments/${body.id}/cancel`);
  await own.drain();
  const mails = (await own.mails(home)).slice(0, 1);
  assert.deepEqual(mails.map(({ subject }) => subject.split(':')[0]), ['Cancelled']);
  for (const { text, html } of mails) assert.doesNotMatch(`${text}${html}`, /https?:\/\/|#portal=/);
});

test('C18 sections.appointments off leaves the link to the appointment out, not the one to the portal', async (t) => {
  const own = await clinic(t, { ...noReminders, 'sections.appointments': false });
  await book(own, own.patient, wish('2027-03-04T10:00'));
  const [mail] = await heard(own, home);
  assert.match(mail?.text ?? '', /Open the portal: \S+\/p\/[\w-]+\n/);
  assert.doesNotMatch(mail?.text ?? '', /#portal=/);
});

test('C12 general.practitionerCredentials stand after the name, in appointments and mails, or nowhere', async (t) => {
  const own = await clinic(t, noReminders);
  await change(own, `/v1/admin/practitioners/${practitioners.ada}`, { credentials: 'MPT, FCAMPT' });
  const shown = await book(own, own.patient, wish('2027-03-04T10:00'));
  assert.equal(shown.practitioner.name, 'Dr. Ada Núñez, MPT, FCAMPT');
  const [mail] = await heard(own, home);
  assert.match(mail?.text ?? '', /With: Dr\. Ada Núñez, MPT, FCAMPT\n/);
  const listed = async () => {
    const { body } = await own.api.as(own.anyone).get(`/v1/practitioners?appointmentTypeId=${types.visit}&locationId=${locations.toronto}`);
    return body.data.find(({ id }: { id: string }) => id === practitioners.ada);
  };
  assert.equal((await listed()).credentials, 'MPT, FCAMPT');
  await changeSettingsBy(own, { 'general.practitionerCredentials': false });
  const known = new Set((await heard(own, home)).map(({ messageId }) => messageId));
  const hidden = await book(own, own.patient, wish('2027-03-05T10:00'));
  assert.equal(hidden.practitioner.name, 'Dr. Ada Núñez');
  const [second] = await heard(own, home, known);
  assert.doesNotMatch(`${second?.text}${second?.html}`, /MPT/);
  assert.equal((await listed()).credentials, null);
  const { body } = await own.api.as(own.patient).get(`/v1/me/appointments/${shown.id}`);
  assert.equal(body.practitioner.name, 'Dr. Ada Núñez');
});

test('C18 who acts in French is told in French', async (t) => {
  const own = await clinic(t, { ...noReminders, 'scheduling.priorToCancel': { value: 0, unit: 'hours' } });
  const maya = await own.api.signIn('maya');
  const french = { 'Accept-Language': 'fr' };
  const hold = await maya.post('/v1/holds', wish('2027-03-04T10:00'), french);
  const { body } = await maya.post('/v1/appointments', { holdId: hold.body.id }, french);
  const known = new Set<string>();
  const [booked] = await heard(own, home, known);
  assert.equal(firstLine(booked), 'Votre rendez-vous en personne est réservé');
  await maya.post(`/v1/appointments/${body.id}/cancel`, {}, french);
  const [cancelled] = await heard(own, home, known);
  assert.equal(firstLine(cancelled), 'Votre rendez-vous en personne est annulé');
});

/** What a calendar is told: its name for the appointment, what to do, in which order, and when. */
function told(mail: { calendar?: string } | undefined) {
  const root = new ICAL.Component(ICAL.parse(mail?.calendar ?? ''));
  const event = root.getFirstSubcomponent('vevent');
  const at = (name: string) => event?.getFirstPropertyValue(name)?.toString();
  return { uid: at('uid'), sequence: at('sequence'), status: at('status'), start: at('dtstart'), method: root.getFirstPropertyValue('method'), organizer: at('organizer'), attendee: at('attendee') };
}

test('C17 mails of booking, move and cancelling carry a calendar file that follows the appointment', async (t) => {
  const own = await clinic(t, { ...noReminders, 'scheduling.priorToCancel': { value: 0, unit: 'hours' } });
  const known = new Set<string>();
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  const booked = told((await heard(own, home, known))[0]);
  const [organizer, attendee] = [`mailto:front@${own.slug}.example`, `mailto:${home}`];
  assert.deepEqual(booked, { uid: booked.uid, sequence: '0', status: 'CONFIRMED', start: '2027-03-04T10:00:00', method: 'REQUEST', organizer, attendee });
  assert.match(booked.uid ?? '', new RegExp(`^${id}@`));
  const hold = await own.api.as(own.patient).post('/v1/holds', wish('2027-03-05T10:00', { movesAppointmentId: id }));
  const { body } = await own.api.as(own.patient).post(`/v1/appointments/${id}/reschedule`, { holdId: hold.body.id });
  const moved = told((await heard(own, home, known))[0]);
  assert.deepEqual([moved.uid, moved.sequence, moved.start, moved.method], [booked.uid, '1', '2027-03-05T10:00:00', 'REQUEST']);
  await own.api.as(own.patient).post(`/v1/appointments/${body.id}/cancel`);
  const cancelled = told((await heard(own, home, known))[0]);
  assert.deepEqual([cancelled.uid, cancelled.sequence, cancelled.status, cancelled.method], [booked.uid, '2', 'CANCELLED', 'CANCEL']);
});

test('C17 a request is in no calendar until it is accepted', async (t) => {
  const own = await clinic(t, { ...noReminders, 'scheduling.autoAccept': false });
  const known = new Set<string>();
  const { id } = await book(own, own.patient, wish('2027-03-04T10:00'));
  assert.deepEqual((await heard(own, home, known)).map(({ calendar }) => calendar), [undefined]);
  await own.api.as(own.staff).post(`/v1/admin/appointments/${id}/accept`);
  const accepted = told((await heard(own, home, known))[0]);
  assert.deepEqual([accepted.status, accepted.method], ['CONFIRMED', 'REQUEST']);
});
