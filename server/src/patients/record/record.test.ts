import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { clinic } from '../../testing/clinic.ts';
import { locations, practitioners } from '../../testing/fixture-scheduling.ts';
import { joinPatients } from '../join-patients.ts';

test('F9 what a patient writes reaches the staff’s page, and what staff write reaches the profile', async (t) => {
  const { api, patient, staff } = await clinic(t, { 'profile.fields.occupation': 'yes' });
  const at = `/v1/admin/patients/${patient.patient}`;
  await api.as(patient).patch('/v1/me', { occupation: 'Violinist', emergencyContactName: 'Noah' });
  const seen = (await api.as(staff).get(at)).body;
  assert.deepEqual([seen.occupation, seen.emergencyContactName, seen.employer], ['Violinist', 'Noah', null]);
  const changed = await api.as(staff).patch(at, { occupation: null, pronouns: 'she/her', birthDate: '1988-04-05', city: 'Gent' });
  assert.deepEqual([changed.status, changed.body.occupation, changed.body.pronouns, changed.body.birthDate], [200, null, 'she/her', '1988-04-05']);
  const profile = (await api.as(patient).get('/v1/me')).body.patient;
  assert.deepEqual([profile.occupation, profile.birthDate, profile.city], [null, '1988-04-05', 'Gent']);
});

test('B2 staff name where a patient comes and who treats them, and find a renamed one at once', async (t) => {
  const { api, patient, staff, caller } = await clinic(t);
  const at = `/v1/admin/patients/${patient.patient}`;
  const wanted = { defaultLocationId: locations.toronto, defaultPractitionerId: practitioners.ada, additionalPractitionerIds: [practitioners.ben, practitioners.cleo] };
  const { body } = await api.as(staff).patch(at, { ...wanted, givenName: 'Maïa', familyName: 'Quill' });
  assert.deepEqual([body.defaultLocation.name, body.defaultPractitioner.name, body.additionalPractitioners.length], ['Toronto', 'Dr. Ada Núñez', 2]);
  for (const search of ['qui', 'maia quill']) {
    const found = (await api.as(staff).get(`/v1/admin/patients?search=${search}`)).body.data;
    assert.deepEqual(found.map((one: { id: string }) => one.id), [patient.patient], search);
  }
  const again = await api.as(staff).patch(at, { defaultPractitionerId: practitioners.ben });
  assert.deepEqual([again.body.defaultPractitioner.id, again.body.additionalPractitioners.length], [practitioners.ben, 1]);
  const none = await api.as(staff).patch(at, { defaultLocationId: null, defaultPractitionerId: null, additionalPractitionerIds: [] });
  assert.deepEqual([none.body.defaultLocation, none.body.defaultPractitioner, none.body.additionalPractitioners], [null, null, []]);
  await api.as(staff).patch(at, { defaultPractitionerId: null });
  const trail = await (await caller()).db.AuditEvent.find({ where: { action: 'patient.change' }, order: [['id', 'ASC']] });
  assert.deepEqual(trail.map(({ details }) => Object(details).fields), [['givenName', 'familyName', 'defaultLocationId'], ['practitioners'], ['practitioners'], ['defaultLocationId'], ['practitioners']]);
});

test('I6 a patient’s record takes no location or practitioner that isn’t there, and no other organization’s patient', async (t) => {
  const { api, patient, staff } = await clinic(t);
  const other = await clinic(t);
  const at = `/v1/admin/patients/${patient.patient}`;
  const theirs = (await other.api.as(other.staff).post('/v1/admin/patients', { givenName: 'Only', familyName: 'Theirs' })).body;
  const location = (await other.api.as(other.staff).post('/v1/admin/locations', { slug: 'x', name: 'X', timeZone: 'UTC' })).body;
  assert.equal((await api.as(staff).patch(`/v1/admin/patients/${theirs.id}`, { city: 'Gent' })).status, 404);
  assert.equal((await api.as(staff).patch(at, { defaultLocationId: location.id, city: 'Gent' })).status, 404);
  assert.equal((await api.as(staff).patch(at, { defaultPractitionerId: location.id })).status, 404);
  assert.equal((await api.as(staff).get(at)).body.city, null, 'nothing of it was written');
  const future = await api.as(staff).patch(at, { birthDate: '2027-03-02' });
  assert.deepEqual([future.status, future.body.errors[0].path], [400, '/birthDate']);
});

test('B2 two changes of one patient at once both count, and the search finds what came of them', async (t) => {
  const { api, patient, staff } = await clinic(t);
  const at = `/v1/admin/patients/${patient.patient}`;
  const changes = [{ givenName: 'Zara' }, { familyName: 'Zuse' }, { preferredName: 'Zed' }, { pronouns: 'she/her' }, { employer: 'Acme' }, { occupation: 'Pilot' }];
  const answers = await Promise.all(changes.map((change) => api.as(staff).patch(at, change)));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  const { givenName, familyName, pronouns, employer, occupation } = (await api.as(staff).get(at)).body;
  assert.deepEqual([givenName, familyName, pronouns, employer, occupation], ['Zara', 'Zuse', 'she/her', 'Acme', 'Pilot']);
  for (const search of ['zar', 'zus', 'zed', 'zed zara zuse'])
    assert.deepEqual((await api.as(staff).get(`/v1/admin/patients?search=${search}`)).body.data.map((one: { id: string }) => one.id), [patient.patient], search);
});

test('B8 E3 a system that tells of a new contact of a patient we have is heard; of a new patient’s nobody hears twice', async (t) => {
  const { caller, organizationId } = await clinic(t);
  const system = await caller();
  const news = (sourceId: string, knownId: string | undefined, phone: string) => ({
    source: 'ehr',
    sourceId,
    ...(knownId && { knownId }),
    identifiers: [],
    facts: { givenName: 'Imported', familyName: 'Quartz' },
    contacts: [{ system: 'phone' as const, value: phone, kind: 'mobile', verifiedAt: system.clock.now() }],
  });
  const [id] = await tx(() => joinPatients(system, [news('1', undefined, '416 555 0191')]));
  await tx(() => joinPatients(system, [news('1', id ?? '', '416 555 0192')]));
  await tx(() => joinPatients(system, [news('1', id ?? '', '416 555 0192')]));
  const events = await system.db.Outbox.find({ where: { name: 'patients.contact.changed' }, order: [['id', 'ASC']] });
  assert.deepEqual(events.map(({ payload }) => Object(payload).change), ['added', 'verified']);
  const terms = (await system.db.PatientTerm.find({ where: { patientId: id ?? '' } })).map(({ term }) => term);
  assert.deepEqual(terms.sort(), ['#0191', '#0192', 'imported', 'quartz'], organizationId);
});

test('F9 nobody is born tomorrow or before 1880, whoever writes it down', async (t) => {
  const { api, staff, patient } = await clinic(t);
  const desk = api.as(staff);
  const codeOf = ({ status, body }: { status: number; body: { errors?: { path: string; code: string }[] } }) => [status, body.errors?.[0]?.path, body.errors?.[0]?.code];
  for (const [birthDate, code] of [['2027-03-02', 'future'], ['1879-12-31', 'other'], ['1990-02-30', 'format']] as const) {
    assert.deepEqual(codeOf(await desk.post('/v1/admin/patients', { givenName: 'Not', familyName: 'Yet', birthDate })), [400, '/birthDate', code]);
    assert.deepEqual(codeOf(await desk.patch(`/v1/admin/patients/${patient.patient}`, { birthDate })), [400, '/birthDate', code]);
    assert.deepEqual(codeOf(await api.as(patient).patch('/v1/me', { birthDate })), [400, '/birthDate', code]);
  }
  assert.equal((await desk.post('/v1/admin/patients', { givenName: 'Just', familyName: 'Born', birthDate: '2027-03-01' })).status, 201);
});
