import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';

const path = '/v1/admin/organization';

test('G1 staff change the organization’s name and contact, and pages hear of it', async (t) => {
  const { api, staff, anyone, caller, slug } = await clinic(t);
  const tag = (await api.as(anyone).get('/v1/portal')).headers.get('etag');
  const changed = await api.as(staff).patch(path, { name: 'Clinique du Nord', phone: '+1 416 555 0199' });
  assert.deepEqual([changed.status, changed.body.name, changed.body.phone, changed.body.slug], [200, 'Clinique du Nord', '+1 416 555 0199', slug]);
  const told = await api.as(anyone).get('/v1/portal');
  assert.deepEqual([told.body.organization.name, told.body.organization.phone], ['Clinique du Nord', '+1 416 555 0199']);
  assert.notEqual(told.headers.get('etag'), tag);
  assert.equal((await api.as(staff).patch(path, { name: 'Clinique du Nord' })).status, 200);
  assert.equal(await (await caller()).db.AuditEvent.count({ action: 'organization.change' }), 1, 'the same again is no change');
  assert.equal((await api.as(staff).patch(path, { email: null })).body.email, null);
  assert.equal((await api.as(staff).patch(path, { email: 'not an address' })).status, 400);
});
