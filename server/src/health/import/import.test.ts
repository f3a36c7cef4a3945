import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { anOrganization, useDatabase } from '../../testing/database.ts';
import { imported, testCaller } from '../testing/imported.ts';

useDatabase();

const samples = new URL('../../../../../shared/data/fhir-patients/', import.meta.url);
const absent = existsSync(samples) ? false : 'the given FHIR bundles are not here';
const kept = (answers: readonly { kept: string }[]) => answers.map((one) => one.kept);
const patient = (id: string, more = {}) => ({
  resource: { resourceType: 'Patient', id, name: [{ family: 'Byron', given: ['Ada'] }], ...more },
});
const condition = (id: string, to: string, more = {}) => ({
  resource: { resourceType: 'Condition', id, subject: { reference: to }, code: { text: 'Asthma' }, ...more },
});
const bundle = (...entry: unknown[]) => ({ resourceType: 'Bundle', type: 'transaction', entry });

async function rows(caller: ReturnType<typeof testCaller>) {
  const { db } = caller;
  return {
    resources: await db.ClinicalResource.find({ order: [['id', 'ASC']] }),
    patients: await db.Patient.find({ order: [['id', 'ASC']] }),
    contacts: await db.ContactPoint.find({ order: [['id', 'ASC']] }),
    identifiers: await db.Identifier.find({ order: [['id', 'ASC']] }),
    coverages: await db.Coverage.find(),
    audit: await db.AuditEvent.count(),
  };
}

test('E3 imports every given bundle, and the second time changes nothing', { skip: absent }, async () => {
  const caller = testCaller((await anOrganization()).id);
  const files = readdirSync(samples).map((name) => readFileSync(new URL(encodeURIComponent(name), samples), 'utf8'));
  for (const file of files) {
    const first = await imported(caller, file);
    assert.deepEqual(
      first.filter((one) => one.kept === 'refused').map((one) => one.outcome),
      [],
    );
    const before = await rows(caller);
    const second = await imported(caller, file);
    assert.deepEqual(
      second.map((one) => one.etag),
      first.map((one) => one.etag),
    );
    assert.ok(second.every((one) => one.kept === 'same' || one.kept === 'not-kept'));
    assert.deepEqual(await rows(caller), before);
  }
  const after = await rows(caller);
  assert.equal(after.patients.length, 11);
  for (const file of files)
    assert.ok((await imported(caller, file)).every((one) => one.kept === 'same' || one.kept === 'not-kept'));
  assert.deepEqual(await rows(caller), after);
});

test('E3 resolves references in any order, by urn, relative, absolute and by identifier', async () => {
  const caller = testCaller((await anOrganization()).id);
  const answers = await imported(
    caller,
    bundle(
      condition('c1', 'urn:uuid:11111111-1111-4111-8111-111111111111'),
      condition('c2', 'Patient/p1'),
      condition('c3', 'https://ehr.example/fhir/Patient/p1'),
      condition('c4', 'Patient?identifier=urn:mrn|7'),
      { resource: { resourceType: 'Condition', id: 'c5', subject: { identifier: { system: 'urn:mrn', value: '7' } } } },
      {
        ...patient('p1', { identifier: [{ system: 'urn:mrn', value: '7' }] }),
        fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111',
      },
      condition('c6', 'Patient/nobody'),
      condition('c7', 'Group/g'),
      condition('c8', 'urn:uuid:22222222-2222-4222-8222-222222222222'),
      { resource: { resourceType: 'Condition', id: 'c9' } },
    ),
  );
  assert.deepEqual(kept(answers), [
    'made',
    'made',
    'made',
    'made',
    'made',
    'made',
    'refused',
    'refused',
    'refused',
    'refused',
  ]);
  assert.deepEqual(
    answers.slice(6).map((one) => one.status),
    [422, 422, 422, 422],
  );
  const [{ patients, resources }] = [await rows(caller)];
  assert.equal(patients.length, 1);
  assert.ok(resources.every((row) => row.patientId === patients[0]?.id));
  assert.match(resources.find((row) => row.sourceId === 'c1')?.content ?? '', /"reference":"Patient\/p1"/);
});

test('E3 keeps good entries and says of each bad one why', async () => {
  const caller = testCaller((await anOrganization()).id);
  const deep = JSON.parse(`${'{"a":'.repeat(150)}1${'}'.repeat(150)}`);
  const answers = await imported(
    caller,
    bundle(
      patient('p1'),
      null,
      7,
      'x',
      [],
      {},
      { resource: null },
      { resource: { id: 'x' } },
      { resource: { resourceType: 'condition' } },
      { resource: { resourceType: 'Claim', id: 'k' } },
      condition('no spaces', 'Patient/p1'),
      { ...condition('c1', 'Patient/p1'), request: { method: 'DELETE', url: 'Condition/c1' } },
      { ...condition('c1', 'Patient/p1'), request: { method: 'PUT', url: 'Condition/c2' } },
      { ...condition('c1', 'Patient/p1'), request: { method: 'POST', url: 'Observation' } },
      condition('deep', 'Patient/p1', { extension: deep }),
      condition('c1', 'Patient/p1'),
    ),
  );
  assert.deepEqual(
    answers.map((one) => one.status),
    [201, 400, 400, 400, 400, 400, 400, 400, 400, 200, 400, 405, 400, 400, 400, 201],
  );
  assert.ok(answers.every((one) => one.status < 400 || /\w/.test(one.outcome?.issue[0]?.diagnostics ?? '')));
  assert.equal(answers[9]?.outcome?.issue[0]?.severity, 'information');
});

test('E3 joins a patient by source and id, else by an exact identifier, else makes one; never by name', async () => {
  const caller = testCaller((await anOrganization()).id);
  const mrn = { identifier: [{ system: 'urn:mrn', value: '7' }], birthDate: '1990-01-01' };
  await imported(caller, bundle(patient('p1', mrn)));
  await imported(caller, bundle(patient('p1', { ...mrn, name: [{ family: 'Lovelace', given: ['Ada'] }] })));
  await imported(
    caller,
    bundle(patient('other-id', { ...mrn, name: [{ family: 'King', given: ['A.'] }], gender: 'female' })),
    'lab',
  );
  await imported(
    caller,
    bundle(patient('p2', { birthDate: '1990-01-01', name: [{ family: 'Lovelace', given: ['Ada'] }] })),
  );
  const { patients } = await rows(caller);
  assert.deepEqual(
    patients.map((row) => [row.familyName, row.gender]),
    [
      ['Lovelace', 'female'],
      ['Lovelace', null],
    ],
  );
  const both = await imported(
    caller,
    bundle(
      patient('p3', { identifier: [{ system: 'urn:mrn', value: '8' }] }),
      patient('p4', {
        identifier: [
          { system: 'urn:mrn', value: '7' },
          { system: 'urn:mrn', value: '8' },
        ],
      }),
    ),
  );
  assert.deepEqual(
    both.map((one) => one.status),
    [201, 409],
  );
});

test('E3 takes a telecom for unverified unless the extension says when it was verified', async () => {
  const caller = testCaller((await anOrganization()).id);
  const verified = { extension: [{ url: 'urn:portico:fhir:contact-verified', valueDateTime: '2026-05-04T10:00:00Z' }] };
  await imported(
    caller,
    bundle(
      patient('p1', {
        telecom: [
          { system: 'email', value: 'Ada@Example.org' },
          { system: 'phone', value: '+1 (416) 555-0199', use: 'mobile', ...verified },
          { system: 'email', value: 'ada@example.org' },
        ],
      }),
    ),
  );
  const { contacts } = await rows(caller);
  assert.deepEqual(
    contacts.map((one) => [one.normalized, one.verifiedAt?.toISOString() ?? null, one.preferred]),
    [
      ['ada@example.org', null, 'y'],
      ['+14165550199', '2026-05-04T10:00:00.000Z', 'y'],
    ],
  );
});

test('E3 never takes away what a richer copy of a practitioner said, but a PUT means what it leaves out', async () => {
  const caller = testCaller((await anOrganization()).id);
  const rich = {
    resourceType: 'Practitioner',
    id: 'd1',
    name: [{ family: 'Olson' }],
    qualification: [{ code: { text: 'PT' } }],
  };
  const poor = { resourceType: 'Practitioner', id: 'd1', name: [{ family: 'Olson' }] };
  const states = [];
  for (const entry of [
    { resource: rich },
    { resource: poor },
    { resource: rich },
    { resource: poor, request: { method: 'PUT', url: 'Practitioner/d1' } },
  ]) {
    states.push(...kept(await imported(caller, bundle(entry))));
  }
  assert.deepEqual(states, ['made', 'same', 'same', 'changed']);
});

test('E3 counts the same resource twice in one bundle as one, the later as a change', async () => {
  const caller = testCaller((await anOrganization()).id);
  const answers = await imported(
    caller,
    bundle(
      patient('p1'),
      condition('c1', 'Patient/p1'),
      condition('c1', 'Patient/p1', { code: { text: 'Cough' } }),
      condition('c1', 'Patient/p1', { code: { text: 'Cough' } }),
    ),
  );
  assert.deepEqual(
    answers.map((one) => [one.kept, one.etag]),
    [
      ['made', 'W/"1"'],
      ['made', 'W/"1"'],
      ['changed', 'W/"2"'],
      ['same', 'W/"2"'],
    ],
  );
});

test('E3 keeps a resource without id by its fullUrl or its content, so that a repeat is the same', async () => {
  const caller = testCaller((await anOrganization()).id);
  const { id: _, ...anonymous } = condition('x', 'Patient/p1').resource;
  const twice = bundle(
    patient('p1'),
    { resource: anonymous },
    { resource: { ...anonymous, code: { text: 'Cough' } }, fullUrl: 'urn:uuid:ABCDEF00-0000-4000-8000-000000000000' },
  );
  assert.deepEqual(kept(await imported(caller, twice)), ['made', 'made', 'made']);
  assert.deepEqual(kept(await imported(caller, twice)), ['same', 'same', 'same']);
  assert.ok((await rows(caller)).resources.some((row) => row.sourceId === 'abcdef00-0000-4000-8000-000000000000'));
});

test('E3 keeps a Coverage as insurance of its patient', async () => {
  const caller = testCaller((await anOrganization()).id);
  const coverage = {
    resourceType: 'Coverage',
    id: 'v1',
    status: 'active',
    beneficiary: { reference: 'Patient/p1' },
    payor: [{ reference: 'Organization/o1' }],
    subscriberId: 'M-1',
    period: { start: '2026-01-01' },
    class: [{ type: { coding: [{ code: 'plan' }] }, name: 'Gold' }],
  };
  const sent = bundle({ resource: coverage }, patient('p1'), {
    resource: { resourceType: 'Organization', id: 'o1', name: 'Maple Mutual' },
  });
  await imported(caller, sent);
  await imported(caller, sent);
  const { coverages } = await rows(caller);
  assert.deepEqual(
    coverages.map(({ payer, plan, memberId, status, startsOn }) => [payer, plan, memberId, status, startsOn]),
    [['Maple Mutual', 'Gold', 'M-1', 'active', '2026-01-01']],
  );
});

test('E3 I6 keeps two organizations apart though everything in the bundle is the same', async () => {
  const [one, two] = [await anOrganization('One'), await anOrganization('Two')];
  const sent = {
    ...bundle(
      patient('p1', { managingOrganization: { reference: `Organization/${two.id}` }, organizationId: two.id }),
      condition('c1', 'Patient/p1', { organizationId: two.id }),
    ),
    organizationId: two.id,
  };
  await imported(testCaller(one.id), sent);
  assert.equal((await rows(testCaller(two.id))).resources.length, 0);
  assert.deepEqual(kept(await imported(testCaller(two.id), bundle(condition('c1', 'Patient/p1')))), ['refused']);
  const [ours] = (await rows(testCaller(one.id))).patients;
  assert.deepEqual(kept(await imported(testCaller(two.id), bundle(condition('c2', `Patient/${ours?.id}`)))), [
    'refused',
  ]);
});

test('E3 lets two imports of one bundle at once make everything once', async () => {
  const caller = testCaller((await anOrganization()).id);
  const sent = bundle(
    patient('p1', { identifier: [{ system: 's', value: '1' }], telecom: [{ system: 'email', value: 'a@b.ca' }] }),
    condition('c1', 'Patient/p1'),
    { resource: { resourceType: 'Practitioner', id: 'd', identifier: [{ system: 'npi', value: '1' }] } },
  );
  await Promise.all([imported(caller, sent), imported(caller, sent), imported(caller, sent)]);
  const { patients, resources, contacts } = await rows(caller);
  assert.deepEqual([patients.length, resources.length, contacts.length], [1, 3, 1]);
});

test('E3 joins a Patient that carries our own id, as its id or as an identifier, instead of doubling the patient', async () => {
  const caller = testCaller((await anOrganization()).id);
  await imported(caller, bundle(patient('p1')));
  const [{ id } = { id: '' }] = (await rows(caller)).patients;
  const named = { identifier: [{ system: 'urn:portico:patient', value: id }], gender: 'female', deceasedBoolean: true };
  await imported(caller, bundle(patient('x9', named)), 'lab');
  await imported(caller, bundle(patient(id, { birthDate: '1990-01-01' })), 'desk');
  const { patients, identifiers } = await rows(caller);
  assert.deepEqual(
    patients.map((row) => [row.id, row.gender, row.birthDate, row.deceased]),
    [[id, 'female', '1990-01-01', true]],
  );
  assert.deepEqual(identifiers, []);
});
