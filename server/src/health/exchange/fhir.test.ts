import assert from 'node:assert/strict';
import test from 'node:test';
import { listenToStatements } from '../../db/connection.ts';
import { clinic } from '../../testing/clinic.ts';

const fhirJson = { 'Content-Type': 'application/fhir+json' };
const patient = (id: string, more = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ family: 'Byron', given: ['Ada'] }],
  ...more,
});
const condition = (id: string, to: string, more = {}) => ({
  resourceType: 'Condition',
  id,
  subject: { reference: to },
  code: { text: 'Asthma' },
  ...more,
});
const bundle = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: resources.map((resource) => ({ resource })),
});

test('E3 answers a bundle entry by entry in order, and a repeat with the same etags', async (t) => {
  const { api, staff } = await clinic(t);
  const sent = bundle(
    condition('c1', 'Patient/p1'),
    patient('p1'),
    { resourceType: 'Claim', id: 'x' },
    { resourceType: 7 },
    condition('c2', 'Patient/nobody'),
  );
  const first = await api.as(staff).post('/v1/fhir', sent, fhirJson);
  assert.equal(first.status, 200);
  assert.match(first.headers.get('Content-Type') ?? '', /^application\/fhir\+json/);
  assert.deepEqual([first.body.resourceType, first.body.type], ['Bundle', 'transaction-response']);
  const response = (answer: typeof first) => answer.body.entry.map((one: { response: object }) => one.response);
  assert.deepEqual(
    response(first).map((one: { status: string }) => one.status),
    ['201', '201', '200', '400', '422'],
  );
  assert.match(response(first)[4].outcome.issue[0].diagnostics, /Patient/);
  const second = await api.as(staff).post('/v1/fhir', { ...sent, type: 'collection' }, fhirJson);
  assert.equal(second.body.type, 'batch-response');
  assert.deepEqual(
    response(second).map((one: { status: string }) => one.status),
    ['200', '200', '200', '400', '422'],
  );
  assert.deepEqual(
    response(second).map((one: { etag?: string }) => one.etag),
    response(first).map((one: { etag?: string }) => one.etag),
  );
});

test('E3 stores a single resource, under the id of the address with PUT, and reads it back', async (t) => {
  const { api, staff } = await clinic(t);
  const made = await api.as(staff).post('/v1/fhir', patient('p1'), fhirJson);
  assert.deepEqual(
    [made.status, made.body.resourceType, made.body.id, made.headers.get('ETag')],
    [201, 'Patient', 'p1', 'W/"1"'],
  );
  const put = await api.as(staff).put('/v1/fhir/Condition/c1', condition('c1', 'Patient/p1'), fhirJson);
  assert.deepEqual([put.status, put.body.id], [201, 'c1']);
  const changed = await api
    .as(staff)
    .put('/v1/fhir/Condition/c1', condition('c1', 'Patient/p1', { code: { text: 'Cough' } }), fhirJson);
  assert.deepEqual([changed.status, changed.headers.get('ETag'), changed.body.meta.versionId], [200, 'W/"2"', '2']);
  assert.equal((await api.as(staff).put('/v1/fhir/Condition/c9', condition('c1', 'Patient/p1'), fhirJson)).status, 400);
  assert.equal((await api.as(staff).put('/v1/fhir/Condition/c9', bundle(), fhirJson)).status, 400);
  assert.equal(
    (await api.as(staff).put('/v1/fhir/Condition/c9', condition('c9', 'Patient/nobody'), fhirJson)).body.resourceType,
    'OperationOutcome',
  );
  const read = await api.as(staff).get('/v1/fhir/Condition/c1');
  assert.deepEqual([read.status, read.body.code.text, read.body.subject.reference], [200, 'Cough', 'Patient/p1']);
  assert.equal((await api.as(staff).get('/v1/fhir/Condition/none')).status, 404);
  assert.equal((await api.as(staff).get('/v1/fhir/Claim/c1')).body.resourceType, 'OperationOutcome');
});

test('E3 lists resources by the page, of one patient or all, and patients that no source told of', async (t) => {
  const { api, staff } = await clinic(t);
  await api
    .as(staff)
    .post(
      '/v1/fhir',
      bundle(
        patient('p1', { identifier: [{ system: 'urn:mrn', value: '7' }] }),
        patient('p2'),
        ...['a', 'b', 'c'].map((id) => condition(id, 'Patient/p1')),
        condition('d', 'Patient/p2'),
      ),
      fhirJson,
    );
  const first = await api.as(staff).get('/v1/fhir/Condition?patient=p1&_count=2');
  const next = first.body.link.find((one: { relation: string }) => one.relation === 'next').url;
  const second = await api.as(staff).get(next.slice(next.indexOf('/v1')));
  const ids = (answer: typeof first) => answer.body.entry.map((one: { resource: { id: string } }) => one.resource.id);
  assert.deepEqual([ids(first), ids(second), second.body.link.length], [['a', 'b'], ['c'], 1]);
  const mine = await api.as(staff).get('/v1/fhir/Patient?identifier=urn:mrn%7C7');
  const own = mine.body.entry[0].resource.identifier.find(
    (one: { system: string }) => one.system === 'urn:portico:patient',
  ).value;
  assert.deepEqual(ids(mine), ['p1']);
  assert.equal((await api.as(staff).get(`/v1/fhir/Patient/${own}`)).body.id, 'p1');
  assert.equal((await api.as(staff).get(`/v1/fhir/Condition?patient=Patient/${own}`)).body.entry.length, 3);
  const { body } = await api.as(staff).get('/v1/fhir/Patient?_count=1');
  assert.deepEqual([body.entry[0].resource.resourceType, body.entry[0].resource.active], ['Patient', true]);
});

test('E3 acts for a patient by the id that the key’s own source uses', async (t) => {
  const { api, staff, secretKey } = await clinic(t);
  await api.as(staff).post('/v1/fhir', bundle(patient('p-1'), condition('c1', 'Patient/p-1')), fhirJson);
  const summary = await api.as({ key: secretKey }).get('/v1/me/health-summary', { 'Portico-Patient': 'p-1' });
  assert.deepEqual([summary.status, summary.body.conditions?.[0]?.name], [200, 'Asthma']);
});

test('E3 refuses what is no JSON object, too large, of another kind of content or compressed', async (t) => {
  const { api, staff } = await clinic(t);
  const post = (body: unknown, headers: Record<string, string> = fhirJson) =>
    api.as(staff).post('/v1/fhir', body, headers);
  for (const broken of ['', '[]', '{"resourceType":"Bundle","entry":[', 'x']) {
    const answer = await post(broken);
    assert.deepEqual([answer.status, answer.body.resourceType], [400, 'OperationOutcome'], broken);
  }
  assert.equal((await post('{}', { 'Content-Type': 'text/plain' })).status, 415);
  assert.equal((await post('{}', { ...fhirJson, 'Content-Encoding': 'gzip' })).status, 415);
  const large = await post(Buffer.alloc(33 * 1024 * 1024, ' '));
  assert.deepEqual([large.status, large.body.issue[0].code], [413, 'too-long']);
  assert.equal((await post(`{"resourceType":"Bundle","entry":[${'0,'.repeat(60_000)}0]}`)).status, 413);
  assert.equal((await post('{"a":1}')).status, 400);
});

test('E3 needs the scope fhir, keeps organizations apart, and never takes the tenant from the body', async (t) => {
  const { api, staff, keyWith, patient: someone, organizationId } = await clinic(t);
  const other = await clinic(t);
  const sent = {
    ...bundle(patient('p1', { managingOrganization: { reference: `Organization/${other.organizationId}` } })),
    organizationId: other.organizationId,
  };
  assert.equal(
    (await api.as(staff).post('/v1/fhir', sent, { ...fhirJson, 'Portico-Organization': other.organizationId })).status,
    200,
  );
  assert.equal((await other.api.as(other.staff).get('/v1/fhir/Patient/p1')).status, 404);
  assert.equal((await other.api.as(other.staff).get('/v1/fhir/Condition?patient=p1')).body.entry.length, 0);
  const without = await api.as(await keyWith(['patients.read'])).post('/v1/fhir', sent, fhirJson);
  assert.deepEqual(
    [without.status, without.body.resourceType, without.body.issue[0].details.coding[0].code],
    [403, 'OperationOutcome', 'missing-permission'],
  );
  assert.equal((await api.as(someone).get('/v1/fhir/Patient')).status, 403);
  assert.equal((await api.as('nobody').get('/v1/fhir/Patient')).status, 401);
  assert.notEqual(organizationId, other.organizationId);
});

test('I4 E3 writes whose data came in and whose was read', async (t) => {
  const { api, staff, caller } = await clinic(t);
  await api.as(staff).post('/v1/fhir', bundle(patient('p1'), condition('c1', 'Patient/p1')), fhirJson);
  await api.as(staff).get('/v1/fhir/Condition/c1');
  await api.as(staff).get('/v1/fhir/Condition');
  const [row] = await (await caller()).db.ClinicalResource.find({ where: { type: 'Patient', sourceId: 'p1' } });
  const events = await (
    await caller()
  ).db.AuditEvent.find({ where: { patientId: row?.patientId ?? '' }, order: [['id', 'ASC']] });
  assert.deepEqual(
    events.map((one) => one.action),
    ['patient.import', 'health.import', 'health.read', 'health.list'],
  );
});

test('E3 asks the database the same number of questions for one resource of a list as for fifty', async (t) => {
  const { api, staff } = await clinic(t);
  const fill = (from: number, count: number) =>
    Array.from({ length: count }, (_none, n) => [
      patient(`p${from + n}`),
      condition(`c${from + n}`, `Patient/p${from + n}`),
    ]).flat();
  const counted = async () => {
    const counts = [];
    for (const path of ['/v1/fhir/Condition', '/v1/fhir/Patient?_count=100', '/v1/admin/patients?search=byron']) {
      let statements = 0;
      const stop = listenToStatements(() => (statements += 1));
      await api.as(staff).get(path);
      stop();
      counts.push(statements);
    }
    return counts;
  };
  await api.as(staff).post('/v1/fhir', bundle(...fill(0, 1)), fhirJson);
  await counted();
  const few = await counted();
  await api.as(staff).post('/v1/fhir', bundle(...fill(1, 49)), fhirJson);
  assert.deepEqual(await counted(), few);
});

test('I6 a resource too deep to walk through is refused, and one with strange field names is only that', async (t) => {
  const { api, staff } = await clinic(t);
  const deep = `{"resourceType":"Organization","id":"deep","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  const refused = await api.as(staff).post('/v1/fhir', deep, fhirJson);
  assert.deepEqual([refused.status, refused.body.issue[0].code], [400, 'structure']);
  const strange = '{"resourceType":"Organization","id":"strange","name":"North","__proto__":{"polluted":1}}';
  const kept = await api.as(staff).put('/v1/fhir/Organization/strange', strange, fhirJson);
  assert.deepEqual([kept.status, kept.body.name], [201, 'North']);
  assert.equal('polluted' in {}, false);
});
