import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { book, codeTo, give, gus, holdTime, notThe, on, proved, said, send } from './testing.ts';

/** The guest's address: the inbox is one for all the clinics of this file. */
const addressIn = ({ slug }: Clinic, who = 'gus') => `${who}@${slug}.example`;
const stepsOf = async ({ api, anyone }: Clinic, { id, headers }: { id: string; headers: Record<string, string> }) => (await api.as(anyone).get(`/v1/holds/${id}/steps`, headers)).body;

test('C8 scheduling.publicBooking lets somebody book with a name and a contact that a code proves', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const held = await holdTime(own);
  assert.deepEqual((await stepsOf(own, held)).missing, ['contact', 'name']);
  assert.equal(said(await book(own, held)), '409 step-missing contact');
  const given = await give(own, held, `Gus@${own.slug.toUpperCase()}.example`);
  assert.deepEqual([given.status, given.body], [202, { system: 'email', masked: `g•••@${own.slug}.example`, verified: false, expiresAt: '2027-03-01T15:10:00.000Z' }]);
  assert.deepEqual((await stepsOf(own, held)).contact, { system: 'email', masked: `g•••@${own.slug}.example`, verified: false });
  assert.equal(said(await book(own, held)), '409 step-missing contact', 'a code that nobody entered proves nothing');
  const verified = await send(own, held, await codeTo(own, mine));
  assert.deepEqual([verified.status, verified.body.verified, verified.body.expiresAt], [200, true, null]);
  assert.deepEqual((await stepsOf(own, held)).missing, ['name']);
  assert.equal(said(await book(own, held, null)), '409 step-missing name');
  const booked = await book(own, held);
  assert.deepEqual([booked.status, booked.body.status, booked.body.start], [201, 'booked', '2027-03-02T09:00:00-05:00']);
  await own.drain();
  const [mail] = await own.mails(mine);
  assert.match(mail?.text ?? '', /9:00/);
  const [listed] = (await own.api.as(own.staff).get('/v1/admin/appointments?from=2027-03-02T00:00:00Z&to=2027-03-03T00:00:00Z')).body.data;
  assert.deepEqual([listed.origin, listed.patient.name, listed.patient.email, listed.patient.profile], ['guest', 'Gus Okoro', `Gus@${own.slug.toUpperCase()}.example`, false]);
  const [event] = await (await own.caller()).db.AuditEvent.find({ where: { action: 'appointment.create' } });
  assert.deepEqual([event?.actorKind, event?.patientId], ['public', listed.patientId]);
});

test('C8 scheduling.publicBooking off: nobody books who isn’t signed in, whatever they send, nor who had begun before', async (t) => {
  const own = await clinic(t);
  const held = await holdTime(own);
  assert.equal(said(await give(own, held, addressIn(own))), '409 public-booking-off');
  assert.equal(said(await send(own, held, '123456')), '409 public-booking-off');
  assert.equal(said(await book(own, held)), '409 step-missing sign-in');
  assert.deepEqual((await stepsOf(own, held)).missing, ['sign-in']);
  const open = await clinic(t, on);
  const begun = await proved(open, addressIn(open));
  const { body } = await open.api.as(open.staff).get('/v1/admin/settings');
  await open.api.as(open.staff).patch('/v1/admin/settings', { values: { 'scheduling.publicBooking': false } }, { 'If-Match': `"${body.version}"` });
  assert.equal(said(await book(open, begun)), '409 step-missing sign-in');
});

test('C8 scheduling.publicBookingLogin is told to the tags, and asks for public sign-up', async (t) => {
  const own = await clinic(t, { 'general.publicSignup': true, 'scheduling.publicBookingLogin': 'signup' });
  const { body } = await own.api.as(own.anyone).get('/v1/portal');
  assert.equal(body.settings['scheduling.publicBookingLogin'], 'signup');
  const { version } = (await own.api.as(own.staff).get('/v1/admin/settings')).body;
  const off = await own.api.as(own.staff).patch('/v1/admin/settings', { values: { 'general.publicSignup': false } }, { 'If-Match': `"${version}"` });
  assert.equal(said(off), '409 settings-conflict');
});

test('C8 general.termsUrl and general.privacyUrl are accepted by guests, and kept as evidence', async (t) => {
  const own = await clinic(t, { ...on, 'general.termsUrl': 'https://clinic.example/terms', 'general.privacyUrl': 'https://clinic.example/privacy' });
  const held = await proved(own, addressIn(own));
  assert.equal(said(await book(own, held)), '400 invalid-request /guest/accepted/terms accept /guest/accepted/privacy accept');
  assert.equal(said(await book(own, held, { ...gus, accepted: { terms: true } })), '400 invalid-request /guest/accepted/privacy accept');
  assert.equal((await book(own, held, { ...gus, accepted: { terms: true, privacy: true } })).status, 201);
  const { db } = await own.caller();
  const kept = await db.TermsAcceptance.find({ order: [['kind', 'ASC']] });
  const [guest] = await db.Patient.find({ where: { profile: false } });
  assert.deepEqual(kept.map(({ kind, url, patientId }) => [kind, url, patientId === guest?.id]), [['privacy', 'https://clinic.example/privacy', true], ['terms', 'https://clinic.example/terms', true]]);
});

test('C8 an address that a patient or a login has is answered like any other, and shows nothing of them', async (t) => {
  const own = await clinic(t, on);
  const known = addressIn(own, 'known');
  await own.api.as(own.staff).post('/v1/admin/patients', { givenName: 'Known', familyName: 'Patient', contactPoints: [{ system: 'email', value: known, verified: true }] });
  const answers = [];
  for (const [value, start] of [[known, '09:00'], [addressIn(own, 'never'), '10:00']] as const) {
    const held = await holdTime(own, start);
    const given = await give(own, held, value);
    const wrong = await send(own, held, notThe(await codeTo(own, value)));
    const right = await send(own, held, await codeTo(own, value));
    const steps = await stepsOf(own, held);
    answers.push([given.status, Object.keys(given.body), said(wrong), right.status, { ...right.body, masked: '' }, { ...steps, contact: null, cancelUntil: null, rescheduleUntil: null }]);
    assert.equal((await book(own, held)).status, 201);
  }
  assert.deepEqual(answers[0], answers[1]);
  const { db } = await own.caller();
  const [guest, other] = await db.Patient.find({ where: { profile: false } });
  assert.ok(guest && other && guest.id !== other.id, 'each guest is somebody new');
  assert.equal(await db.Patient.count({ familyName: 'Patient', givenName: 'Known' }), 1, 'nobody’s name changed');
});

test('C8 two who share a contact see and touch nothing of each other', async (t) => {
  const own = await clinic(t, on);
  const shared = addressIn(own, 'family');
  const first = await proved(own, shared, '09:00');
  const appointment = (await book(own, first)).body;
  const second = await proved(own, shared, '10:00');
  assert.deepEqual((await stepsOf(own, second)).missing, ['name']);
  assert.equal((await book(own, second, { givenName: 'Leo', familyName: 'Okoro' })).status, 201);
  const asSecond = await own.api.as(own.anyone).post(`/v1/appointments/${appointment.id}/cancel`, {}, second.headers);
  assert.equal(said(asSecond), '404 not-found');
  const { db } = await own.caller();
  assert.deepEqual((await db.Patient.find({ where: { profile: false }, order: [['id', 'ASC']] })).map(({ givenName }) => givenName), ['Gus', 'Leo']);
});

test('C8 a guest undoes a booking with the token of the hold, and nobody without it', async (t) => {
  const own = await clinic(t, on);
  const held = await proved(own, addressIn(own));
  const { body } = await book(own, held);
  const cancel = (headers: Record<string, string> = {}) => own.api.as(own.anyone).post(`/v1/appointments/${body.id}/cancel`, {}, headers);
  assert.equal(said(await cancel()), '404 not-found');
  assert.equal(said(await cancel({ 'Portico-Hold': `${held.headers['Portico-Hold']}x` })), '404 not-found');
  const done = await cancel(held.headers);
  assert.deepEqual([done.status, done.body.status], [200, 'cancelled']);
});

test('C8 a hold’s contact is only for its own holder, and not for who is signed in', async (t) => {
  const own = await clinic(t, on);
  const [held, other] = [await holdTime(own, '09:00'), await holdTime(own, '10:00')];
  assert.equal(said(await give(own, { id: held.id, headers: other.headers }, addressIn(own))), '404 not-found');
  assert.equal(said(await give(own, { id: held.id, headers: {} }, addressIn(own))), '404 not-found');
  const signedIn = await own.api.as(own.patient).post(`/v1/holds/${held.id}/contact`, { system: 'email', value: addressIn(own) }, held.headers);
  assert.equal(said(signedIn), '403 not-allowed');
  assert.equal(said(await give(own, held, 'no address')), '400 invalid-request /value format');
  own.clock.advance(11 * 60_000);
  assert.equal(said(await give(own, held, addressIn(own))), '409 hold-expired');
});

test('C8 another address takes the place of the one given before, which then proves nothing', async (t) => {
  const own = await clinic(t, on);
  const held = await holdTime(own);
  await give(own, held, addressIn(own, 'first'));
  const old = await codeTo(own, addressIn(own, 'first'));
  await give(own, held, addressIn(own, 'second'));
  assert.notEqual(said(await send(own, held, old)), '200');
  assert.equal((await send(own, held, await codeTo(own, addressIn(own, 'second')))).status, 200);
  await give(own, held, addressIn(own, 'third'));
  assert.equal(said(await book(own, held)), '409 step-missing contact', 'the new one has to be proved');
  assert.equal((await send(own, held, await codeTo(own, addressIn(own, 'third')))).status, 200);
  assert.equal((await book(own, held)).status, 201);
});

test('C8 a guest’s name that is a link, breaks a line or turns the writing round is refused where it stands', async (t) => {
  const own = await clinic(t, on);
  const held = await proved(own, 'guest-of-no-name@example.org');
  for (const name of ['Win http://evil.example now', 'www.evil.example', 'Ana\u2028Bcc', 'Ana\u202Egnirts']) {
    assert.equal(said(await book(own, held, { givenName: name, familyName: 'Okoro' })), '400 invalid-request /guest/givenName name-format', JSON.stringify(name));
    assert.equal(said(await book(own, held, { givenName: 'Gus', familyName: name })), '400 invalid-request /guest/familyName name-format');
  }
  assert.equal((await book(own, held, { givenName: 'Zoë-Ann', familyName: 'O’Brien (née Wu)' })).status, 201);
});
