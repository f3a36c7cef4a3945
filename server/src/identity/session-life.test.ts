import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';

const minute = 60_000;
const hour = 60 * minute;
const current = '/v1/sessions/current';

test('B11 a session ends after fifteen minutes of inactivity, and lives on while it is used', async (t) => {
  const { api, clock } = await clinic(t);
  const maya = await api.signIn('maya');
  for (let i = 0; i < 4; i += 1) {
    clock.advance(14 * minute);
    assert.equal((await maya.get(current)).status, 200);
  }
  clock.advance(15 * minute + 1000);
  assert.equal((await maya.get(current)).body.type, 'urn:portico:problem:session-ended');
});

test('B11 polling in the background doesn’t keep a session alive', async (t) => {
  const { api, clock } = await clinic(t);
  const maya = await api.signIn('maya');
  for (let i = 0; i < 3; i += 1) {
    clock.advance(4 * minute);
    assert.equal((await maya.get(current, { 'Portico-Background': '1' })).status, 200);
  }
  clock.advance(4 * minute);
  assert.equal((await maya.get(current, { 'Portico-Background': '1' })).status, 401);
});

test('B11 a patient’s session ends after twelve hours whatever is done, staff’s after eight', async (t) => {
  const { api, clock } = await clinic(t);
  const [maya, manager] = [await api.signIn('maya'), await api.signIn('manager', { kind: 'staff' })];
  const statuses = async () => [(await maya.get(current)).status, (await manager.get(current)).status];
  for (let minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
    clock.advance(10 * minute);
    await statuses();
  }
  assert.deepEqual(await statuses(), [200, 200]);
  clock.advance(10 * minute);
  assert.deepEqual(await statuses(), [200, 401]);
  for (let minutes = 0; minutes < 4 * 60; minutes += 10) {
    clock.advance(10 * minute);
    await maya.get(current);
  }
  assert.equal((await maya.get(current)).status, 401);
  clock.advance(hour);
});

test('B1 signs out everywhere at once, and nobody else', async (t) => {
  const { api } = await clinic(t);
  const [phone, laptop, noah] = [await api.signIn('maya'), await api.signIn('maya'), await api.signIn('noah')];
  assert.equal((await phone.delete('/v1/sessions')).status, 204);
  assert.deepEqual([(await phone.get(current)).status, (await laptop.get(current)).status, (await noah.get(current)).status], [401, 401, 200]);
});

test('B1 a disabled user is out at once', async (t) => {
  const { api, staff, patient } = await clinic(t);
  const maya = await api.signIn('maya');
  assert.equal((await api.as(staff).post(`/v1/admin/patients/${patient.patient}/portal-user/disable`)).status, 200);
  assert.equal((await maya.get(current)).status, 401);
  await assert.rejects(api.signIn('maya'), /wrong-credentials/);
});

test('I6 a session of one clinic is none of another’s', async (t) => {
  const [one, other] = [await clinic(t), await clinic(t)];
  const maya = await one.api.signIn('maya');
  assert.equal((await maya.get(current, { Origin: other.origin })).status, 403);
  const atOther = await other.api.signIn('maya');
  assert.notEqual((await atOther.get(current)).body.id, (await maya.get(current)).body.id);
});

test('I4 signing in and out is in the audit log, with session and address', async (t) => {
  const { api, caller, patient } = await clinic(t);
  const maya = await api.signIn('maya');
  await maya.delete(current);
  const events = await (await caller()).db.AuditEvent.find({ where: { subjectType: 'Session' }, order: [['at', 'ASC'], ['id', 'ASC']] });
  assert.deepEqual(events.map(({ action }) => action), ['session.start', 'session.end']);
  assert.ok(events.every(({ patientId, ip }) => patientId === patient.patient && ip));
});
