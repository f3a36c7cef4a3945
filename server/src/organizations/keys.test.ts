import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';

const path = '/v1/admin/keys';
const secret = { kind: 'secret', environment: 'test', name: 'EHR', scopes: ['fhir'] };

test('H2 a secret key is told once, works with its scopes only, shows its last use and ends when it is revoked', async (t) => {
  const { api, staff, clock } = await clinic(t);
  const { status, body } = await api.as(staff).post(path, secret);
  assert.equal(status, 201);
  assert.match(body.key, /^sk_test_/);
  const ehr = api.as({ key: body.key });
  assert.equal((await ehr.get('/v1/fhir/Patient')).status, 200);
  assert.equal((await ehr.get('/v1/admin/settings')).body.type, 'urn:portico:problem:missing-permission');
  const { data } = (await api.as(staff).get(path)).body;
  const shown = data.find(({ id }: { id: string }) => id === body.id);
  assert.deepEqual([shown.lastUsedAt, shown.lastFour, 'key' in shown], [clock.now().toISOString(), body.key.slice(-4), false]);
  assert.equal((await api.as(staff).delete(`${path}/${body.id}`)).status, 204);
  assert.equal((await api.as(staff).delete(`${path}/${body.id}`)).status, 204);
  assert.equal((await ehr.get('/v1/fhir/Patient')).status, 401);
});

test('H2 a repeat of the request names the key without telling it again', async (t) => {
  const { api, staff } = await clinic(t);
  const headers = { 'Idempotency-Key': 'make-the-key-once' };
  const [first, again] = [await api.as(staff).post(path, secret, headers), await api.as(staff).post(path, secret, headers)];
  assert.deepEqual([again.status, again.body.id, again.body.key], [201, first.body.id, undefined]);
});

test('H2 nobody makes a key that may do more than they', async (t) => {
  const { api, keyWith } = await clinic(t);
  const limited = await keyWith(['keys', 'fhir']);
  assert.equal((await api.as(limited).post(path, secret)).status, 201);
  const { status, body } = await api.as(limited).post(path, { ...secret, scopes: ['fhir', 'settings'] });
  assert.deepEqual([status, body.permission], [403, 'settings']);
});

test('H2 a key is refused after its time and from other addresses', async (t) => {
  const { api, staff, clock, url } = await clinic(t);
  const soon = new Date(clock.now().getTime() + 60_000).toISOString();
  const brief = api.as({ key: (await api.as(staff).post(path, { ...secret, expiresAt: soon })).body.key });
  const elsewhere = api.as({ key: (await api.as(staff).post(path, { ...secret, addresses: ['203.0.113.9'] })).body.key });
  const hereKey = (await api.as(staff).post(path, { ...secret, addresses: ['127.0.0.1', '::1'] })).body.key;
  assert.equal((await elsewhere.get('/v1/fhir/Patient')).status, 401);
  assert.equal((await fetch(`${url.replace('localhost', '127.0.0.1')}/v1/fhir/Patient`, { headers: { Authorization: `Bearer ${hereKey}` } })).status, 200);
  assert.equal((await brief.get('/v1/fhir/Patient')).status, 200);
  clock.advance(60_000);
  assert.equal((await brief.get('/v1/fhir/Patient')).status, 401);
});

test('H2 people who signed in a while ago enter their password again before they make keys', async (t) => {
  const { api, clock } = await clinic(t);
  const manager = await api.signIn('manager', { kind: 'staff' });
  assert.equal((await manager.post(path, secret)).status, 201);
  clock.advance(5 * 60_000 + 1);
  assert.equal((await manager.post(path, secret)).body.type, 'urn:portico:problem:fresh-authentication-required');
});

test('A2 staff allow an origin, exactly, and forbid it again', async (t) => {
  const { api, staff, anyone } = await clinic(t);
  const origin = 'https://new.clinic.example';
  const status = async () => (await api.as(anyone).get('/v1/portal', { Origin: origin })).status;
  assert.equal(await status(), 403);
  const { body } = await api.as(staff).post('/v1/admin/origins', { origin });
  assert.equal(await status(), 200);
  assert.equal((await api.as(staff).delete(`/v1/admin/origins/${body.id}`)).status, 204);
  assert.equal(await status(), 403);
  for (const wrong of ['https://*.clinic.example', 'http://clinic.example', 'https://clinic.example/path', 'null', 'https://Clinic.example']) {
    const refused = await api.as(staff).post('/v1/admin/origins', { origin: wrong });
    assert.deepEqual([wrong, refused.status, refused.body.errors?.[0].path], [wrong, 400, '/origin']);
  }
});

test('A2 a live key is not for pages without https', async (t) => {
  const { api, staff } = await clinic(t);
  const origin = 'http://localhost:8080';
  await api.as(staff).post('/v1/admin/origins', { origin });
  const key = async (environment: string) => (await api.as(staff).post(path, { kind: 'publishable', environment, name: 'Pages' })).body.key;
  const status = async (publishable: string) => (await api.as({ publishable }).get('/v1/portal', { Origin: origin })).status;
  assert.deepEqual([await status(await key('test')), await status(await key('live'))], [200, 403]);
});

test('I6 keys and origins of another organization are as if they were not there', async (t) => {
  const [one, other] = [await clinic(t), await clinic(t)];
  const { body: key } = await other.api.as(other.staff).post(path, secret);
  const { body: origin } = await other.api.as(other.staff).post('/v1/admin/origins', { origin: 'https://theirs.example' });
  assert.equal((await one.api.as(one.staff).delete(`${path}/${key.id}`)).status, 404);
  assert.equal((await one.api.as(one.staff).delete(`/v1/admin/origins/${origin.id}`)).status, 404);
  assert.equal((await other.api.as({ key: key.key }).get('/v1/fhir/Patient')).status, 200);
  const shown = [...(await one.api.as(one.staff).get(path)).body.data, ...(await one.api.as(one.staff).get('/v1/admin/origins')).body.data];
  assert.ok(!shown.some(({ id }: { id: string }) => id === key.id || id === origin.id));
});

test('H2 a rotated key is told once, may do what the old one may, and both work for the overlap', async (t) => {
  const { api, staff, clock } = await clinic(t);
  const old = (await api.as(staff).post(path, secret)).body;
  const made = await api.as(staff).post(`${path}/${old.id}/rotate`, { overlapHours: 2 });
  assert.deepEqual([made.status, made.body.name, made.body.scopes], [201, 'EHR', ['fhir']]);
  assert.notEqual(made.body.key, old.key);
  const works = async (key: string) => (await api.as({ key }).get('/v1/fhir/Patient')).status;
  assert.deepEqual([await works(old.key), await works(made.body.key)], [200, 200]);
  clock.advance(2 * 3_600_000);
  assert.deepEqual([await works(old.key), await works(made.body.key)], [401, 200]);
  assert.equal((await api.as(staff).post(`${path}/${old.id}/rotate`, {})).body.type, 'urn:portico:problem:key-ended');
});

test('H2 a publishable key is rotated too, an overlap of none ends the old one now, and no key is rotated into more rights', async (t) => {
  const { api, staff, publishableKey, keyWith } = await clinic(t);
  const { data } = (await api.as(staff).get(path)).body;
  const own = data.find((one: { publishable: string | null }) => one.publishable === publishableKey);
  const made = await api.as(staff).post(`${path}/${own.id}/rotate`, { overlapHours: 0 });
  assert.equal(made.status, 201);
  assert.equal((await api.as({ publishable: made.body.publishable }).get('/v1/portal')).status, 200);
  assert.equal((await api.as({ publishable: publishableKey }).get('/v1/portal')).status, 401);
  const other = (await api.as(staff).post(path, { ...secret, scopes: ['fhir', 'settings'] })).body;
  const limited = await keyWith(['keys', 'fhir']);
  assert.equal((await api.as(limited).post(`${path}/${other.id}/rotate`, {})).body.permission, 'settings');
});

test('H2 a rotated key lives no longer than the one whose place it takes', async (t) => {
  const { api, staff, clock } = await clinic(t);
  const expiresAt = new Date(clock.now().getTime() + 30 * 86_400_000).toISOString();
  const old = (await api.as(staff).post(path, { ...secret, expiresAt })).body;
  assert.equal((await api.as(staff).post(`${path}/${old.id}/rotate`, {})).body.expiresAt, expiresAt);
});
