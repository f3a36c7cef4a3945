import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { details, proved as registered, complete } from '../../registration/testing.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { book, on, proved, said } from './testing.ts';
import { sweepGuests } from './sweep-guests.ts';

const open = { ...on, 'general.publicSignup': true };
const addressIn = ({ slug }: Clinic, who = 'ines') => `${who}@${slug}.example`;
const ines = { givenName: 'ÍNES', familyName: 'Okafor' };
const upcoming = async (client: { get: (path: string) => Promise<{ body: { data: { id: string }[] } }> }) =>
  (await client.get('/v1/me/appointments')).body.data.map(({ id }) => id);
const guestsOf = async (own: Clinic) => (await own.caller()).db.Patient.find({ where: { profile: false }, order: [['id', 'ASC']] });

test('C8 a guest who registers with the same contact finds the appointment, and only after proving it', async (t) => {
  const own = await clinic(t, open);
  const mine = addressIn(own);
  const held = await proved(own, mine);
  const booked = (await book(own, held, ines)).body;
  await own.drain();
  own.clock.advance(1000);
  assert.equal((await complete(own, await registered(own, mine))).status, 201);
  const session = await own.api.signIn(details.username, { password: details.password });
  assert.deepEqual(await upcoming(session), [booked.id]);
  assert.equal((await own.api.as(own.anyone).post(`/v1/appointments/${booked.id}/cancel`, {}, held.headers)).status, 200, 'the hold’s token still opens this one');
  const other = await clinic(t, open);
  await book(other, await proved(other, addressIn(other)), ines);
  assert.equal((await complete(other, await registered(other, addressIn(other, 'somebody-else')))).status, 201);
  const stranger = await other.api.signIn(details.username, { password: details.password });
  assert.deepEqual(await upcoming(stranger), [], 'the same name with another contact is somebody else');
});

test('C8 who registers by a contact that somebody of another name booked with gets nothing of theirs: staff look at it', async (t) => {
  const own = await clinic(t, open);
  const shared = addressIn(own, 'family');
  await book(own, await proved(own, shared), { givenName: 'Leo', familyName: 'Marin' });
  await own.drain();
  own.clock.advance(1000);
  await complete(own, await registered(own, shared));
  const session = await own.api.signIn(details.username, { password: details.password });
  assert.deepEqual(await upcoming(session), []);
  const [review] = (await own.api.as(own.staff).get('/v1/admin/duplicates')).body.data;
  assert.deepEqual([review.reason, review.patients.map(({ givenName }: { givenName: string }) => givenName)], ['contact', ['Leo', 'Ines']]);
  const merged = await own.api.as(own.staff).post(`/v1/admin/duplicates/${review.id}/merge`, { survivorId: review.patients[1].id });
  assert.equal(merged.status, 200);
  assert.equal((await upcoming(session)).length, 1);
});

test('C8 guests are found by no search, told to no other system, matched with nobody and acted for by no key', async (t) => {
  const own = await clinic(t, open);
  const shared = addressIn(own);
  await own.api.as(own.staff).post('/v1/admin/patients', { givenName: 'Ines', familyName: 'Okafor', birthDate: '1990-05-17', contactPoints: [{ system: 'email', value: shared }] });
  await book(own, await proved(own, shared), { givenName: 'Zebulon', familyName: 'Quist' });
  const [guest] = await guestsOf(own);
  assert.ok(guest);
  const staff = own.api.as(own.staff);
  for (const search of ['Zebulon', 'quist', shared]) {
    const { data } = (await staff.get(`/v1/admin/patients?search=${encodeURIComponent(search)}`)).body;
    assert.ok(!data.some(({ id }: { id: string }) => id === guest.id), search);
  }
  assert.equal((await staff.get(`/v1/admin/patients/${guest.id}`)).status, 404);
  assert.equal((await staff.get(`/v1/admin/patients/${guest.id}/contact-points`)).status, 404);
  assert.doesNotMatch(JSON.stringify((await staff.get('/v1/fhir/Patient')).body), /Zebulon|Quist/);
  assert.equal((await staff.get(`/v1/fhir/Patient/${guest.id}`)).status, 404);
  assert.deepEqual((await staff.get('/v1/admin/duplicates')).body.data, []);
  assert.equal((await staff.put(`/v1/admin/patients/${guest.id}/portal-user`, { email: shared })).status, 404);
  assert.equal(said(await own.api.as({ patient: guest.id }).get('/v1/me/appointments')), '404 not-found');
  const bundle = { resourceType: 'Bundle', type: 'batch', entry: [{ resource: { resourceType: 'Patient', id: 'ehr-1', identifier: [{ system: 'urn:portico:patient', value: guest.id }], name: [{ given: ['Zebulon'], family: 'Quist' }], telecom: [{ system: 'email', value: shared }] }, request: { method: 'POST', url: 'Patient' } }] };
  await staff.post('/v1/fhir', bundle, { 'Content-Type': 'application/fhir+json' });
  assert.equal((await guestsOf(own)).length, 1, 'a chart joins no guest');
  const { db } = await own.caller();
  assert.equal(await db.ClinicalResource.count({ patientId: guest.id }), 0);
  assert.equal(await db.PatientTerm.count({ patientId: guest.id }), 0);
});

test('C8 a clinic’s move invites no guest', async (t) => {
  const own = await clinic(t, open);
  await book(own, await proved(own, addressIn(own)), ines);
  const [guest] = await guestsOf(own);
  const { candidates, body } = await own.api.as(own.staff).get('/v1/admin/transitions').then((answer) => ({ candidates: JSON.stringify(answer.body), body: answer.body }));
  assert.ok(body);
  assert.ok(guest && !candidates.includes(guest.id));
  await own.drain();
  assert.equal(await (await own.caller()).db.TransitionEntry.count({ patientId: guest.id }), 0);
});

test('C8 staff make a patient of a guest, who is found and may be invited from then on', async (t) => {
  const own = await clinic(t, open);
  await book(own, await proved(own, addressIn(own)), ines);
  const [guest] = await guestsOf(own);
  assert.ok(guest);
  const staff = own.api.as(own.staff);
  const [listed] = (await staff.get('/v1/admin/guests')).body.data;
  assert.deepEqual([listed.id, listed.familyName, listed.email, listed.phone, listed.appointments], [guest.id, 'Okafor', addressIn(own), null, 1]);
  const made = await staff.post(`/v1/admin/guests/${guest.id}/patient`);
  assert.deepEqual([made.status, made.body.id, made.body.contactPoints[0].verified], [200, guest.id, true]);
  assert.equal((await staff.post(`/v1/admin/guests/${guest.id}/patient`)).status, 200, 'asking twice is no error');
  assert.deepEqual((await staff.get('/v1/admin/patients?search=okafor')).body.data.map(({ id }: { id: string }) => id), [guest.id]);
  assert.deepEqual((await staff.get('/v1/admin/guests')).body.data, []);
  assert.equal((await staff.get(`/v1/admin/guests/${guest.id}`)).status, 404);
});

test('C8 staff say which patient a guest is, of those who may be', async (t) => {
  const own = await clinic(t, open);
  const mine = addressIn(own);
  const staff = own.api.as(own.staff);
  const known = (await staff.post('/v1/admin/patients', { givenName: 'Ines', familyName: 'Okafor', contactPoints: [{ system: 'email', value: mine, verified: true }] })).body.id;
  const booked = (await book(own, await proved(own, mine), ines)).body;
  const [guest] = await guestsOf(own);
  assert.ok(guest);
  const { matches } = (await staff.get(`/v1/admin/guests/${guest.id}`)).body;
  assert.deepEqual(matches.map(({ id, sameName, sameContact }: { id: string; sameName: boolean; sameContact: boolean }) => [id, sameName, sameContact]), [[known, true, true]]);
  assert.equal(said(await staff.post(`/v1/admin/guests/${guest.id}/merge`, { patientId: guest.id })), '404 not-found');
  const merged = await staff.post(`/v1/admin/guests/${guest.id}/merge`, { patientId: known });
  assert.deepEqual([merged.status, merged.body.id], [200, known]);
  assert.equal((await staff.post(`/v1/admin/guests/${guest.id}/merge`, { patientId: known })).status, 200, 'asking twice is no error');
  assert.equal(said(await staff.post(`/v1/admin/guests/${guest.id}/merge`, { patientId: own.patient.patient })), '409 conflict');
  assert.deepEqual(await upcoming(own.api.as({ patient: known })), [booked.id]);
});

test('C8 whoever proves a contact and books nothing is forgotten a day later; who booked stays', async (t) => {
  const own = await clinic(t, open);
  own.clock.set('2027-02-01T15:00:00.000Z');
  await proved(own, addressIn(own, 'passer-by'), '09:00');
  await book(own, await proved(own, addressIn(own), '10:00'), ines);
  const { db } = await own.caller();
  const left = async () => [await db.Patient.count({ profile: false }), await db.ContactPoint.count({ normalized: addressIn(own, 'passer-by') }), await db.GuestContact.count()];
  await sweepGuests(own.portico.runtime);
  assert.deepEqual(await left(), [2, 1, 2]);
  own.clock.advance(27 * 3_600_000);
  await sweepGuests(own.portico.runtime);
  assert.deepEqual(await left(), [1, 0, 0]);
  assert.deepEqual((await guestsOf(own)).map(({ familyName }) => familyName), ['Okafor']);
});

test('D3 C8 a guest who saved a card and books nothing is forgotten with it, at the gateway first', async (t) => {
  const own = await clinic(t, { ...open, 'scheduling.requireCard': true });
  own.clock.set('2027-02-01T15:00:00.000Z');
  const held = await proved(own, addressIn(own), '09:00');
  const setup = await own.api.as(own.anyone).post(`/v1/holds/${held.id}/payment-methods/setups`, { paymentMethodId: 'pm_test_ok' }, held.headers);
  assert.equal(setup.body.status, 'succeeded', JSON.stringify(setup.body));
  const { db } = await own.caller();
  const left = async () => [await db.Patient.count({ profile: false }), await db.PaymentMethod.count(), await db.CardSetup.count(), await db.GuestContact.count()];
  own.clock.advance(27 * 3_600_000);
  await tx(async () => db.CardSetup.update({ patientId: { in: (await guestsOf(own)).map(({ id }) => id) } }, { status: 'processing', paymentMethodId: null, endedAt: null, checkAt: own.clock.now() }));
  await sweepGuests(own.portico.runtime);
  assert.deepEqual(await left(), [1, 1, 1, 1], 'while the saving hasn’t ended, all waits');
  await tx(() => db.CardSetup.update({ status: 'processing' }, { status: 'failed', failureCode: 'expired', endedAt: own.clock.now(), checkAt: null }));
  await sweepGuests(own.portico.runtime);
  assert.deepEqual(await left(), [0, 0, 0, 0]);
  assert.equal(await db.AuditEvent.count({ action: 'card.remove' }), 1);
});
