import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import sharp from 'sharp';
import { database } from '../db/connection.ts';
import { tx } from '../db/tx.ts';
import { driverError } from '../db/violations.ts';
import { pdfFile, wordFile } from '../files/testing/archives.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import type { Client } from '../testing/http-client.ts';
import { asking, askedOf, change, hold, recordsOf, text } from './testing.ts';

const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest('base64url');

/** Holds a time and books it with an answer; `accepted` null: with none. */
async function book(client: Client, n: number, accepted: boolean | null) {
  const held = (await hold(client, n)).body;
  const steps = await askedOf(client, held);
  const consent = steps.consent && accepted !== null ? { consent: { versionId: steps.consent.versionId, accepted } } : {};
  return { steps, held, answer: await client.post('/v1/appointments', { holdId: held.id, ...consent }) };
}

const uploaded = async ({ api, staff }: Clinic, bytes: Buffer, name: string): Promise<string> =>
  (await api.as(staff).send('POST', '/v1/admin/files', bytes, { 'Portico-File-Name': name })).body.id;

test('C13 schedulingConsent.enabled asks before booking, in the booking itself; off, nothing is asked', async (t) => {
  const own = await clinic(t, asking);
  const maya = own.api.as(own.patient);
  const refused = await book(maya, 0, null);
  assert.deepEqual(refused.steps.missing, ['consent']);
  assert.deepEqual([refused.answer.status, refused.answer.body.missing], [409, ['consent']]);
  assert.equal((await book(maya, 1, true)).answer.status, 201);
  await change(own, { 'schedulingConsent.enabled': false });
  const noah = await book(own.api.as(own.otherPatient), 2, null);
  assert.deepEqual([noah.steps.consent, noah.answer.status], [null, 201]);
});

test('C13 schedulingConsent.text is shown in the person’s language, and exactly what was shown is kept', async (t) => {
  const own = await clinic(t, asking);
  const maya = await own.api.signIn('maya');
  const held = (await hold(maya)).body;
  const { consent } = await askedOf(maya, held, { 'Accept-Language': 'fr-CA' });
  assert.deepEqual([consent.text, consent.language, consent.document, consent.required], [text.fr, 'fr', null, true]);
  assert.equal((await askedOf(maya, held, { 'Accept-Language': 'en' })).consent.text, text.en);
  // What counts is what was shown, whatever language the booking is sent in.
  const booked = await maya.post('/v1/appointments', { holdId: held.id, consent: { versionId: consent.versionId, accepted: true } }, { 'Accept-Language': 'en' });
  assert.equal(booked.status, 201);
  const [record, ...rest] = await recordsOf(own, own.patient.patient);
  assert.deepEqual(rest, []);
  const { id, by, address, ...kept } = record;
  assert.deepEqual(kept, {
    at: own.clock.now().toISOString(), kind: 'scheduling', patientId: own.patient.patient, accepted: true, required: true, versionId: consent.versionId, language: 'fr',
    text: text.fr, textHash: sha256(text.fr), document: null, appointmentId: booked.body.id, origin: own.origin,
  });
  assert.equal(by.kind, 'patient');
  assert.ok(id && by.id && address);
});

test('C13 schedulingConsent.document is opened from the step, and its hash is kept', async (t) => {
  const own = await clinic(t, asking);
  const file = pdfFile();
  await change(own, { 'schedulingConsent.document': await uploaded(own, file, 'Consent to treatment.pdf') });
  const maya = own.api.as(own.patient);
  const { steps, answer } = await book(maya, 0, true);
  assert.equal(answer.status, 201);
  assert.equal(steps.consent.document.name, 'Consent to treatment.pdf');
  const opened = await fetch(steps.consent.document.ticketUrl);
  assert.deepEqual(Buffer.from(await opened.arrayBuffer()), file);
  const [{ document }] = await recordsOf(own, own.patient.patient);
  assert.deepEqual([document.name, document.sha256], ['Consent to treatment.pdf', sha256(file)]);
});

test('C13 schedulingConsent.document must be a PDF or Word file of the clinic', async (t) => {
  const own = await clinic(t, asking);
  const other = await clinic(t);
  const set = async (id: string) =>
    own.api.as(own.staff).patch('/v1/admin/settings', { values: { 'schedulingConsent.document': id } }, { 'If-Match': `"${(await own.caller()).settings.version}"` });
  const picture = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } }).png().toBuffer();
  const asPicture = await set(await uploaded(own, picture, 'x.png'));
  assert.deepEqual([asPicture.status, asPicture.body.reason], [422, 'use']);
  assert.equal((await set(await uploaded(other, pdfFile(), 'theirs.pdf'))).status, 404);
  assert.equal((await set(await uploaded(own, wordFile(), 'ours.docx'))).status, 200);
});

test('C13 schedulingConsent.required off: the box may stay empty, and the refusal is kept', async (t) => {
  const own = await clinic(t, { ...asking, 'schedulingConsent.required': false });
  const maya = own.api.as(own.patient);
  const { steps, answer } = await book(maya, 0, false);
  assert.deepEqual([steps.missing, steps.consent.required, answer.status], [[], false, 201]);
  const [record] = await recordsOf(own, own.patient.patient);
  assert.deepEqual([record.accepted, record.required], [false, false]);
  assert.equal((await book(maya, 1, null)).steps.consent, null, 'asked once');
  await change(own, { 'schedulingConsent.required': true });
  const again = await book(maya, 2, false);
  assert.deepEqual([again.steps.missing, again.answer.status, again.answer.body.missing], [['consent'], 409, ['consent']], 'a refusal doesn’t do where it is required');
});

test('C13 schedulingConsent.required on: a refusal books nothing and keeps nothing', async (t) => {
  const own = await clinic(t, asking);
  const { answer } = await book(own.api.as(own.patient), 0, false);
  assert.deepEqual([answer.status, answer.body.missing], [409, ['consent']]);
  assert.deepEqual(await recordsOf(own, own.patient.patient), []);
});

test('C13 schedulingConsent.everyTime asks at each booking; off, once a patient', async (t) => {
  const own = await clinic(t, asking);
  const maya = own.api.as(own.patient);
  assert.equal((await book(maya, 0, true)).answer.status, 201);
  assert.equal((await askedOf(maya, (await hold(maya, 1)).body, { 'Accept-Language': 'fr' })).consent, null, 'not in another language either');
  assert.equal((await book(maya, 2, null)).answer.status, 201);
  assert.equal((await book(own.api.as(own.otherPatient), 3, null)).answer.status, 409, 'somebody else is asked');
  await change(own, { 'schedulingConsent.everyTime': true });
  assert.equal((await book(maya, 4, null)).answer.status, 409);
  assert.equal((await book(maya, 5, true)).answer.status, 201);
  assert.equal((await recordsOf(own, own.patient.patient)).length, 2);
});

test('C13 schedulingConsent.text that changed asks again; what was shown before it changed isn’t taken for it', async (t) => {
  const own = await clinic(t, asking);
  const maya = own.api.as(own.patient);
  assert.equal((await book(maya, 0, true)).answer.status, 201);
  const held = (await hold(maya, 1)).body;
  await change(own, { 'schedulingConsent.text': { ...text, en: 'I agree to be treated by whoever is there.' } });
  const { consent } = await askedOf(maya, held);
  assert.equal(consent.text, 'I agree to be treated by whoever is there.');
  const [before] = await recordsOf(own, own.patient.patient);
  const stale = await maya.post('/v1/appointments', { holdId: held.id, consent: { versionId: before.versionId, accepted: true } });
  assert.deepEqual([stale.status, stale.body.missing], [409, ['consent']]);
  const fresh = await maya.post('/v1/appointments', { holdId: held.id, consent: { versionId: consent.versionId, accepted: true } });
  assert.equal(fresh.status, 201);
  assert.deepEqual((await recordsOf(own, own.patient.patient)).map((one: { text: string }) => one.text), [consent.text, text.en], 'the old one is still what it was');
  await change(own, { 'schedulingConsent.text': text });
  assert.equal((await askedOf(maya, (await hold(maya, 2)).body)).consent, null, 'they agreed to this one before');
});

test('C13 schedulingConsent.document that changed asks again; the same one under another name doesn’t', async (t) => {
  const own = await clinic(t, asking);
  const maya = own.api.as(own.patient);
  await change(own, { 'schedulingConsent.document': await uploaded(own, pdfFile(), 'a.pdf') });
  assert.equal((await book(maya, 0, true)).answer.status, 201);
  await change(own, { 'schedulingConsent.document': await uploaded(own, pdfFile(), 'b.pdf') });
  assert.equal((await book(maya, 1, null)).answer.status, 201);
  await change(own, { 'schedulingConsent.document': await uploaded(own, wordFile(), 'c.docx') });
  assert.equal((await book(maya, 2, null)).answer.status, 409);
});

test('C13 a version made up, of another clinic, or answered twice at once changes nothing', async (t) => {
  const own = await clinic(t, asking);
  const other = await clinic(t, asking);
  const theirs = (await askedOf(other.api.as(other.patient), (await hold(other.api.as(other.patient))).body)).consent.versionId;
  const maya = own.api.as(own.patient);
  const held = (await hold(maya)).body;
  const { consent } = await askedOf(maya, held);
  assert.notEqual(consent.versionId, theirs);
  for (const versionId of [theirs, '01900000-0000-7000-8000-00000000dead']) {
    assert.equal((await maya.post('/v1/appointments', { holdId: held.id, consent: { versionId, accepted: true } })).status, 409);
  }
  const second = (await hold(maya, 1)).body;
  const both = await Promise.all([held, second].map(({ id }) => maya.post('/v1/appointments', { holdId: id, consent: { versionId: consent.versionId, accepted: true } })));
  assert.deepEqual(both.map(({ status }) => status), [201, 201]);
  assert.ok((await recordsOf(own, own.patient.patient)).length >= 1);
});

test('C13 what was agreed to can’t be changed or deleted, however the database is asked', async (t) => {
  const own = await clinic(t, asking);
  assert.equal((await book(own.api.as(own.patient), 0, true)).answer.status, 201);
  const raw = (sql: string) => tx(() => database().sequelize.query(sql, { bind: [own.organizationId] }));
  const statements = [
    'update consent_records set accepted = 0 where organizationId = $1',
    "update consent_records set at = '2020-01-01 00:00:00.000' where organizationId = $1",
    'update consent_records set ip = null where organizationId = $1',
    'delete from consent_records where organizationId = $1',
    "update consent_versions set text = 'x' where organizationId = $1",
    'delete from consent_versions where organizationId = $1',
  ];
  for (const sql of statements) await assert.rejects(raw(sql), (error: unknown) => /only grows/.test(driverError(error).message ?? ''), sql);
  await tx(() => database().sequelize.query('update consent_records set patientId = $2 where organizationId = $1', { bind: [own.organizationId, own.otherPatient.patient] }));
  assert.equal((await recordsOf(own, own.otherPatient.patient)).length, 1, 'only a merge hands it on');
});

test('I4 reading what a patient agreed to is on record', async (t) => {
  const own = await clinic(t);
  await recordsOf(own, own.patient.patient);
  const { data } = (await own.api.as(own.staff).get(`/v1/admin/audit-events?patientId=${own.patient.patient}&action=consent.list`)).body;
  assert.equal(data.length, 1);
  assert.equal((await own.api.as(own.staff).get('/v1/admin/consent-records?patientId=01900000-0000-7000-8000-00000000dead')).status, 404);
});
