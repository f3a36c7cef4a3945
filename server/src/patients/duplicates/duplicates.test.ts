import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { complete, details, proved, register } from '../../registration/testing.ts';
import { clinic, patients, type Clinic } from '../../testing/clinic.ts';
import { patientPassword } from '../../testing/fixture-patients.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import type { Answer } from '../../testing/http-client.ts';
import { noteDuplicates } from './note-duplicates.ts';

const on = { 'general.publicSignup': true };
const problemOf = ({ status, body }: Answer) => [status, body.type?.split(':').at(-1)].filter(Boolean).join(' ');
const listed = async ({ api, staff }: Clinic, state = 'open') => (await api.as(staff).get(`/v1/admin/duplicates?state=${state}`)).body.data;
const merge = ({ api, staff }: Clinic, id: string, survivorId: string) => api.as(staff).post(`/v1/admin/duplicates/${id}/merge`, { survivorId });
const create = async ({ api, staff }: Clinic, fields: Record<string, unknown>): Promise<string> => (await api.as(staff).post('/v1/admin/patients', fields)).body.id;
const ana = { givenName: 'Ana', familyName: 'Ó Súilleabháin', birthDate: '1987-03-12' };

/** Two records of one person that staff have before them. */
async function pair(own: Clinic, older: Record<string, unknown> = {}, newer: Record<string, unknown> = {}): Promise<{ id: string; older: string; newer: string }> {
  const [one, other] = [await create(own, { ...ana, ...older }), await create(own, { ...ana, ...newer })];
  const [review] = await listed(own);
  assert.deepEqual(review.patients.map(({ id }: { id: string }) => id), [one, other]);
  return { id: review.id, older: one, newer: other };
}

/** A chart as another system tells it, of a patient whom it names by our id. */
async function importChart({ api, staff }: Clinic, patientId: string): Promise<void> {
  const subject = { reference: 'urn:uuid:5f0c0a5e-0000-4000-8000-000000000001' };
  const patient = { resourceType: 'Patient', id: 'ehr-7', identifier: [{ system: 'urn:portico:patient', value: patientId }], name: [{ given: ['Ines'], family: 'Okafor' }] };
  const allergy = { resourceType: 'AllergyIntolerance', id: 'allergy-7', patient: subject, clinicalStatus: { coding: [{ code: 'active' }] }, code: { text: 'Penicillin' } };
  const entry = [{ fullUrl: subject.reference, resource: patient }, { resource: allergy }].map((one) => ({ ...one, request: { method: 'POST', url: one.resource.resourceType } }));
  const answer = await api.as(staff).post('/v1/fhir', { resourceType: 'Bundle', type: 'batch', entry }, { 'Content-Type': 'application/fhir+json' });
  assert.deepEqual(answer.body.entry.map(({ response }: { response: { status: string } }) => response.status.slice(0, 3)), ['201', '201']);
}

test('B7 who registers and is on record already is put before staff, both records side by side, and not merged', async (t) => {
  const own = await clinic(t, on);
  const known = await create(own, { givenName: 'INES', familyName: 'Òkafor', birthDate: details.birthDate, contactPoints: [{ system: 'phone', value: '416 555 0133', verified: true }] });
  assert.equal((await register(own, `ines@${own.slug}.example`)).status, 201);
  const [review, ...more] = await listed(own);
  assert.equal(more.length, 0);
  assert.deepEqual([review.reason, review.state, review.patients[0].id], ['name-and-birth-date', 'open', known]);
  assert.deepEqual(
    review.patients.map(({ givenName, contactPoints }: { givenName: string; contactPoints: unknown[] }) => [givenName, contactPoints.length]),
    [['INES', 1], ['Ines', 1]],
  );
  await own.drain();
  const clinics = await own.mails(`front@${own.slug}.example`);
  assert.match(clinics.find(({ subject }) => subject === 'A new patient has registered')?.text ?? '', /Possible duplicates/);
});

test('B7 who registers with an address or number that a patient is reached at is put before staff', async (t) => {
  const own = await clinic(t, on);
  const phone = { contactPoints: [{ system: 'phone', value: '(416) 555-0134' }] };
  await create(own, { givenName: 'Tom', familyName: 'Reed', birthDate: '1950-01-01', ...phone });
  await complete(own, await proved(own, '+14165550134'));
  assert.deepEqual((await listed(own)).map(({ reason }: { reason: string }) => reason), ['contact']);
});

test('B7 a family that shares a phone is no duplicate; a name in another order, or an unknown birthday, may be one', async (t) => {
  const own = await clinic(t);
  const contactPoints = [{ system: 'phone', value: '+1 416 555 0135' }];
  await create(own, { givenName: 'Rosa', familyName: 'Marin', birthDate: '1985-02-03', contactPoints });
  await create(own, { givenName: 'Leo', familyName: 'Marin', birthDate: '2015-06-07', contactPoints });
  assert.deepEqual(await listed(own), []);
  await create(own, { givenName: 'Marin', familyName: 'Rosa', birthDate: '1985-02-03' });
  assert.deepEqual((await listed(own)).map(({ reason }: { reason: string }) => reason), ['name-and-birth-date']);
  await create(own, { givenName: 'R.', familyName: 'M.', contactPoints: [{ system: 'phone', value: '4165550135' }] });
  assert.equal((await listed(own)).length, 3);
});

test('B7 a number that half the clinic has, since a field had to be filled, makes no duplicates', async (t) => {
  const own = await clinic(t);
  for (let n = 0; n < 10; n += 1) await create(own, { givenName: `N${n}`, familyName: 'Filled', contactPoints: [{ system: 'phone', value: '555 555 5555' }] });
  assert.ok((await listed(own)).length <= 15);
});

test('B7 merging moves a booking, an invoice, a chart and the login, and programs reach the survivor by the old id', async (t) => {
  const own = await clinic(t, on);
  const older = await create(own, { ...ana, givenName: details.givenName, familyName: details.familyName, birthDate: details.birthDate });
  await register(own, `ines@${own.slug}.example`);
  const { db } = await own.caller();
  const [review] = await listed(own);
  const newer: string = review.patients[1].id;
  const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada, start: '2027-03-02T09:00:00-05:00' };
  const hold = await own.api.as({ patient: newer }).post('/v1/holds', wish);
  const booked = await own.api.as({ patient: newer }).post('/v1/appointments', { holdId: hold.body.id });
  const invoice = await own.api.as(own.staff).post('/v1/admin/invoices', { patientId: newer, lines: [{ description: 'Visit', quantity: 1, unitPrice: { amount: 9000, currency: 'CAD' } }] });
  await importChart(own, newer);
  const merged = await merge(own, review.id, older);
  assert.deepEqual([merged.status, merged.body.state, merged.body.patient.id], [200, 'merged', older]);
  for (const who of [older, newer]) {
    const me = own.api.as({ patient: who });
    assert.deepEqual((await me.get('/v1/me/appointments?when=upcoming')).body.data.map(({ id }: { id: string }) => id), [booked.body.id]);
    assert.deepEqual((await me.get('/v1/me/health-summary')).body.allergies.map(({ name }: { name: string }) => name), ['Penicillin']);
    assert.deepEqual((await me.get('/v1/me/invoices')).body.data.map(({ id }: { id: string }) => id), [invoice.body.id]);
  }
  const paid = await own.api.as({ patient: newer }).post('/v1/me/payments', { invoices: [{ id: invoice.body.id }], paymentMethodId: 'pm_test_ok' });
  assert.deepEqual([paid.status, paid.body.status], [201, 'succeeded']);
  const session = await own.api.signIn('newcomer', { password: details.password });
  assert.equal((await session.get('/v1/sessions/current')).body.user.patientId, older);
  assert.equal(problemOf(await own.api.as(own.staff).get(`/v1/admin/patients/${newer}`)), '404 not-found');
  assert.deepEqual(await listed(own), []);
  const events = await db.AuditEvent.find({ where: { action: { in: ['patient.merge', 'patient.merged'] } }, order: [['id', 'ASC']] });
  assert.deepEqual(events.map(({ action, patientId }) => [action, patientId]), [['patient.merge', older], ['patient.merged', newer]]);
});

test('B7 of two logins in use the older one is kept; the other is switched off at once and its address is free', async (t) => {
  const own = await clinic(t, on);
  const { db } = await own.caller();
  await tx(() => db.Patient.update({ id: patients.noah }, { birthDate: '1930-01-01', searchName: 'chen maya', givenName: 'Maya', familyName: 'Chen' }));
  const maya = await own.api.signIn('maya');
  own.clock.advance(60_000);
  const noah = await own.api.signIn('noah');
  const caller = await own.caller();
  await tx(() => noteDuplicates(caller, [patients.noah]));
  const review = (await listed(own)).find(({ patients: [one] }: { patients: { id: string }[] }) => one?.id === patients.maya);
  assert.equal((await merge(own, review.id, patients.noah)).status, 200);
  assert.equal((await maya.get('/v1/sessions/current')).body.user.patientId, patients.noah, 'the older login: kept, for the survivor');
  assert.equal((await noah.get('/v1/sessions/current')).status, 401);
  await own.drain();
  for (const to of ['noah@login.example', 'maya@login.example']) {
    const told = (await own.mails(to)).find(({ subject }) => subject === 'Two portal logins of yours became one');
    assert.match(told?.text ?? '', /Contact: m•••@login\.example/, to);
  }
  await assert.rejects(own.api.signIn('noah', { password: patientPassword }), /401/);
  const linked = await own.api.as(own.staff).put(`/v1/admin/patients/${patients.noah}/portal-user`, { email: 'noah@login.example' });
  assert.deepEqual([linked.status, linked.body.username], [200, 'maya']);
});

test('B7 who registers under a patient’s name doesn’t push the patient’s login out, whichever record stays', async (t) => {
  for (const stays of ['the patient’s', 'the other'] as const) {
    const own = await clinic(t, on);
    const maya = await own.api.signIn('maya');
    own.clock.advance(60_000);
    const { givenName, familyName, birthDate } = (await own.api.as(own.staff).get(`/v1/admin/patients/${patients.maya}`)).body;
    await complete(own, await proved(own, `impostor@${own.slug}.example`), { givenName, familyName, birthDate });
    const impostor = await own.api.signIn('newcomer', { password: details.password });
    const review = (await listed(own)).find((one: { patients: { id: string }[] }) => one.patients.some(({ id }) => id === patients.maya));
    const registered: string = review.patients.find(({ id }: { id: string }) => id !== patients.maya).id;
    const survivor = stays === 'the patient’s' ? patients.maya : registered;
    assert.equal((await merge(own, review.id, survivor)).status, 200);
    assert.equal((await maya.get('/v1/sessions/current')).body.user.patientId, survivor, stays);
    assert.equal((await impostor.get('/v1/sessions/current')).status, 401, stays);
  }
});

test('B7 a patient without a login hears at their own contact which login opens their record after a merge', async (t) => {
  for (const stays of ['older', 'newer'] as const) {
    const own = await clinic(t, on);
    const { givenName, familyName, birthDate } = details;
    const older = await create(own, { givenName, familyName, birthDate, contactPoints: [{ system: 'email', value: `own@${own.slug}.example`, verified: true }] });
    await register(own, `other@${own.slug}.example`);
    const [review] = await listed(own);
    assert.equal((await merge(own, review.id, stays === 'older' ? older : review.patients[1].id)).status, 200);
    await own.drain();
    for (const to of [`own@${own.slug}.example`, `other@${own.slug}.example`]) {
      const told = (await own.mails(to)).filter(({ subject }) => subject === 'Two records of you became one');
      assert.equal(told.length, 1, `${stays} ${to}`);
      assert.match(told[0]?.text ?? '', /Contact: o•••@/);
    }
  }
});

test('B7 asking twice is answered alike; what was decided stays, and a wrong survivor is refused', async (t) => {
  const own = await clinic(t);
  const { id, older, newer } = await pair(own);
  const wrong = await merge(own, id, patients.maya);
  assert.deepEqual([problemOf(wrong), wrong.body.errors[0].path], ['400 invalid-request', '/survivorId']);
  const apart = () => own.api.as(own.staff).post(`/v1/admin/duplicates/${id}/keep-apart`);
  assert.equal((await apart()).body.state, 'apart');
  assert.equal((await apart()).status, 200);
  assert.deepEqual([(await listed(own)).length, (await listed(own, 'apart')).length], [0, 1]);
  const caller = await own.caller();
  await tx(() => noteDuplicates(caller, [newer, older]));
  assert.deepEqual(await listed(own), [], 'not asked again');
  assert.equal((await merge(own, id, newer)).status, 200, 'kept apart by mistake');
  assert.equal((await merge(own, id, newer)).status, 200);
  const other = await merge(own, id, older);
  assert.deepEqual([problemOf(other), other.body.state], ['409 duplicate-decided', 'merged']);
  assert.equal(problemOf(await apart()), '409 duplicate-decided');
});

test('B7 of twenty merges at once, in both directions, one is done', async (t) => {
  const own = await clinic(t);
  const { id, older, newer } = await pair(own);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => merge(own, id, n % 2 === 0 ? older : newer)));
  assert.ok(answers.every(({ status }) => status === 200 || status === 409));
  const { db } = await own.caller();
  assert.equal(await db.Patient.count({ id: { in: [older, newer] }, mergedIntoId: null }), 1);
  assert.equal(await db.AuditEvent.count({ action: 'patient.merge' }), 1);
});

test('B7 an import puts before staff who may be on record already, never twice, and joins nobody by name', async (t) => {
  const own = await clinic(t);
  const known = await create(own, ana);
  const patient = (id: string, birthDate: string) => ({ resourceType: 'Patient', id, name: [{ given: [ana.givenName], family: ana.familyName }], birthDate });
  const send = (birthDate: string) => {
    const entry = ['p1', 'p2'].map((id) => ({ resource: patient(id, birthDate), request: { method: 'PUT', url: `Patient/${id}` } }));
    return own.api.as(own.staff).post('/v1/fhir', { resourceType: 'Bundle', type: 'batch', entry }, { 'Content-Type': 'application/fhir+json' });
  };
  await send('1987-03-13');
  assert.equal((await listed(own)).length, 1, 'the two that came are alike');
  await send(ana.birthDate);
  await send(ana.birthDate);
  const reviews = await listed(own);
  assert.deepEqual([reviews.length, reviews.filter(({ patients: [one] }: { patients: { id: string }[] }) => one?.id === known).length], [3, 2]);
});

test('B7 what a system goes on telling of the merged record changes nothing that staff decided, and fills what is missing', async (t) => {
  const own = await clinic(t);
  const tell = (id: string, fields: Record<string, unknown>) => {
    const resource = { resourceType: 'Patient', id, name: [{ given: [ana.givenName], family: ana.familyName }], birthDate: ana.birthDate, ...fields };
    const entry = [{ resource, request: { method: 'PUT', url: `Patient/${id}` } }];
    return own.api.as(own.staff).post('/v1/fhir', { resourceType: 'Bundle', type: 'batch', entry }, { 'Content-Type': 'application/fhir+json' });
  };
  await tell('p1', { gender: 'female' });
  await tell('p2', {});
  const [review] = await listed(own);
  const [{ id: survivor }] = review.patients;
  assert.equal((await merge(own, review.id, survivor)).status, 200);
  await tell('p2', { gender: 'male', address: [{ city: 'Galway' }], telecom: [{ system: 'phone', value: '+353 91 555 012' }] });
  const read = async () => (await own.api.as(own.staff).get(`/v1/admin/patients/${survivor}`)).body;
  const before = await read();
  assert.deepEqual([before.gender, before.city, before.contactPoints.length], ['female', 'Galway', 1]);
  await tell('p1', { gender: 'other' });
  assert.equal((await read()).gender, 'other', 'who told of the survivor may correct it');
});

test('B7 three records of one person become one, in whatever order', async (t) => {
  const own = await clinic(t);
  const [a, b, c] = [await create(own, ana), await create(own, ana), await create(own, { ...ana, contactPoints: [{ system: 'email', value: 'ana@example.org', verified: true }] })];
  const reviews = await listed(own);
  assert.equal(reviews.length, 3);
  const of = (one: string, other: string) => reviews.find(({ patients: two }: { patients: { id: string }[] }) => two.every(({ id }) => id === one || id === other)).id;
  assert.equal((await merge(own, of(b, c), b)).status, 200);
  assert.equal(problemOf(await merge(own, of(a, c), c)), '404 not-found', 'that pair is the pair of the other two now');
  const [left, ...more] = await listed(own);
  assert.deepEqual([more.length, left.patients.map(({ id }: { id: string }) => id)], [0, [a, b]]);
  assert.equal((await merge(own, left.id, a)).status, 200);
  const contacts = (await own.api.as({ patient: c }).get('/v1/me/contact-points')).body.data;
  assert.deepEqual(contacts.map(({ value }: { value: string }) => value), ['ana@example.org']);
  const found = (await own.api.as(own.staff).get('/v1/admin/patients?search=Ana%20Suil')).body.data;
  assert.deepEqual(found.map(({ id }: { id: string }) => id), [a]);
});

test('B7 what was written for the merged record while the merge went on follows it', async (t) => {
  const own = await clinic(t);
  const { id, older, newer } = await pair(own);
  assert.equal((await merge(own, id, older)).status, 200);
  const { db, ids, clock } = await own.caller();
  // As a booking or an import that had found the patient before.
  await tx(() => db.Identifier.insert({ id: ids.next(), patientId: newer, system: 'urn:late', value: 'late', createdAt: clock.now() }));
  own.clock.advance(130_000);
  await own.drain();
  await own.drain();
  assert.equal((await db.Identifier.one({ system: 'urn:late', value: 'late' }))?.patientId, older);
});

test('B7 staff need the right to change patients, and see no other clinic’s pairs', async (t) => {
  const [own, other] = [await clinic(t), await clinic(t)];
  const { id, older } = await pair(own);
  const reader = own.api.as(await own.keyWith(['patients.read']));
  assert.equal(problemOf(await reader.get('/v1/admin/duplicates')), '403 missing-permission');
  assert.equal(problemOf(await reader.post(`/v1/admin/duplicates/${id}/merge`, { survivorId: older })), '403 missing-permission');
  assert.deepEqual(await listed(other), []);
  assert.equal(problemOf(await merge(other, id, older)), '404 not-found');
  assert.equal(problemOf(await other.api.as(other.staff).post(`/v1/admin/duplicates/${id}/keep-apart`)), '404 not-found');
});

test('B7 where both records have a login, who merges them needs the right to logins too; without it nothing is merged', async (t) => {
  const own = await clinic(t);
  const { id, older, newer } = await pair(own);
  const onlyRecords = own.api.as(await own.keyWith(['patients.read', 'patients.write']));
  for (const [n, patientId] of [older, newer].entries()) await own.api.as(own.staff).put(`/v1/admin/patients/${patientId}/portal-user`, { email: `both-${n}@login.example` });
  const refused = await onlyRecords.post(`/v1/admin/duplicates/${id}/merge`, { survivorId: older });
  assert.deepEqual([problemOf(refused), refused.body.permission], ['403 missing-permission', 'portal-users']);
  assert.equal((await listed(own)).length, 1);
  assert.equal((await merge(own, id, older)).status, 200);
});

test('B7 staff prove again who they are before two records become one', async (t) => {
  const own = await clinic(t);
  const { id, older } = await pair(own);
  const reception = await own.api.signIn('reception', { kind: 'staff' });
  own.clock.advance(6 * 60_000);
  assert.equal(problemOf(await reception.post(`/v1/admin/duplicates/${id}/merge`, { survivorId: older })), '403 fresh-authentication-required');
  await reception.post('/v1/sessions/current/authentications', { password: patientPassword });
  assert.equal((await reception.post(`/v1/admin/duplicates/${id}/merge`, { survivorId: older })).status, 200);
});

test('B7 pairs are listed page by page, the oldest first', async (t) => {
  const own = await clinic(t);
  for (const familyName of ['Alder', 'Birch', 'Cedar']) for (let n = 0; n < 2; n += 1) await create(own, { ...ana, familyName });
  const names: string[] = [];
  let cursor = '';
  for (;;) {
    const { data, nextCursor } = (await own.api.as(own.staff).get(`/v1/admin/duplicates?limit=2${cursor}`)).body;
    names.push(...data.map(({ patients: [one] }: { patients: { familyName: string }[] }) => one?.familyName ?? ''));
    if (!nextCursor) break;
    cursor = `&cursor=${nextCursor}`;
  }
  assert.deepEqual(names, ['Alder', 'Birch', 'Cedar']);
});

test('B7 staff see beside each record of a pair whether it has a login, how far that is, and what it is linked to, masked', async (t) => {
  const own = await clinic(t);
  const { id, older, newer } = await pair(own, { contactPoints: [{ system: 'email', value: 'ana@example.org', verified: true }] });
  await own.api.as(own.staff).put(`/v1/admin/patients/${newer}/portal-user`, { email: 'ana@login.example', phone: '+1 416 555 0199' });
  const [review] = await listed(own);
  const [one, other] = review.patients;
  assert.deepEqual([one.id, one.portalUser, one.contactPoints[0].verified], [older, null, true]);
  assert.deepEqual(other.portalUser, { state: 'linked', email: 'a•••@login.example', phone: '•••0199', lastSignInAt: null, stays: true });
  const apart = await own.api.as(own.staff).post(`/v1/admin/duplicates/${id}/keep-apart`);
  assert.equal(apart.body.patients[1].portalUser.state, 'linked', 'the answer to a decision shows the same');
});

test('B7 of two logins staff are told which one a merge keeps, and it is that one', async (t) => {
  const own = await clinic(t);
  const { id, older, newer } = await pair(own);
  await own.api.as(own.staff).put(`/v1/admin/patients/${older}/portal-user`, { email: 'ana@old.example' });
  own.clock.advance(1000);
  await own.api.as(own.staff).put(`/v1/admin/patients/${newer}/portal-user`, { email: 'ana@new.example' });
  const stays = async () => (await listed(own))[0].patients.map(({ portalUser }: { portalUser: { stays: boolean } }) => portalUser.stays);
  assert.deepEqual(await stays(), [true, false], 'both alike: the older one');
  assert.equal((await own.api.as(own.staff).post(`/v1/admin/patients/${newer}/invitations`, {})).status, 202);
  assert.deepEqual(await stays(), [false, true], 'the one that is further');
  assert.equal((await merge(own, id, older)).status, 200);
  assert.equal((await own.api.as(own.staff).get(`/v1/admin/patients/${older}/portal-user`)).body.email, 'ana@new.example');
});
