import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, staffUsers } from '../testing/clinic.ts';

test('I4 the audit log names employees, keys and patients to those who may read them, and holds ids itself', async (t) => {
  const { api, patient, staff, keyWith } = await clinic(t);
  const manager = await api.signIn(staffUsers.manager, { kind: 'staff' });
  await manager.get(`/v1/admin/patients/${patient.patient}`);
  await api.as(staff).get(`/v1/admin/patients/${patient.patient}`);
  const search = `/v1/admin/audit-events?patientId=${patient.patient}&action=patient.read`;
  const { body } = await manager.get(search);
  assert.deepEqual(
    body.data.map((event: { patient: object }) => event.patient),
    [1, 2].map(() => ({ id: patient.patient, givenName: 'Maya', familyName: 'Chen' })),
  );
  const [byKey, byManager] = body.data.map((event: { actor: { name: string | null } }) => event.actor.name);
  assert.equal(byKey, 'Tests');
  assert.match(String(byManager), /^\p{Lu}/u);
  const auditor = await api.as(await keyWith(['audit'])).get(search);
  assert.deepEqual([auditor.status, auditor.body.data[0].patient, auditor.body.data[0].patientId], [200, null, patient.patient]);
});

test('I4 a sign-in is on record as that of who signed in', async (t) => {
  const { api, staff } = await clinic(t);
  await api.signIn(staffUsers.manager, { kind: 'staff' });
  await api.signIn('maya');
  const { body } = await api.as(staff).get('/v1/admin/audit-events?action=session.start');
  const [patient, manager] = body.data;
  assert.deepEqual([patient.actor.kind, manager.actor.kind], ['patient', 'staff']);
  assert.match(manager.actor.name, /^\p{Lu}/u);
  assert.equal(manager.actor.sessionId, manager.subject.id);
});
