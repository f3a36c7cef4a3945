import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { tx } from '../db/tx.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { locations } from '../testing/fixture-scheduling.ts';
import { complete, proved, register, said } from './testing.ts';

const on = { 'general.publicSignup': true };
const mineOf = ({ slug }: Clinic, who = 'ines') => `${who}@${slug}.example`;
const formOf = async ({ api, anyone }: Clinic) => (await api.as(anyone).get('/v1/registrations/form')).body;

/** With the setting sign-up needs the field, whatever the profile says of it; without it nothing does. */
const needs = (key: string, field: string, value: string) => async (t: TestContext) => {
  const profile = field === 'phone' ? 'cellPhone' : field === 'birthDate' ? 'dateOfBirth' : field;
  const own = await clinic(t, { ...on, [key]: true, [`profile.fields.${profile}`]: 'no' });
  assert.deepEqual((await formOf(own)).mandatory, [field]);
  const proof = await proved(own, mineOf(own));
  const without = { birthDate: undefined };
  assert.equal(said(await complete(own, proof, without)), `400 invalid-request /${field} required`);
  assert.equal((await complete(own, proof, { ...without, [field]: value })).status, 201);
  const off = await clinic(t, on);
  assert.deepEqual((await formOf(off)).mandatory, []);
  assert.equal((await register(off, mineOf(off), without)).status, 201);
};

test('B7 general.mandatory.referralType makes sign-up need it', needs('general.mandatory.referralType', 'referralType', 'A friend'));
test('B7 general.mandatory.generalPractitioner makes sign-up need it', needs('general.mandatory.generalPractitioner', 'generalPractitioner', 'Dr. Wu'));
test('B7 general.mandatory.dateOfBirth makes sign-up need it', needs('general.mandatory.dateOfBirth', 'birthDate', '1990-05-17'));
test('B7 general.mandatory.phone makes sign-up need it', needs('general.mandatory.phone', 'phone', '+1 416 555 0123'));
test('B7 general.mandatory.gender makes sign-up need it', needs('general.mandatory.gender', 'gender', 'other'));

test('B7 general.mandatory.phone is content with the number that somebody registers by', async (t) => {
  const own = await clinic(t, { ...on, 'general.mandatory.phone': true });
  assert.equal((await register(own, '+14165550155')).status, 201);
});

test('B7 general.signupAdultsOnly refuses who isn’t 18 yet on the clinic’s own calendar, and gives its phone', async (t) => {
  const own = await clinic(t, { ...on, 'general.signupAdultsOnly': true });
  const proof = await proved(own, mineOf(own));
  const form = await formOf(own);
  assert.deepEqual([form.adultsOnly, form.mandatory], [true, ['birthDate']]);
  assert.equal(said(await complete(own, proof, { birthDate: undefined })), '400 invalid-request /birthDate required');
  // Monday 1 March 2027, 15:00 UTC: in Adelaide it is Tuesday already.
  const turnsTomorrow = { birthDate: '2009-03-02' };
  const refused = await complete(own, proof, { ...turnsTomorrow, locationId: locations.toronto });
  assert.deepEqual([said(refused), refused.body.phone], ['409 adults-only', '+14165550142']);
  assert.match(refused.body.title, /18/);
  const { db } = await own.caller();
  assert.equal(await db.Patient.count({ searchName: 'okafor ines' }), 0);
  assert.equal((await complete(own, proof, { ...turnsTomorrow, locationId: locations.adelaide })).status, 201);
});

test('B7 general.signupAdultsOnly: who was born on a leap day is of age on 1 March', async (t) => {
  const own = await clinic(t, { ...on, 'general.signupAdultsOnly': true });
  own.clock.set('2030-02-28T17:00:00.000Z');
  const proof = await proved(own, mineOf(own));
  const leap = { birthDate: '2012-02-29' };
  assert.equal(said(await complete(own, proof, leap)), '409 adults-only');
  own.clock.set('2030-02-28T17:59:00.000Z');
  assert.equal(said(await complete(own, proof, { birthDate: '2012-02-28' })), '201', 'who was born a day earlier is');
  own.clock.set('2030-03-01T17:00:00.000Z');
  assert.equal((await register(own, mineOf(own, 'leap'), { ...leap, username: 'leapling' })).status, 201);
});

test('B7 nobody registers with a birthday that is still to come', async (t) => {
  const own = await clinic(t, on);
  assert.equal(said(await register(own, mineOf(own), { birthDate: '2027-03-02' })), '400 invalid-request /birthDate future');
});

test('B7 general.termsUrl and general.privacyUrl are accepted at sign-up, and kept as evidence', async (t) => {
  const texts = { 'general.termsUrl': 'https://clinic.example/terms', 'general.privacyUrl': 'https://clinic.example/privacy' };
  const own = await clinic(t, { ...on, ...texts });
  const { termsUrl, privacyUrl } = await formOf(own);
  assert.deepEqual({ 'general.termsUrl': termsUrl, 'general.privacyUrl': privacyUrl }, texts);
  const proof = await proved(own, mineOf(own));
  assert.equal(said(await complete(own, proof)), '400 invalid-request /accepted/terms accept /accepted/privacy accept');
  assert.equal(said(await complete(own, proof, { accepted: { terms: true } })), '400 invalid-request /accepted/privacy accept');
  assert.equal((await complete(own, proof, { accepted: { terms: true, privacy: true } })).status, 201);
  const { db, clock } = await own.caller();
  const kept = await db.TermsAcceptance.find({ order: [['kind', 'ASC']] });
  assert.deepEqual(kept.map(({ kind, url, language, acceptedAt }) => [kind, url, language, acceptedAt.getTime() <= clock.now().getTime()]), [
    ['privacy', privacyUrl, 'en', true],
    ['terms', termsUrl, 'en', true],
  ]);
  assert.deepEqual(new Set(kept.map(({ patientId }) => patientId)), new Set([(await db.Patient.one({ searchName: 'okafor ines' }))?.id]));
});

test('B7 general.termsUrl and general.privacyUrl empty: nothing is asked, nothing kept', async (t) => {
  const own = await clinic(t, on);
  assert.equal((await register(own, mineOf(own))).status, 201);
  assert.equal(await (await own.caller()).db.TermsAcceptance.count(), 0);
});

/** Subjects of what the clinic, and the address of a setting, were told. */
async function told(own: Clinic, more: Record<string, unknown> = {}): Promise<Record<string, number>> {
  const { db } = await own.caller();
  await tx(() => db.Location.update({ id: locations.toronto }, { email: `toronto@${own.slug}.example` }));
  assert.equal((await register(own, mineOf(own), more)).status, 201);
  await own.drain();
  const count = async (who: string) => (await own.mails(mineOf(own, who))).filter(({ subject }) => subject === 'A new patient has registered').length;
  return { toronto: await count('toronto'), front: await count('front'), office: await count('office') };
}

test('B7 general.notify.signupPatient tells the clinic that the patient chose, with the name', async (t) => {
  const own = await clinic(t, on);
  assert.deepEqual(await told(own), { toronto: 1, front: 0, office: 0 });
  const [mail] = await own.mails(mineOf(own, 'toronto'));
  assert.match(mail?.text ?? '', /Name: Ines Okafor/);
  assert.match(mail?.text ?? '', /Clinic: Toronto/);
  assert.doesNotMatch(mail?.text ?? '', /duplicate/);
  const elsewhere = await clinic(t, on);
  assert.deepEqual(await told(elsewhere, { locationId: locations.adelaide }), { toronto: 0, front: 1, office: 0 }, 'the organization’s where a location has none');
  const off = await clinic(t, { ...on, 'general.notify.signupPatient': false });
  assert.deepEqual(await told(off), { toronto: 0, front: 0, office: 0 });
  assert.equal((await off.mails(mineOf(off)))[0]?.subject, 'Welcome to Fixture Clinic', 'the patient’s own confirmation is always sent');
});

test('B7 general.notify.signupCompany tells the organization, once where the clinic’s address is the same', async (t) => {
  const own = await clinic(t, { ...on, 'general.notify.signupCompany': true });
  assert.deepEqual(await told(own), { toronto: 1, front: 1, office: 0 });
  const same = await clinic(t, { ...on, 'general.notify.signupCompany': true });
  assert.deepEqual(await told(same, { locationId: locations.adelaide }), { toronto: 0, front: 1, office: 0 });
});

test('B7 general.signupEmailAddress takes the organization’s place', async (t) => {
  const own = await clinic(t, { ...on, 'general.notify.signupCompany': true });
  const { version } = (await own.api.as(own.staff).get('/v1/admin/settings')).body;
  const values = { 'general.signupEmailAddress': mineOf(own, 'office') };
  assert.equal((await own.api.as(own.staff).patch('/v1/admin/settings', { values }, { 'If-Match': `"${version}"` })).status, 200);
  assert.deepEqual(await told(own), { toronto: 1, front: 0, office: 1 });
});
