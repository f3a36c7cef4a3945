import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { problemOf } from '../../testing/problem-of.ts';

const path = '/v1/admin/user-types';
const typesOf = async (own: Clinic) => Object.fromEntries((await own.api.as(own.staff).get(path)).body.data.map(({ id, name }: { id: string; name: string }) => [name, id]));

test('G2 a manager makes sets of rights, changes and removes them; nobody gives rights that they haven’t', async (t) => {
  const own = await clinic(t);
  const manager = await own.api.signIn('manager', { kind: 'staff' });
  const made = await manager.post(path, { name: 'Front desk', permissions: ['appointments', 'patients.read'] });
  assert.deepEqual([made.status, made.body.name, made.body.permissions], [201, 'Front desk', ['appointments', 'patients.read']]);
  assert.equal(problemOf(await manager.post(path, { name: 'Front desk', permissions: [] })), '409 already-exists');
  const changed = await manager.patch(`${path}/${made.body.id}`, { name: 'Desk', permissions: ['appointments'] });
  assert.deepEqual([changed.status, changed.body.name, changed.body.permissions], [200, 'Desk', ['appointments']]);
  assert.equal(problemOf(await manager.patch(`${path}/${made.body.id}`, { name: 'Billing' })), '409 already-exists');
  const limited = await own.keyWith(['staff', 'appointments']);
  assert.equal(problemOf(await own.api.as(limited).post(path, { name: 'More', permissions: ['settings'] })), '403 missing-permission');
  assert.equal(problemOf(await own.api.as(limited).patch(`${path}/${made.body.id}`, { permissions: ['appointments', 'keys'] })), '403 missing-permission');
  assert.equal(problemOf(await own.api.as(limited).delete(`${path}/${(await typesOf(own))['Billing']}`)), '403 missing-permission');
  assert.equal((await manager.delete(`${path}/${made.body.id}`)).status, 204);
  assert.equal(problemOf(await manager.delete(`${path}/${made.body.id}`)), '404 not-found');
  const { db } = await own.caller();
  for (const action of ['user-type.create', 'user-type.change', 'user-type.remove'] as const) assert.equal(await db.AuditEvent.count({ action }), 1, action);
});

test('G2 whoever loses a right is signed out; nobody changes their own set, the last of managers, or removes one in use', async (t) => {
  const own = await clinic(t);
  const manager = await own.api.signIn('manager', { kind: 'staff' });
  const types = await typesOf(own);
  const reception = await own.api.signIn('reception', { kind: 'staff' });
  assert.equal((await reception.get('/v1/sessions/current')).status, 200);
  assert.equal((await manager.patch(`${path}/${types['Reception']}`, { permissions: ['patients.read', 'appointments'] })).status, 200);
  assert.equal((await reception.get('/v1/sessions/current')).status, 401);
  assert.equal(problemOf(await manager.patch(`${path}/${types['Manager']}`, { permissions: ['staff'] })), '409 not-yourself');
  assert.equal((await manager.patch(`${path}/${types['Manager']}`, { name: 'Owner' })).status, 200, 'its name is no right');
  assert.equal(problemOf(await own.api.as(own.staff).patch(`${path}/${types['Manager']}`, { permissions: ['settings'] })), '409 last-manager');
  assert.equal(problemOf(await manager.delete(`${path}/${types['Reception']}`)), '409 user-type-in-use');
});
