import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../db/tx.ts';
import { clinic } from '../testing/clinic.ts';
import { newDevice, sessionClient } from '../testing/http-client.ts';
import { patientPassword } from '../testing/fixture-patients.ts';

test('B1 signs a patient in with username and password, and out again', async (t) => {
  const { api, patient } = await clinic(t);
  const maya = await api.signIn('maya');
  const current = await maya.get('/v1/sessions/current');
  assert.equal(current.status, 200);
  assert.equal(current.body.user.patientId, patient.patient);
  assert.equal(current.body.user.name, 'Maya Chen');
  assert.equal(current.body.user.maskedContact, 'm•••@login.example');
  assert.equal((await maya.delete('/v1/sessions/current')).status, 204);
  const after = await maya.get('/v1/sessions/current');
  assert.deepEqual([after.status, after.body.type], [401, 'urn:portico:problem:session-ended']);
});

test('B1 signs in with the linked email in any case', async (t) => {
  const { api } = await clinic(t);
  const maya = await api.signIn(' Maya@LOGIN.example ');
  assert.equal((await maya.get('/v1/sessions/current')).body.user.username, 'maya');
});

test('B1 answers a wrong password and an unknown user alike', async (t) => {
  const { url, publishableKey, origin } = await clinic(t);
  const stranger = sessionClient(url, url, await newDevice(), { headers: { Origin: origin, 'Portico-Key': publishableKey } });
  const wrong = await stranger.post('/v1/sessions', { username: 'maya', password: 'not the password at all' });
  const unknown = await stranger.post('/v1/sessions', { username: 'nobody', password: patientPassword });
  const { requestId: _a, ...one } = wrong.body;
  const { requestId: _b, ...other } = unknown.body;
  assert.deepEqual([wrong.status, one], [401, other]);
  assert.equal(wrong.body.type, 'urn:portico:problem:wrong-credentials');
});

test('B1 a name longer than any username is an email’s or nobody’s, never an error', async (t) => {
  const own = await clinic(t);
  const email = `${'m'.repeat(60)}@a-long-name-of-a-mail-provider.example`;
  const { db } = await own.caller();
  await tx(() => db.PortalUser.update({ usernameKey: 'maya' }, { linkedEmail: email }));
  await own.api.signIn(email);
  for (const name of ['x'.repeat(254), '\uFDFA'.repeat(60), `${'y'.repeat(240)}@b.example`])
    for (const kind of ['patient', 'staff'] as const) await assert.rejects(own.api.signIn(name, { kind }), /answered 401/, name);
});
