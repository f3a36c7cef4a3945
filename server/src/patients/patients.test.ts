import assert from 'node:assert/strict';
import test from 'node:test';
import { clinic } from '../testing/clinic.ts';

test('C19 adds a patient, finds them by either name, by contact and by identifier', async (t) => {
  const { api, staff } = await clinic(t);
  const made = await api.as(staff).post('/v1/admin/patients', {
    givenName: 'Éloïse',
    familyName: 'Zwicky-Öhman',
    birthDate: '1990-02-03',
    identifiers: [{ system: 'urn:mrn', value: '77' }],
    contactPoints: [
      { system: 'email', value: 'Eloise@Example.org', verified: true },
      { system: 'phone', value: '+1 416 555 0188' },
    ],
  });
  assert.deepEqual(
    [made.status, made.body.contactPoints.map((one: { verified: boolean }) => one.verified)],
    [201, [true, false]],
  );
  for (const search of [
    'zwicky',
    'ZWICKY-OHMAN el',
    'eloise zwicky-öhman',
    'eloise@example.org',
    '+1 (416) 555-0188',
  ]) {
    const found = await api.as(staff).get(`/v1/admin/patients?search=${encodeURIComponent(search)}`);
    assert.deepEqual(
      found.body.data.map((one: { id: string }) => one.id),
      [made.body.id],
      search,
    );
  }
  const byIdentifier = await api.as(staff).get('/v1/admin/patients?identifier=urn:mrn%7C77');
  assert.equal(byIdentifier.body.data[0].id, made.body.id);
  assert.equal((await api.as(staff).get(`/v1/admin/patients/${made.body.id}`)).body.familyName, 'Zwicky-Öhman');
  const twice = await api
    .as(staff)
    .post('/v1/admin/patients', { givenName: 'A', familyName: 'B', identifiers: [{ system: 'urn:mrn', value: '77' }] });
  assert.deepEqual([twice.status, twice.body.field], [409, 'identifiers']);
  const names = (await api.as(staff).get('/v1/admin/patients?search=B%20A')).body.data.map((one: { familyName: string }) => one.familyName);
  assert.ok(!names.includes('B'));
});

test('C19 lists patients by the page without gaps or doubles, and puts each on record', async (t) => {
  const { api, staff, caller } = await clinic(t);
  const seen: string[] = [];
  let cursor = '';
  do {
    const { body } = await api.as(staff).get(`/v1/admin/patients?search=ch&limit=20${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.data.map((one: { id: string }) => one.id));
    cursor = body.nextCursor;
  } while (cursor);
  assert.ok(seen.length > 40);
  assert.equal(new Set(seen).size, seen.length);
  assert.equal(await (await caller()).db.AuditEvent.count({ action: 'patient.read' }), seen.length);
});

test('I6 shows no patient of another organization, and nobody without the right', async (t) => {
  const { api, keyWith } = await clinic(t);
  const other = await clinic(t);
  const { body } = await other.api
    .as(other.staff)
    .post('/v1/admin/patients', { givenName: 'Only', familyName: 'Theirs' });
  const reader = await keyWith(['patients.read']);
  assert.equal((await api.as(reader).get(`/v1/admin/patients/${body.id}`)).status, 404);
  assert.equal((await api.as(reader).get('/v1/admin/patients?search=theirs')).body.data.length, 0);
  assert.equal((await api.as(reader).post('/v1/admin/patients', { givenName: 'A', familyName: 'B' })).status, 403);
  assert.equal((await api.as(await keyWith(['fhir'])).get('/v1/admin/patients')).status, 403);
});

test('I6 an identifier longer than any that is kept is nobody’s', async (t) => {
  const { api, staff } = await clinic(t);
  for (const identifier of ['x'.repeat(254), `a|${'b'.repeat(252)}`, '|', 'no system'])
    assert.deepEqual((await api.as(staff).get(`/v1/admin/patients?identifier=${encodeURIComponent(identifier)}`)).body.data, []);
});
