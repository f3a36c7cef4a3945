import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';

/** How each language says “Sign in first”, begins the mail of a booking, and writes its time. */
const said = {
  it: { signIn: 'Prima occorre accedere', subject: 'Prenotato: Visit, martedì 2 marzo 2027', when: /dalle 9:00 alle 9:30 \(ora di Toronto\)/ },
  es: { signIn: 'Primero inicie sesión', subject: 'Reservado: Visit, martes, 2 de marzo de 2027', when: /de 0?9:00 a 0?9:30 \(hora de Toronto\)/ },
} as const;

const hold = ({ api, patient }: Clinic) =>
  api.as(patient).post('/v1/holds', { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada, start: '2027-03-02T09:00:00-05:00' });

async function bookedMail(own: Clinic) {
  const held = await hold(own);
  assert.equal((await own.api.as(own.patient).post('/v1/appointments', { holdId: held.body.id })).status, 201);
  await own.drain();
  return (await own.mails('patient0@example.org'))[0];
}

for (const language of ['it', 'es'] as const) {
  const { signIn, subject, when } = said[language];

  test(`G7 general.language ${language} is the language of answers, mails and the hosted page where nobody chose another`, async (t) => {
    const own = await clinic(t, { 'general.language': language });
    const { body, headers } = await own.api.as(own.anyone).get('/v1/me/appointments?when=upcoming', { 'Accept-Language': '' });
    assert.deepEqual([body.title, headers.get('Content-Language')], [signIn, language]);
    const mail = await bookedMail(own);
    assert.equal(mail?.subject, subject);
    assert.match(mail?.text ?? '', when);
    assert.match(mail?.html ?? '', new RegExp(`<html[^>]* lang="${language}"`));
    const html = await (await fetch(`${own.url}/p/${own.slug}`, { headers: { 'accept-language': '' } })).text();
    assert.match(html, new RegExp(`<html lang="${language}">`));
  });

  test(`G7 a person who chose ${language} is written to so, whatever the clinic speaks, and a page that asks is answered so`, async (t) => {
    const own = await clinic(t);
    const patient = own.api.as(own.patient);
    assert.equal((await patient.patch('/v1/me', { preferredLanguage: language })).status, 200);
    assert.equal((await bookedMail(own))?.subject, subject);
    assert.equal((await own.api.as(own.anyone).get('/v1/me/appointments', { 'Accept-Language': `${language}-CA, en;q=0.5` })).body.title, signIn);
    assert.equal((await own.api.as(own.anyone).get('/v1/me/appointments', { 'Accept-Language': 'de, en;q=0.5' })).body.title, 'Sign in first');
  });
}

test('G7 staff’s page is in English for whoever reads Italian or Spanish', async (t) => {
  const { url, slug } = await clinic(t);
  for (const language of ['it', 'es']) {
    const html = await (await fetch(`${url}/p/${slug}/staff`, { headers: { 'accept-language': language } })).text();
    assert.match(html, /<html lang="en">[^]*<title>[^<]+: staff</);
  }
});

test('G7 the bootstrap offers all four languages', async (t) => {
  const { api, anyone } = await clinic(t);
  assert.deepEqual((await api.as(anyone).get('/v1/portal')).body.languages, ['en', 'fr', 'it', 'es']);
});

test('G7 schedulingConsent.text is shown in Italian and Spanish where the clinic wrote it so', async (t) => {
  const text = { en: 'I agree.', it: 'Accetto.', es: 'Acepto.' };
  const own = await clinic(t, { 'schedulingConsent.enabled': true, 'schedulingConsent.text': text });
  const held = (await hold(own)).body;
  for (const language of ['it', 'es'] as const) {
    const { body } = await own.api.as(own.patient).get(`/v1/holds/${held.id}/steps`, { 'Accept-Language': language });
    assert.deepEqual([body.consent?.text, body.consent?.language], [text[language], language]);
  }
});
