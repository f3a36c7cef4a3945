import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';

const path = '/v1/admin/settings';

test('H6 settings are read with their version and changed only against it', async (t) => {
  const { api, staff } = await clinic(t);
  const before = await api.as(staff).get(path);
  assert.equal(before.body.values['billing.currency'], 'CAD');
  assert.equal(before.headers.get('ETag'), `"${before.body.version}"`);
  const values = { 'billing.currency': 'EUR' };
  assert.deepEqual((await api.as(staff).patch(path, { values })).status, 428);
  const after = await api.as(staff).patch(path, { values }, { 'If-Match': `"${before.body.version}"` });
  assert.deepEqual([after.status, after.body.values['billing.currency'], after.body.version], [200, 'EUR', before.body.version + 1]);
  const late = await api.as(staff).patch(path, { values: { 'billing.currency': 'USD' } }, { 'If-Match': `"${before.body.version}"` });
  assert.deepEqual([late.status, late.body.type, late.body.version], [412, 'urn:portico:problem:version-mismatch', after.body.version]);
});

test('H6 a setting goes back to its default, and who changed what is kept', async (t) => {
  const { api, staff } = await clinic(t, { 'scheduling.daysAhead': 30 });
  const { version } = (await api.as(staff).get(path)).body;
  const reset = await api.as(staff).patch(path, { reset: ['scheduling.daysAhead'] }, { 'If-Match': `"${version}"` });
  assert.equal(reset.body.values['scheduling.daysAhead'], 90);
  const { data } = (await api.as(staff).get(`${path}/changes?limit=1`)).body;
  const [{ key, before, after, changedBy }] = data;
  assert.deepEqual([key, before, after, changedBy.kind], ['scheduling.daysAhead', 30, null, 'key']);
});

test('H6 the history of settings is read page by page, newest first', async (t) => {
  const { api, staff } = await clinic(t, { 'scheduling.daysAhead': 30, 'billing.currency': 'EUR', 'general.pricing': false });
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await api.as(staff).get(`${path}/changes?limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.data.map(({ key }: { key: string }) => key));
    if (body.nextCursor === null) break;
    cursor = body.nextCursor;
  }
  assert.deepEqual(seen, ['billing.currency', 'general.enabled', 'general.pricing', 'identity.staffSecondFactor', 'scheduling.daysAhead']);
});

test('H6 a wrong value or unknown key names the field, in the person’s language', async (t) => {
  const { api, staff } = await clinic(t);
  const body = { values: { 'scheduling.daysAhead': 0, 'billing.currency': 'ZZZ', 'scheduling.invented': true } };
  const { status, body: refusal } = await api.as(staff).patch(path, body, { 'If-Match': '"1"', 'Accept-Language': 'fr' });
  assert.equal(status, 400);
  const byPath = new Map(refusal.errors.map((one: { path: string; message: string }) => [one.path, one.message]));
  assert.equal(byPath.get('/values/scheduling.daysAhead'), 'Le minimum est 1');
  assert.ok(byPath.has('/values/billing.currency'));
  assert.equal(byPath.get('/values/scheduling.invented'), 'Ce champ est inconnu ici\u00a0: scheduling.invented');
});

test('I6 settings of one organization are not those of another', async (t) => {
  const one = await clinic(t, { 'general.pricing': false });
  const other = await clinic(t);
  assert.equal((await one.api.as(one.staff).get(path)).body.values['general.pricing'], false);
  assert.equal((await other.api.as(other.staff).get(path)).body.values['general.pricing'], true);
});

test('A3 general.enabled off answers patients and the public with the clinic’s phone; the bootstrap, staff and keys still answer', async (t) => {
  const { api, anyone, staff, patient } = await clinic(t);
  const maya = await api.signIn('maya');
  const { version } = (await api.as(staff).get(path)).body;
  await api.as(staff).patch(path, { values: { 'general.enabled': false } }, { 'If-Match': `"${version}"` });
  const refused = await api.as(anyone).get('/v1/locations');
  assert.deepEqual([refused.status, refused.body.type, refused.body.phone], [403, 'urn:portico:problem:portal-disabled', '+14165550142']);
  assert.equal((await maya.get('/v1/sessions/current')).status, 403);
  const bootstrap = await api.as(anyone).get('/v1/portal');
  assert.deepEqual([bootstrap.status, bootstrap.body.enabled, bootstrap.body.organization.phone], [200, false, '+14165550142']);
  assert.equal((await api.as(patient).get('/v1/me/appointments?when=upcoming')).status, 200);
  assert.equal((await maya.delete('/v1/sessions/current')).status, 204);
});

test('A3 general.language is the language of answers where nobody asked for one', async (t) => {
  const { api, anyone } = await clinic(t, { 'general.language': 'fr' });
  const { body, headers } = await api.as(anyone).get('/v1/me/appointments?when=upcoming', { 'Accept-Language': '' });
  assert.equal(body.title, 'Connectez-vous d’abord');
  assert.equal(headers.get('Content-Language'), 'fr');
  assert.equal((await api.as(anyone).get('/v1/me/appointments', { 'Accept-Language': 'en' })).body.title, 'Sign in first');
});

test('A3 the bootstrap is answered with 304 until something changes', async (t) => {
  const { api, anyone, staff } = await clinic(t);
  const first = await api.as(anyone).get('/v1/portal');
  const etag = first.headers.get('ETag') ?? '';
  const same = await api.as(anyone).get('/v1/portal', { 'If-None-Match': etag });
  assert.equal(same.status, 304);
  assert.ok(same.headers.get('DPoP-Nonce'));
  const { version } = (await api.as(staff).get(path)).body;
  await api.as(staff).patch(path, { values: { 'general.pricing': false } }, { 'If-Match': `"${version}"` });
  const changed = await api.as(anyone).get('/v1/portal', { 'If-None-Match': etag });
  assert.deepEqual([changed.status, changed.body.settings['general.pricing']], [200, false]);
  assert.equal('scheduling.slotAvailability' in changed.body.settings, false);
});
