import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../../testing/clinic.ts';
import { newDevice, sessionClient } from '../../testing/http-client.ts';
import { patientPassword } from '../../testing/fixture-patients.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { agentOf } from './agent.ts';

const minute = 60_000;
const current = '/v1/sessions/current';
const problemOf = ({ status, body }: { status: number; body: { type?: string } }) => [status, body.type?.replace('urn:portico:problem:', '')];

test('B11 one sees where one is signed in, and signs out there', async (t) => {
  const own = await clinic(t);
  const phone = await own.api.signIn('maya');
  own.clock.advance(2 * minute);
  const laptop = await own.api.signIn('maya');
  const { body } = await laptop.get('/v1/me/sessions');
  assert.deepEqual(body.data.map((one: { current: boolean }) => one.current), [true, false]);
  assert.ok(body.data.every((one: { ip: unknown; createdAt: unknown }) => one.ip && one.createdAt));
  assert.equal((await laptop.delete(`/v1/me/sessions/${body.data[1].id}`)).status, 204);
  assert.equal((await phone.get(current)).status, 401);
  assert.equal((await laptop.delete(`/v1/me/sessions/${body.data[1].id}`)).status, 204, 'again is no error');
  assert.equal((await laptop.get('/v1/me/sessions')).body.data.length, 1);
});

test('B11 a session is told by its browser and system', async (t) => {
  const { url, origin, publishableKey } = await clinic(t);
  const device = await newDevice();
  const browser = { 'User-Agent': 'Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0' };
  const stranger = sessionClient(url, url, device, { headers: { Origin: origin, 'Portico-Key': publishableKey, ...browser } });
  const { token } = (await stranger.post('/v1/sessions', { username: 'maya', password: patientPassword })).body;
  const maya = sessionClient(url, url, device, { token, headers: { Origin: origin } });
  assert.equal((await maya.get('/v1/me/sessions')).body.data[0].device, 'Firefox, Android');
});

test('B11 browsers are known by their brand, and a stranger’s words by nothing', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
  assert.equal(agentOf(chrome), 'Chrome, Windows');
  assert.equal(agentOf(`${chrome} Edg/142.0.0.0`), 'Edge, Windows');
  assert.equal(agentOf('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'), 'Safari, iPhone');
  for (const words of [undefined, '', '<script>alert(1)</script>', 'curl/8']) assert.equal(agentOf(words), null);
});

test('I6 nobody sees or ends somebody else’s session', async (t) => {
  const own = await clinic(t);
  const [maya, noah] = [await own.api.signIn('maya'), await own.api.signIn('noah')];
  const { id } = (await maya.get(current)).body;
  assert.equal((await noah.delete(`/v1/me/sessions/${id}`)).status, 404);
  assert.ok((await noah.get('/v1/me/sessions')).body.data.every((one: { id: string }) => one.id !== id));
  assert.equal((await maya.get(current)).status, 200);
});

test('H2 a program that acts for a patient sees that patient’s sessions; one that acts for nobody has none', async (t) => {
  const own = await clinic(t);
  await own.api.signIn('maya');
  assert.equal((await own.api.as(own.patient).get('/v1/me/sessions')).body.data.length, 1);
  assert.equal((await own.api.as(own.otherPatient).get('/v1/me/sessions')).body.data.length, 0);
  assert.equal((await own.api.as(own.staff).get('/v1/me/sessions')).status, 403);
});

test('B11 signing out elsewhere needs a fresh sign-in, which the password renews for five minutes', async (t) => {
  const own = await clinic(t);
  const [maya, other] = [await own.api.signIn('maya'), await own.api.signIn('maya')];
  const { id } = (await other.get(current)).body;
  own.clock.advance(5 * minute + 1);
  assert.deepEqual(problemOf(await maya.delete(`/v1/me/sessions/${id}`)), [403, 'fresh-authentication-required']);
  const prove = (password: string) => maya.post(`${current}/authentications`, { password });
  assert.deepEqual(problemOf(await prove('not the password at all')), [401, 'wrong-credentials']);
  assert.equal((await maya.get(current)).status, 200, 'a wrong password ends nothing');
  assert.equal((await prove(patientPassword)).status, 204);
  own.clock.advance(4 * minute);
  assert.equal((await maya.delete(`/v1/me/sessions/${id}`)).status, 204);
});

test('B11 a session left open is no way around the lock: tries there count as sign-ins', async (t) => {
  const own = await clinic(t);
  const maya = await own.api.signIn('maya');
  for (let i = 0; i < 5; i += 1) await maya.post(`${current}/authentications`, { password: 'wrong' });
  assert.deepEqual(problemOf(await maya.post(`${current}/authentications`, { password: patientPassword })), [401, 'wrong-credentials']);
  await assert.rejects(own.api.signIn('maya'), /wrong-credentials/);
  own.clock.advance(1001);
  assert.equal((await maya.post(`${current}/authentications`, { password: patientPassword })).status, 204);
});

test('H2 a key has no password to prove', async (t) => {
  const own = await clinic(t);
  assert.equal((await own.api.as(own.patient).post(`${current}/authentications`, { password: patientPassword })).status, 403);
});

test('identity.sessionIdleMinutes B11 a session ends after as many minutes of inactivity', async (t) => {
  const own = await clinic(t, { 'identity.sessionIdleMinutes': 5 });
  const maya = await own.api.signIn('maya');
  assert.equal((await maya.get(current)).body.idleSeconds, 300);
  own.clock.advance(5 * minute - 1000);
  assert.equal((await maya.get(current)).status, 200);
  own.clock.advance(5 * minute);
  assert.deepEqual(problemOf(await maya.get(current)), [401, 'session-ended']);
});

test('identity.sessionIdleMinutes B11 a shorter time binds sessions that had begun before', async (t) => {
  const own = await clinic(t, { 'identity.sessionIdleMinutes': 60 });
  const [used, left] = [await own.api.signIn('maya'), await own.api.signIn('noah')];
  own.clock.advance(40 * minute);
  assert.equal((await used.get(current)).status, 200);
  await changeSettingsBy(own, { 'identity.sessionIdleMinutes': 10 });
  assert.deepEqual([(await used.get(current)).status, (await left.get(current)).status], [200, 401]);
});
