import assert from 'node:assert/strict';
import { test } from 'node:test';
import express, { type NextFunction, type Request, type Response } from 'express';
import { allowOrigin } from '../organizations/keys.ts';
import { clinic } from '../testing/clinic.ts';
import { patientPassword } from '../testing/fixture-patients.ts';
import { newDevice, sessionClient } from '../testing/http-client.ts';
import { portOf } from '../start.ts';
import { preflight as answerPreflight } from './cors.ts';

const preflight = (url: string, origin: string) =>
  fetch(`${url}/v1/sessions`, { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } });

test('A2 answers pages of an allowed origin, which may read the answer and its nonce', async (t) => {
  const { api, anyone, origin } = await clinic(t);
  const { status, headers } = await api.as(anyone).get('/v1/portal', { Origin: origin });
  assert.equal(status, 200);
  assert.equal(headers.get('Access-Control-Allow-Origin'), origin);
  assert.match(headers.get('Access-Control-Expose-Headers') ?? '', /DPoP-Nonce/);
  assert.ok(headers.get('DPoP-Nonce'));
  assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
});

test('A2 names the organization by the key in the query, without a header of its own', async (t) => {
  const { api, publishableKey, organizationId } = await clinic(t);
  const { status, body } = await api.as('nobody').get(`/v1/portal?key=${publishableKey}`);
  assert.deepEqual([status, body.organization.id], [200, organizationId]);
});

test('A2 refuses pages of any other origin, look-alikes and null, without CORS headers', async (t) => {
  const { api, anyone, origin } = await clinic(t);
  for (const other of [`${origin}.evil.example`, origin.replace('https', 'http'), `${origin}:8443`, 'https://evil.example', 'null', `${origin}/`]) {
    const { status, body, headers } = await api.as(anyone).get('/v1/portal', { Origin: other });
    assert.deepEqual([other, status, body.type], [other, 403, 'urn:portico:problem:origin-not-allowed']);
    assert.equal(headers.get('Access-Control-Allow-Origin'), null);
  }
});

test('A2 refuses the origin that only another organization allows', async (t) => {
  const other = await clinic(t);
  const { api, anyone } = await clinic(t);
  const { status, headers } = await api.as(anyone).get('/v1/portal', { Origin: other.origin });
  assert.equal(status, 403);
  assert.equal(headers.get('Access-Control-Allow-Origin'), null);
});

test('A2 answers a preflight for an origin that some organization allows, and no other', async (t) => {
  const { url, origin } = await clinic(t);
  const allowed = await preflight(url, origin);
  assert.equal(allowed.headers.get('Access-Control-Allow-Origin'), origin);
  assert.equal(allowed.headers.get('Access-Control-Max-Age'), '7200');
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) assert.match(allowed.headers.get('Access-Control-Allow-Methods') ?? '', new RegExp(method));
  assert.match(allowed.headers.get('Access-Control-Allow-Headers') ?? '', /DPoP.*Idempotency-Key/);
  assert.equal((await preflight(url, 'https://evil.example')).headers.get('Access-Control-Allow-Origin'), null);
  assert.equal((await preflight(url, 'null')).headers.get('Access-Control-Allow-Origin'), null);
});

test('A2 lets a page that some organization allows read that its key is wrong', async (t) => {
  const { api, origin } = await clinic(t);
  const { status, body, headers } = await api.as('nobody').get('/v1/portal?key=pk_test_wrong', { Origin: origin });
  assert.deepEqual([status, body.type], [401, 'urn:portico:problem:key-unknown']);
  assert.equal(headers.get('Access-Control-Allow-Origin'), origin);
});

test('A2 refuses a browser that hides its origin, and takes its own pages', async (t) => {
  const { api, anyone } = await clinic(t);
  const site = async (value: string) => (await api.as(anyone).get('/v1/portal', { 'Sec-Fetch-Site': value })).status;
  assert.deepEqual([await site('cross-site'), await site('same-site'), await site('none'), await site('same-origin')], [403, 403, 403, 200]);
});

test('A2 an origin allowed for patients is not allowed for staff', async (t) => {
  const { api, url, origin, caller } = await clinic(t);
  const manager = await api.signIn('manager', { kind: 'staff' });
  assert.equal((await manager.get('/v1/sessions/current')).status, 200);
  const moved = await manager.get('/v1/sessions/current', { Origin: origin });
  assert.deepEqual([moved.status, moved.body.type], [403, 'urn:portico:problem:origin-not-allowed']);
  await allowOrigin(await caller(), origin, 'staff');
  assert.equal((await manager.get('/v1/sessions/current', { Origin: url })).status, 200);
});

test('H2 refuses a secret key that comes from a browser', async (t) => {
  const { api, staff, origin } = await clinic(t);
  const browsers: Record<string, string>[] = [{ Origin: origin }, { 'Sec-Fetch-Site': 'same-origin' }];
  for (const headers of browsers) {
    const { status, body } = await api.as(staff).get('/v1/admin/settings', headers);
    assert.deepEqual([status, body.type], [403, 'urn:portico:problem:secret-key-in-browser']);
  }
});

test('A2 refuses a secret key where a publishable one belongs, and the other way round', async (t) => {
  const { api, secretKey, publishableKey } = await clinic(t);
  assert.equal((await api.as({ publishable: secretKey }).get('/v1/portal')).status, 401);
  assert.equal((await api.as({ key: publishableKey }).get('/v1/admin/settings')).status, 401);
});

test('A2 staff sign in from pages that are allowed for staff only, patients from theirs', async (t) => {
  const own = await clinic(t);
  const staffOrigin = 'https://staff.example';
  await allowOrigin(await own.caller(), staffOrigin, 'staff');
  const signIn = async (Origin: string, kind: 'patient' | 'staff', username: string) => {
    const page = sessionClient(own.url, own.url, await newDevice(), { headers: { Origin, 'Portico-Key': own.publishableKey } });
    return (await page.post('/v1/sessions', { kind, username, password: patientPassword })).status;
  };
  assert.deepEqual([await signIn(own.origin, 'staff', 'manager'), await signIn(staffOrigin, 'staff', 'manager')], [403, 201]);
  assert.deepEqual([await signIn(own.origin, 'patient', 'maya'), await signIn(staffOrigin, 'patient', 'maya')], [201, 403]);
});

test('A2 general.enabled staff sign in while the portal is off, patients don’t', async (t) => {
  const own = await clinic(t, { 'general.enabled': false });
  assert.equal((await (await own.api.signIn('manager', { kind: 'staff' })).get('/v1/admin/settings')).status, 200);
  await assert.rejects(own.api.signIn('maya'), /403.*portal-disabled/);
});

test('I5 a preflight whose origin can’t be looked up is refused like any request', async (t) => {
  const app = express().use(
    answerPreflight(async () => {
      throw new Error('the database is gone');
    }),
    (_error: unknown, _request: Request, response: Response, _next: NextFunction) => void response.status(503).end(),
  );
  const server = app.listen(0);
  t.after(() => server.close());
  assert.equal((await preflight(`http://localhost:${portOf(server)}`, 'https://clinic.example')).status, 503);
});
