import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordStatements } from '../db/testing/statements.ts';
import { tx } from '../db/tx.ts';
import { codeFor } from '../http/secrets.ts';
import { clinic, patients, type Clinic } from '../testing/clinic.ts';
import { locations } from '../testing/fixture-scheduling.ts';
import { codeTo, complete, details, goodPassword, proved, register, said, start } from './testing.ts';

const on = { 'general.publicSignup': true };
/** The newcomer’s address: the inbox is one for all the clinics of this file. */
const addressIn = ({ slug }: Clinic, who = 'ines') => `${who}@${slug}.example`;

test('B7 a new person proves an address, chooses name and password, and signs in', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const begun = await start(own, `Ines@${own.slug.toUpperCase()}.example`);
  assert.deepEqual([begun.status, begun.body.expiresAt], [202, '2027-03-01T15:10:00.000Z']);
  const code = await codeTo(own, mine);
  const [mail] = await own.mails(mine);
  assert.match(mail?.subject ?? '', /^Your code for Fixture Clinic$/);
  assert.match(mail?.text ?? '', /good for 10 minutes/);
  const verified = await own.api.as(own.anyone).post(`/v1/registrations/${begun.body.id}/verify`, { code });
  assert.equal(verified.status, 200);
  const done = await complete(own, { id: begun.body.id, token: verified.body.token }, { gender: 'female', phone: '416 555 0177', referralType: 'A friend', generalPractitioner: 'Dr. Wu' });
  assert.deepEqual([done.status, done.body], [201, { username: 'newcomer' }]);
  const session = await own.api.signIn('newcomer', { password: goodPassword });
  const me = (await session.get('/v1/me')).body;
  assert.deepEqual([me.patient.givenName, me.patient.generalPractitioner, me.patient.referralType], ['Ines', 'Dr. Wu', 'A friend']);
  const { db } = await own.caller();
  const link = await db.PortalUserPatient.one({ portalUserId: me.id, self: 'y' });
  const patient = await db.Patient.one({ id: link?.patientId ?? '' });
  assert.deepEqual([patient?.profile, patient?.defaultLocationId, patient?.birthDate], [true, locations.toronto, '1990-05-17']);
  const contacts = await db.ContactPoint.find({ where: { patientId: patient?.id ?? '' }, order: [['system', 'ASC']] });
  assert.deepEqual(
    contacts.map(({ system, normalized, kind, verifiedAt, preferred }) => [system, normalized, kind, verifiedAt !== null, preferred]),
    [['email', mine, null, true, 'y'], ['phone', '+14165550177', 'cell', false, 'y']],
  );
});

test('B7 registering signs nobody in, and its row says what was done', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const { body } = await register(own, mine);
  assert.deepEqual(Object.keys(body), ['username']);
  const { db } = await own.caller();
  assert.equal(await db.Session.count(), 0);
  const actions = (await db.AuditEvent.find({ order: [['id', 'ASC']] })).map(({ action }) => action);
  for (const action of ['registration.start', 'registration.verify', 'portal-user.register', 'registration.complete']) assert.ok(actions.includes(action), action);
});

test('B7 general.publicSignup off: every route of registering is gone', async (t) => {
  const own = await clinic(t);
  const mine = addressIn(own);
  const who = own.api.as(own.anyone);
  const id = '01900000-0000-7000-8000-00000000dead';
  const { locationId: _place, ...rest } = details;
  const answers = [
    await who.get('/v1/registrations/form'),
    await start(own, mine),
    await who.post(`/v1/registrations/${id}/codes`),
    await who.post(`/v1/registrations/${id}/verify`, { code: '123456' }),
    await who.post(`/v1/registrations/${id}/complete`, { token: 'x', ...rest }),
  ];
  assert.deepEqual(answers.map(said), Array.from({ length: 5 }, () => '404 not-found'));
  await own.drain();
  assert.deepEqual(await own.mails(mine), []);
});

test('B7 a known address is answered alike, and told by mail that it has a login', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const [known, unknown] = [await start(own, 'Maya@Login.example'), await start(own, mine)];
  const shape = ({ status, body }: typeof known) => [status, Object.keys(body), body.expiresAt];
  assert.deepEqual(shape(known), shape(unknown));
  await own.drain();
  const [mail, ...more] = await own.mails('maya@login.example');
  assert.deepEqual([mail?.subject, more.length], ['You already have a login at Fixture Clinic', 0]);
  assert.match(mail?.text ?? '', /Sign in with your username/);
  assert.doesNotMatch(mail?.text ?? '', /\b\d{6}\b/);
  // Whoever guesses the digits all the same is told that they are wrong.
  const { db } = await own.caller();
  const row = await db.Verification.one({ subjectId: known.body.id });
  const code = codeFor('a secret of the tests, long enough for them', row?.id ?? '');
  const guessed = await own.api.as(own.anyone).post(`/v1/registrations/${known.body.id}/verify`, { code });
  assert.equal(said(guessed), '400 invalid-request /code code-wrong');
});

test('B7 a login that was never used, or is switched off, says so in its mail', async (t) => {
  const own = await clinic(t, on);
  const { db } = await own.caller();
  for (const [state, words] of [['invited', /invitation/], ['disabled', /switched off/]] as const) {
    await tx(() => db.PortalUser.update({ usernameKey: 'noah' }, { state }));
    await start(own, 'noah@login.example');
    await own.drain();
    assert.match((await own.mails('noah@login.example'))[0]?.text ?? '', words);
  }
});

test('B7 a code is good for ten minutes, five tries, once, and until the next one', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const who = own.api.as(own.anyone);
  const { id } = (await start(own, mine)).body;
  const verify = async (code: string | null) => said(await who.post(`/v1/registrations/${id}/verify`, { code }));
  const first = await codeTo(own, mine);
  const wrong = first === '000000' ? '000001' : '000000';
  assert.equal((await who.post(`/v1/registrations/${id}/codes`)).status, 202);
  const second = await codeTo(own, mine);
  assert.equal(await verify(first), '400 invalid-request /code code-wrong', 'a new code ends the old');
  for (const _ of [2, 3, 4]) assert.equal(await verify(wrong), '400 invalid-request /code code-wrong');
  assert.equal(await verify(wrong), '409 code-expired', 'the fifth try was the last');
  assert.equal(await verify(second), '409 code-expired');
  await who.post(`/v1/registrations/${id}/codes`);
  const third = await codeTo(own, mine);
  own.clock.advance(600_001);
  assert.equal(await verify(third), '409 code-expired');
  await who.post(`/v1/registrations/${id}/codes`);
  const fourth = await codeTo(own, mine);
  assert.equal(await verify(fourth), '200');
  assert.equal(await verify(fourth), '409 code-expired', 'used once');
});

test('B7 of twenty who complete one registration at once, one patient is made', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const proof = await proved(own, mine);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => complete(own, proof, { username: `racer${n}` })));
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  assert.deepEqual(new Set(answers.map(said)), new Set(['201', '409 registration-ended']));
  const { db } = await own.caller();
  assert.equal(await db.Patient.count({ searchName: 'okafor ines' }), 1);
});

test('B7 the same again is answered alike; another name, another token or a later hour is not', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const proof = await proved(own, mine);
  assert.equal(said(await complete(own, { ...proof, token: 'made up' })), '404 not-found');
  assert.deepEqual((await complete(own, proof)).body, { username: 'newcomer' });
  assert.deepEqual((await complete(own, proof, { username: 'Newcomer' })).body, { username: 'newcomer' });
  assert.equal(said(await complete(own, proof, { username: 'somebody-else' })), '409 registration-ended');
  const late = await proved(own, addressIn(own, 'late'));
  own.clock.advance(3_600_000);
  assert.equal(said(await complete(own, late)), '409 registration-ended');
  assert.equal(said(await own.api.as(own.anyone).post(`/v1/registrations/${late.id}/codes`)), '409 registration-ended');
});

test('B7 a username is one person’s, whoever is first; the registration stays good for another', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const proof = await proved(own, mine);
  const taken = await complete(own, proof, { username: 'MAYA' });
  assert.deepEqual([said(taken), taken.body.field], ['409 already-exists', 'username']);
  const others = [await proved(own, addressIn(own, 'a')), await proved(own, addressIn(own, 'b'))];
  const raced = await Promise.all(others.map((one) => complete(own, one, { username: 'wanted' })));
  assert.deepEqual(raced.map(said).toSorted(), ['201', '409 already-exists']);
  assert.equal((await complete(own, proof)).status, 201);
});

test('B7 an address that got a login meanwhile is refused, not taken over', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const proof = await proved(own, mine);
  const { db } = await own.caller();
  await tx(() => db.PortalUser.update({ usernameKey: 'noah' }, { linkedEmail: mine }));
  const answer = await complete(own, proof);
  assert.deepEqual([said(answer), answer.body.field], ['409 already-exists', 'email']);
  assert.equal(await db.Patient.count({ searchName: 'okafor ines' }), 0);
});

test('B7 everything that is wrong is said at once', async (t) => {
  const own = await clinic(t, { ...on, 'general.mandatory.gender': true, 'general.termsUrl': 'https://clinic.example/terms' });
  const mine = addressIn(own);
  const answer = await complete(own, await proved(own, mine), { username: 'x@y.example', password: 'okafor ines', locationId: undefined });
  assert.equal(
    said(answer),
    '400 invalid-request /gender required /accepted/terms accept /locationId required /username username-contact /password password-too-short /password password-personal',
  );
});

test('B7 a number gets its code by SMS, and is the login’s and the patient’s', async (t) => {
  const own = await clinic(t, on);
  assert.equal((await start(own, '(416) 555-0188')).status, 202);
  const code = await codeTo(own, '+14165550188');
  assert.match((await own.mails('+14165550188'))[0]?.text ?? '', /^Fixture Clinic: \d{6} is your code\. It is good for 10 minutes\.$/);
  assert.ok(code);
  await register(own, '+14165550199');
  const { db } = await own.caller();
  const user = await db.PortalUser.one({ usernameKey: 'newcomer' });
  assert.deepEqual([user?.linkedPhone, user?.linkedEmail, user?.state], ['+14165550199', null, 'active']);
  await own.drain();
  assert.match((await own.mails('+14165550199'))[0]?.text ?? '', /Your login is ready/);
  assert.equal(said(await start(own, '+1 416 555')), '400 invalid-request /contact/value contact-phone');
});

test('B7 identity.linkBy email refuses to register by phone', async (t) => {
  const own = await clinic(t, { ...on, 'identity.linkBy': 'email' });
  assert.equal(said(await start(own, '+1 416 555 0188')), '409 phone-links-off');
  assert.deepEqual((await own.api.as(own.anyone).get('/v1/registrations/form')).body.systems, ['email']);
});

test('B7 the clinic is chosen where there are several, and known where there is one', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const form = async () => (await own.api.as(own.anyone).get('/v1/registrations/form')).body.locations.map(({ name }: { name: string }) => name);
  assert.deepEqual((await form()).toSorted(), ['Adelaide', 'St. John’s', 'Toronto', 'Unlisted']);
  assert.equal(said(await start(own, mine, { locationId: patients.maya })), '400 invalid-request /locationId location-unknown');
  const begun = await start(own, mine, { locationId: locations.adelaide });
  const { token } = (await own.api.as(own.anyone).post(`/v1/registrations/${begun.body.id}/verify`, { code: await codeTo(own, mine) })).body;
  assert.equal((await complete(own, { id: begun.body.id, token }, { locationId: undefined })).status, 201, 'chosen at the start');
  const { db } = await own.caller();
  const placeOf = async (name: string) => (await db.Patient.one({ searchName: name }))?.defaultLocationId;
  assert.equal(await placeOf('okafor ines'), locations.adelaide);
  await tx(() => db.Location.update({ id: { ne: locations.stJohns } }, { active: false }));
  assert.deepEqual(await form(), []);
  await register(own, addressIn(own, 'two'), { username: 'second', givenName: 'Second', locationId: undefined });
  assert.equal(await placeOf('okafor second'), locations.stJohns);
  const gone = await register(own, addressIn(own, 'three'), { username: 'third', locationId: locations.toronto });
  assert.equal(said(gone), '400 invalid-request /locationId location-unknown');
});

test('B7 one address is sent a few messages an hour, whoever asks', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  for (const _ of [1, 2, 3, 4, 5]) assert.equal((await start(own, mine)).status, 202);
  const refused = await start(own, mine);
  assert.equal(said(refused), '429 too-many-requests');
  assert.ok(Number(refused.headers.get('Retry-After')) > 0);
  assert.equal((await start(own, addressIn(own, 'other'))).status, 202);
});

test('B7 the page’s language is the person’s: mails, messages and record', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const french = { 'Accept-Language': 'fr-CA' };
  const who = own.api.as(own.anyone);
  const { id } = (await who.post('/v1/registrations', { contact: { system: 'email', value: mine } }, french)).body;
  const code = await codeTo(own, mine);
  assert.equal((await own.mails(mine))[0]?.subject, 'Votre code pour Fixture Clinic');
  const wrong = await who.post(`/v1/registrations/${id}/verify`, { code: code === '000000' ? '000001' : '000000' }, french);
  assert.match(wrong.body.errors[0].message, /code|chiffres/);
  const { token } = (await who.post(`/v1/registrations/${id}/verify`, { code }, french)).body;
  await who.post(`/v1/registrations/${id}/complete`, { token, ...details }, french);
  await own.drain();
  assert.equal((await own.mails(mine))[0]?.subject, 'Bienvenue chez Fixture Clinic');
  const { db } = await own.caller();
  assert.equal((await db.Patient.one({ searchName: 'okafor ines' }))?.preferredLanguage, 'fr');
});

test('B7 two clinics know nothing of each other’s registrations', async (t) => {
  const [one, other] = [await clinic(t, on), await clinic(t, on)];
  const mine = addressIn(one);
  const proof = await proved(one, mine);
  assert.equal(said(await complete(other, proof)), '404 not-found');
  assert.equal((await complete(one, proof)).status, 201);
  assert.equal((await start(other, mine)).status, 202);
  await other.drain();
  const codes = (await other.mails(mine)).filter(({ subject }) => /^Your code/.test(subject));
  assert.equal(codes.length, 2, 'a login elsewhere is none here');
});

test('B7 beginning takes as many statements for an address that has a login as for any other', async (t) => {
  const own = await clinic(t, on);
  const countOf = async (value: string) => {
    const recording = recordStatements();
    await start(own, value);
    recording.stop();
    return recording.statements.length;
  };
  await countOf(addressIn(own, 'warm'));
  assert.equal(await countOf('maya@login.example'), await countOf(addressIn(own)));
});

test('B7 a name that is a link, breaks a line or turns the writing round is refused where it stands: mails are addressed by it', async (t) => {
  const own = await clinic(t, on);
  const proof = await proved(own, addressIn(own, 'phisher'));
  for (const name of ['Win http://evil.example now', 'HTTPS://evil.example', 'www.evil.example', 'Ana\r\nBcc: all@x.example', 'Ana\u2028Bcc', 'Ana\u202Egnirts']) {
    assert.equal(said(await complete(own, proof, { givenName: name })), '400 invalid-request /givenName name-format', JSON.stringify(name));
    assert.equal(said(await complete(own, proof, { familyName: name })), '400 invalid-request /familyName name-format');
  }
  assert.equal((await complete(own, proof, { givenName: 'Zoë-Ann', familyName: 'O’Brien (née Wu) / Da Silva: Jr.' })).status, 201);
});
