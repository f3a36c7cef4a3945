import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { fixtureId, patientPassword } from '../../testing/fixture-patients.ts';
import type { Answer, Client } from '../../testing/http-client.ts';
import { addOwnContact } from '../profile/own-contacts.ts';
import { sendCode } from './send-code.ts';

const minute = 60_000;
const problemOf = ({ status, body }: Answer) => `${status} ${String(body.type).split(':').at(-1)} ${body.errors?.[0]?.code ?? ''}`.trim();

/** A clinic, Maya's own client, and the digits that went to an address or number last. */
async function desk(t: TestContext, settings: Record<string, unknown> = {}) {
  const own = await clinic(t, settings);
  const maya = own.api.as(own.patient);
  const codeSentTo = async (to: string): Promise<string> => {
    await own.drain();
    const [message] = await own.mails(to);
    return /\b(\d{6})\b/.exec(message?.text ?? '')?.[1] ?? 'no message';
  };
  const add = async (body: object, client: Client = maya) => (await client.post('/v1/me/contact-points', body)).body;
  return { ...own, maya, codeSentTo, add };
}

/** Digits that are wrong whatever the right ones are. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const eventsOf = async ({ caller }: Clinic, contactPointId: string) =>
  (await (await caller()).db.Outbox.find({ where: { name: 'patients.contact.changed' }, order: [['id', 'ASC']] }))
    .map(({ payload }) => Object(payload) as { contactPointId: string; change: string; patientId: string })
    .filter((one) => one.contactPointId === contactPointId)
    .map(({ change }) => change);

test('B8 a patient adds an address, proves it by the code that was sent there, prefers it and removes the old one', async (t) => {
  const own = await desk(t);
  const { maya, patient, caller } = own;
  const before = (await maya.get('/v1/me/contact-points')).body.data;
  assert.deepEqual(before.map((one: { value: string; verified: boolean; preferred: boolean }) => [one.value, one.verified, one.preferred]), [['patient0@example.org', true, true]]);
  const answer = await maya.post('/v1/me/contact-points', { system: 'email', value: 'Maya.New@Example.org' });
  const added = answer.body;
  assert.deepEqual([answer.status, added.value, added.verified, added.preferred], [201, 'Maya.New@Example.org', false, false]);
  assert.equal(problemOf(await maya.post(`/v1/me/contact-points/${added.id}/prefer`)), '409 contact-not-verified');
  const code = await own.codeSentTo('Maya.New@Example.org');
  const verified = await maya.post(`/v1/me/contact-points/${added.id}/verify`, { code });
  assert.deepEqual([verified.status, verified.body.verified, verified.body.preferred], [200, true, false], 'a preferred one that works stays preferred');
  assert.equal((await maya.post(`/v1/me/contact-points/${added.id}/prefer`)).body.preferred, true);
  assert.equal((await maya.delete(`/v1/me/contact-points/${before[0].id}`)).status, 204);
  assert.equal((await maya.delete(`/v1/me/contact-points/${before[0].id}`)).status, 404);
  const after = (await maya.get('/v1/me/contact-points')).body.data;
  assert.deepEqual(after.map((one: { id: string; preferred: boolean }) => [one.id, one.preferred]), [[added.id, true]]);
  assert.deepEqual(await eventsOf(own, added.id), ['added', 'verified', 'preferred']);
  assert.deepEqual(await eventsOf(own, before[0].id), ['removed']);
  const trail = await (await caller()).db.AuditEvent.find({ where: { patientId: patient.patient }, order: [['id', 'ASC']] });
  const acts = trail.map(({ action }) => action).filter((action) => action.startsWith('contact.'));
  assert.deepEqual(acts, ['contact.add', 'contact.code', 'contact.verify', 'contact.prefer', 'contact.remove']);
  assert.ok(!JSON.stringify(trail).toLowerCase().includes('maya.new'));
});

test('B8 a phone gets its code by SMS, as E.164, and is a cell phone unless said otherwise', async (t) => {
  const { maya, codeSentTo, add, mails } = await desk(t);
  const added = await add({ system: 'phone', value: '(416) 555-0188', kind: 'home' });
  assert.equal(added.kind, 'home');
  const code = await codeSentTo('+14165550188');
  assert.equal((await mails('+14165550188'))[0]?.channel, 'sms');
  const { body } = await maya.post(`/v1/me/contact-points/${added.id}/verify`, { code });
  assert.deepEqual([body.verified, body.preferred], [true, true], 'the first of its system is preferred');
  const me = (await maya.get('/v1/me')).body;
  assert.deepEqual([me.patient.homePhone, me.patient.cellPhone], ['(416) 555-0188', null]);
  assert.equal((await add({ system: 'phone', value: '+1 416 555 0188' })).id, added.id, 'however it is written it is one number');
  assert.equal(problemOf(await maya.post('/v1/me/contact-points', { system: 'phone', value: '123456' })), '400 invalid-request contact');
});

test('B8 a code is dead after five wrong tries, even for the right digits', async (t) => {
  const { maya, codeSentTo, add } = await desk(t);
  const { id } = await add({ system: 'email', value: 'five@example.org' });
  const code = await codeSentTo('five@example.org');
  const answers = [];
  for (let n = 0; n < 5; n += 1) answers.push(problemOf(await maya.post(`/v1/me/contact-points/${id}/verify`, { code: wrong(code) })));
  assert.deepEqual(answers, [...Array.from({ length: 4 }, () => '400 invalid-request code-wrong'), '409 code-expired']);
  assert.equal(problemOf(await maya.post(`/v1/me/contact-points/${id}/verify`, { code })), '409 code-expired');
  assert.equal((await maya.post(`/v1/me/contact-points/${id}/codes`)).status, 202);
  const { status } = await maya.post(`/v1/me/contact-points/${id}/verify`, { code: await codeSentTo('five@example.org') });
  assert.equal(status, 200, 'a new code works');
});

test('B8 a code is dead after ten minutes', async (t) => {
  const { maya, codeSentTo, add, clock } = await desk(t);
  const { id } = await add({ system: 'email', value: 'late@example.org' });
  const code = await codeSentTo('late@example.org');
  clock.advance(10 * minute);
  assert.equal(problemOf(await maya.post(`/v1/me/contact-points/${id}/verify`, { code })), '409 code-expired');
});

test('B8 a new code ends the one before', async (t) => {
  const { maya, codeSentTo, add } = await desk(t);
  const { id } = await add({ system: 'email', value: 'twice@example.org' });
  const old = await codeSentTo('twice@example.org');
  await maya.post(`/v1/me/contact-points/${id}/codes`);
  const fresh = await codeSentTo('twice@example.org');
  assert.notEqual(fresh, old);
  assert.equal(problemOf(await maya.post(`/v1/me/contact-points/${id}/verify`, { code: old })), '400 invalid-request code-wrong');
  assert.equal((await maya.post(`/v1/me/contact-points/${id}/verify`, { code: fresh })).body.verified, true);
});

test('B8 of twenty who send the right digits at once one proves the contact, and all are told that it is proved', async (t) => {
  const own = await desk(t);
  const { id } = await own.add({ system: 'email', value: 'raced@example.org' });
  const code = await own.codeSentTo('raced@example.org');
  const answers = await Promise.all(Array.from({ length: 20 }, () => own.maya.post(`/v1/me/contact-points/${id}/verify`, { code })));
  const kinds = new Set(answers.map((answer) => (answer.status === 200 ? `200 ${answer.body.verified}` : problemOf(answer))));
  // Who came between the one's two steps, or when five had been counted, asks again and finds it proved.
  assert.ok([...kinds].every((kind) => ['200 true', '409 code-expired'].includes(kind)), [...kinds].join());
  assert.ok(kinds.has('200 true'));
  assert.deepEqual(await eventsOf(own, id), ['added', 'verified']);
  assert.equal((await own.maya.post(`/v1/me/contact-points/${id}/verify`, { code })).body.verified, true, 'asking again is no error');
});

test('B8 of twenty who guess at once no more than five are looked at', async (t) => {
  const { maya, codeSentTo, add, caller } = await desk(t);
  const { id } = await add({ system: 'email', value: 'guessed@example.org' });
  const code = await codeSentTo('guessed@example.org');
  const guesses = Array.from({ length: 20 }, (_none, n) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0'));
  const answers = await Promise.all(guesses.map((guess) => maya.post(`/v1/me/contact-points/${id}/verify`, { code: guess })));
  assert.ok(answers.every(({ status }) => status === 400 || status === 409));
  const [row] = await (await caller()).db.Verification.find({ where: { subjectId: id } });
  assert.equal(row?.attempts, 5);
  assert.equal(problemOf(await maya.post(`/v1/me/contact-points/${id}/verify`, { code })), '409 code-expired');
});

test('B8 twenty codes asked for at once leave one that works', async (t) => {
  const { maya, codeSentTo, add, caller } = await desk(t);
  const { id } = await add({ system: 'email', value: 'impatient@example.org' });
  const answers = await Promise.all(Array.from({ length: 20 }, () => maya.post(`/v1/me/contact-points/${id}/codes`)));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))].sort(), [202, 429], 'ten an hour, the first included');
  const open = await (await caller()).db.Verification.find({ where: { subjectId: id, replacedAt: null } });
  assert.equal(open.length, 1);
  await codeSentTo('impatient@example.org');
});

test('B8 nobody’s phone is flooded by many patients who each ask a little: ten codes an hour to one number', async (t) => {
  const { api, add, drain, mails } = await desk(t);
  for (const n of [50, 51, 52]) {
    const client = api.as({ patient: fixtureId('pt', n) });
    const { id } = await add({ system: 'phone', value: ['604 555 0188', '+1 (604) 555-0188', '6045550188'][n - 50] }, client);
    for (let i = 0; i < 4; i += 1) await client.post(`/v1/me/contact-points/${id}/codes`);
  }
  await drain();
  assert.equal((await mails('+16045550188')).length, 10);
  const other = await add({ system: 'phone', value: '604 555 0189' }, api.as({ patient: fixtureId('pt', 52) }));
  assert.equal(other.verified, false, 'another number is nobody’s trouble');
});

test('B8 nobody reaches a contact of somebody else, and a code for one proves no other', async (t) => {
  const { maya, codeSentTo, add, api, otherPatient } = await desk(t);
  const noah = api.as(otherPatient);
  const mine = await add({ system: 'email', value: 'mine@example.org' });
  const his = await add({ system: 'email', value: 'his@example.org' }, noah);
  const code = await codeSentTo('his@example.org');
  for (const verb of ['codes', 'prefer']) assert.equal((await maya.post(`/v1/me/contact-points/${his.id}/${verb}`)).status, 404, verb);
  assert.equal((await maya.post(`/v1/me/contact-points/${his.id}/verify`, { code })).status, 404);
  assert.equal((await maya.delete(`/v1/me/contact-points/${his.id}`)).status, 404);
  assert.equal(problemOf(await maya.post(`/v1/me/contact-points/${mine.id}/verify`, { code })), '400 invalid-request code-wrong');
  assert.equal((await add({ system: 'email', value: 'his@example.org' })).verified, false, 'two patients may share an address');
});

test('B8 the digits stand nowhere in the database, and the message of a mistyped address names nobody', async (t) => {
  const { codeSentTo, add, caller, mails } = await desk(t);
  await add({ system: 'email', value: 'stranger@example.org' });
  const code = await codeSentTo('stranger@example.org');
  const { db } = await caller();
  assert.ok(!JSON.stringify([await db.Verification.find(), await db.Outbox.find()]).includes(code));
  const [mail] = await mails('stranger@example.org');
  assert.ok(!`${mail?.subject} ${mail?.text}`.includes('Maya'));
});

test('B8 profile.fields.email and the phones: what the profile leaves out can’t be added, and the last one of a mandatory kind stays', async (t) => {
  const { maya, add, api, staff, patient } = await desk(t, { 'profile.fields.email': 'mandatory', 'profile.fields.workPhone': 'no' });
  const [email] = (await maya.get('/v1/me/contact-points')).body.data;
  assert.deepEqual((await maya.delete(`/v1/me/contact-points/${email.id}`)).body.field, 'email');
  const second = await add({ system: 'email', value: 'second@example.org' });
  assert.equal((await maya.delete(`/v1/me/contact-points/${email.id}`)).status, 204);
  assert.equal(problemOf(await maya.delete(`/v1/me/contact-points/${second.id}`)), '409 contact-needed');
  assert.deepEqual((await maya.post('/v1/me/contact-points', { system: 'phone', value: '416 555 0188', kind: 'work' })).body.errors[0].path, '/kind');
  const work = (await api.as(staff).post(`/v1/admin/patients/${patient.patient}/contact-points`, { system: 'phone', value: '416 555 0188', kind: 'work' })).body;
  assert.ok(!JSON.stringify((await maya.get('/v1/me')).body).includes('555 0188'));
  assert.equal((await maya.post(`/v1/me/contact-points/${work.id}/codes`)).status, 404);
  assert.equal((await api.as(staff).delete(`/v1/admin/patients/${patient.patient}/contact-points/${second.id}`)).status, 204, 'staff may');
});

test('B8 a new email in the profile takes the place of one that nobody proved, and stands beside one that somebody did', async (t) => {
  const { maya, codeSentTo } = await desk(t);
  await maya.patch('/v1/me', { email: 'first@example.org' });
  const { body } = await maya.patch('/v1/me', { email: 'second@example.org' });
  assert.deepEqual([body.patient.email, body.contactPoints.map((one: { value: string }) => one.value)], ['second@example.org', ['patient0@example.org', 'second@example.org']]);
  assert.match(await codeSentTo('second@example.org'), /^\d{6}$/);
  const same = await maya.patch('/v1/me', { email: ' SECOND@example.org', city: 'Gent' });
  assert.equal(same.body.contactPoints.length, 2);
  assert.equal((await maya.patch('/v1/me', { email: null })).body.contactPoints.length, 0);
});

test('B8 staff do the same for a patient, by code or on their word', async (t) => {
  const own = await desk(t);
  const { api, staff, codeSentTo, patient } = own;
  const desk1 = api.as(staff);
  const at = `/v1/admin/patients/${patient.patient}/contact-points`;
  const phone = await desk1.post(at, { system: 'phone', value: '416 555 0188', kind: 'cell' });
  assert.deepEqual([phone.status, phone.body.verified, phone.body.preferred], [201, false, true]);
  assert.equal((await desk1.post(`${at}/${phone.body.id}/codes`)).status, 202);
  const code = await codeSentTo('+14165550188');
  assert.equal(problemOf(await desk1.post(`${at}/${phone.body.id}/verify`, { code: wrong(code) })), '400 invalid-request code-wrong');
  assert.equal((await desk1.post(`${at}/${phone.body.id}/verify`, { code })).body.verified, true);
  const email = (await desk1.post(at, { system: 'email', value: 'counter@example.org', verified: true })).body;
  assert.deepEqual([email.verified, email.preferred], [true, false]);
  const second = (await desk1.post(at, { system: 'email', value: 'word@example.org' })).body;
  assert.equal((await desk1.post(`${at}/${second.id}/verify`, { verified: true })).body.verified, true);
  assert.equal((await desk1.post(`${at}/${second.id}/prefer`)).body.preferred, true);
  assert.equal((await desk1.delete(`${at}/${second.id}`)).status, 204);
  const list = (await desk1.get(at)).body.data;
  assert.deepEqual(list.filter((one: { preferred: boolean; system: string }) => one.preferred && one.system === 'email').length, 1, 'another verified one is preferred now');
  assert.deepEqual(await eventsOf(own, email.id), ['added', 'verified']);
  const record = (await desk1.get(`/v1/admin/patients/${patient.patient}`)).body;
  assert.deepEqual(record.contactPoints, list);
  assert.equal((await desk1.get('/v1/admin/patients/01900000-0000-7000-8000-00000000dead/contact-points')).status, 404);
});

test('B8 two who add the same address at once add one, and one of a system is preferred', async (t) => {
  const { maya, caller, patient } = await desk(t);
  await Promise.all(Array.from({ length: 8 }, (_none, n) => maya.post('/v1/me/contact-points', { system: 'phone', value: n % 2 ? '416 555 0188' : '+14165550188' })));
  const rows = await (await caller()).db.ContactPoint.find({ where: { patientId: patient.patient, system: 'phone' } });
  assert.deepEqual(rows.map(({ normalized, preferred }) => [normalized, preferred]), [['+14165550188', 'y']]);
});

test('B8 where a server has nothing to send SMS with, a phone is kept unproved and asking for a code says why', async (t) => {
  const { api, patient, caller } = await desk(t);
  const maya = await caller();
  const production = { ...maya, patientId: patient.patient, runtime: { ...maya.runtime, config: { ...maya.runtime.config, NODE_ENV: 'production' as const } } };
  const added = await addOwnContact(production, { system: 'phone', value: '416 555 0188' });
  assert.equal((await api.as(patient).get('/v1/me')).body.patient.cellPhone, '416 555 0188');
  await assert.rejects(sendCode(production, patient.patient, added.id), { problem: 'sms-not-configured' });
  assert.equal(await maya.db.Verification.count({ subjectId: added.id }), 0);
});

test('B8 a session that was left open changes no contact before its owner proves again who they are', async (t) => {
  const own = await desk(t);
  const maya = await own.api.signIn('maya');
  const added = (await maya.post('/v1/me/contact-points', { system: 'email', value: 'late@example.org' })).body;
  const code = await own.codeSentTo('late@example.org');
  const [first] = (await maya.get('/v1/me/contact-points')).body.data;
  own.clock.advance(6 * minute);
  const tries = [
    await maya.post('/v1/me/contact-points', { system: 'email', value: 'thief@example.org' }),
    await maya.post(`/v1/me/contact-points/${added.id}/verify`, { code }),
    await maya.post(`/v1/me/contact-points/${first.id}/prefer`),
    await maya.delete(`/v1/me/contact-points/${first.id}`),
    await maya.patch('/v1/me', { email: 'thief@example.org' }),
    await maya.patch('/v1/me', { cellPhone: null }),
  ];
  assert.deepEqual(new Set(tries.map(problemOf)), new Set(['403 fresh-authentication-required']));
  assert.equal((await maya.patch('/v1/me', { city: 'Gent' })).status, 200, 'the rest of the profile is not concerned');
  await maya.post('/v1/sessions/current/authentications', { password: patientPassword });
  assert.equal((await maya.post(`/v1/me/contact-points/${added.id}/verify`, { code })).body.verified, true);
});

test('B8 where messages went until now somebody hears that they don’t any more, unless staff corrected it or it was never proved', async (t) => {
  const own = await desk(t);
  const { maya, add, codeSentTo, api, staff, patient } = own;
  const proved = async (value: string): Promise<string> => {
    const { id } = await add({ system: 'email', value });
    await maya.post(`/v1/me/contact-points/${id}/verify`, { code: await codeSentTo(value) });
    return id;
  };
  const [first, second] = [await proved('first-told@example.org'), await proved('second-told@example.org')];
  const heard = async (to: string) => {
    await own.drain();
    return (await own.mails(to)).map(({ subject }) => subject).filter((subject) => /no longer|another/.test(subject));
  };
  await maya.post(`/v1/me/contact-points/${first}/prefer`);
  assert.deepEqual(await heard('first-told@example.org'), []);
  await maya.post(`/v1/me/contact-points/${second}/prefer`);
  await maya.post(`/v1/me/contact-points/${second}/prefer`);
  assert.deepEqual(await heard('first-told@example.org'), ['Fixture Clinic now writes to another of your contacts']);
  await maya.delete(`/v1/me/contact-points/${first}`);
  assert.deepEqual(await heard('first-told@example.org'), ['You no longer hear from Fixture Clinic here', 'Fixture Clinic now writes to another of your contacts']);
  const [told] = await own.mails('first-told@example.org');
  assert.match(told?.text ?? '', /removed from your profile[^]*set a new password/);
  const third = await add({ system: 'email', value: 'third-told@example.org' });
  await maya.delete(`/v1/me/contact-points/${third.id}`);
  await api.as(staff).delete(`/v1/admin/patients/${patient.patient}/contact-points/${second}`);
  assert.deepEqual([await heard('third-told@example.org'), await heard('second-told@example.org')].flat(), []);
});
