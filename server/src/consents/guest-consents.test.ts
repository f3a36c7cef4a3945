import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pdfFile } from '../files/testing/archives.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { asking, askedOf, change, hold, recordsOf } from './testing.ts';

/** Somebody without an account who has proved a contact for the n-th time of the day, and books it with an answer or none. */
async function guestOf(own: Clinic, n: number, email: string) {
  own.clock.advance(120_000);
  const anyone = own.api.as(own.anyone);
  const held = (await hold(anyone, n)).body;
  const headers = { 'Portico-Hold': held.token };
  assert.equal((await anyone.post(`/v1/holds/${held.id}/contact`, { system: 'email', value: email }, headers)).status, 202);
  await own.drain();
  const [code] = (await own.mails(email)).flatMap(({ text }) => /^Code: (\d{6})$/m.exec(text)?.[1] ?? []);
  assert.equal((await anyone.post(`/v1/holds/${held.id}/contact/verify`, { code }, headers)).status, 200);
  const { consent, missing } = await askedOf(anyone, held);
  const book = (accepted: boolean | null) => {
    const given = accepted !== null && consent ? { consent: { versionId: consent.versionId, accepted } } : {};
    return anyone.post('/v1/appointments', { holdId: held.id, guest: { givenName: 'Ana', familyName: 'Guest' }, ...given }, headers);
  };
  return { consent, isAsked: missing.includes('consent'), book };
}

/** Whoever booked without an account, the latest first. */
const guestIds = async ({ api, staff }: Clinic): Promise<string[]> => (await api.as(staff).get('/v1/admin/guests')).body.data.map(({ id }: { id: string }) => id);

test('C13 schedulingConsent.everyTime off: guests are asked once a verified contact', async (t) => {
  const own = await clinic(t, { ...asking, 'scheduling.publicBooking': true });
  const first = await guestOf(own, 0, 'ana@guest.example');
  assert.equal(first.isAsked, true);
  assert.deepEqual((await first.book(null)).body.missing, ['consent']);
  assert.equal((await first.book(true)).status, 201);
  const [guestId = ''] = await guestIds(own);
  const [record] = await recordsOf(own, guestId);
  assert.deepEqual([record.by, record.accepted, record.text], [{ kind: 'guest', id: null }, true, first.consent.text]);
  const again = await guestOf(own, 1, 'ana@guest.example');
  assert.deepEqual([again.consent, (await again.book(null)).status], [null, 201]);
  assert.equal((await guestOf(own, 2, 'ben@guest.example')).isAsked, true, 'another contact is asked');
  await change(own, { 'schedulingConsent.everyTime': true });
  assert.equal((await guestOf(own, 3, 'ana@guest.example')).isAsked, true);
});

test('C13 schedulingConsent.document is opened by a guest too, with the hold alone', async (t) => {
  const own = await clinic(t, { ...asking, 'scheduling.publicBooking': true });
  const uploaded = await own.api.as(own.staff).send('POST', '/v1/admin/files', pdfFile(), { 'Portico-File-Name': 'consent.pdf' });
  await change(own, { 'schedulingConsent.document': uploaded.body.id });
  const anyone = own.api.as(own.anyone);
  const held = (await hold(anyone)).body;
  const { consent } = await askedOf(anyone, held);
  const url: string = consent.document.ticketUrl;
  assert.equal((await fetch(url)).status, 200);
  assert.equal((await anyone.get(`/v1/holds/${held.id}/steps`)).status, 404, 'without the hold’s token nobody gets one');
  own.clock.advance(60_000);
  assert.equal((await fetch(url)).status, 404);
});
