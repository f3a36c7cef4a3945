import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { clinic } from '../../testing/clinic.ts';

test('F9 profile.fields.preferredLanguage is the language in which the login hears from us', async (t) => {
  const { api } = await clinic(t);
  const maya = await api.signIn('maya');
  assert.equal((await maya.patch('/v1/me', { preferredLanguage: 'fr' })).status, 200);
  assert.equal((await maya.patch('/v1/me', { country: null, birthDate: '2027-03-02' })).body.errors[0].message, 'Ce jour est encore à venir');
  assert.equal((await maya.patch('/v1/me', { preferredLanguage: null })).status, 200);
  assert.equal((await maya.patch('/v1/me', { birthDate: '2027-03-02' })).body.errors[0].message, 'This day is still to come');
});

test('F9 each signed-in patient sees and changes their own profile, and only that', async (t) => {
  const { api, patient, otherPatient, staff } = await clinic(t);
  const [maya, noah] = [await api.signIn('maya'), await api.signIn('noah')];
  await Promise.all([maya.patch('/v1/me', { city: 'Gent' }), noah.patch('/v1/me', { city: 'Bruges' })]);
  assert.deepEqual([(await maya.get('/v1/me')).body.patient.city, (await noah.get('/v1/me')).body.patient.city], ['Gent', 'Bruges']);
  const cities = [];
  for (const one of [patient, otherPatient]) cities.push((await api.as(staff).get(`/v1/admin/patients/${one.patient}`)).body.city);
  assert.deepEqual(cities, ['Gent', 'Bruges']);
});

test('F9 I6 a guest has no profile and no contact points', async (t) => {
  const { api, caller, clock } = await clinic(t);
  const { db, ids } = await caller();
  const id = ids.next();
  const at = clock.now();
  await tx(() => db.Patient.insert({ id, profile: false, givenName: 'Guest', familyName: 'One', searchName: 'one guest', deceased: false, createdAt: at, updatedAt: at }));
  const guest = api.as({ patient: id });
  const answers = [await guest.get('/v1/me'), await guest.patch('/v1/me', { city: 'Gent' }), await guest.post('/v1/me/contact-points', { system: 'email', value: 'a@b.example' })];
  assert.deepEqual(answers.map(({ status }) => status), [404, 404, 404]);
  assert.equal(await db.ContactPoint.count({ patientId: id }), 0);
});
