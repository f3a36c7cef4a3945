import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { patientPassword } from '../../testing/fixture-patients.ts';
import { newDevice, sessionClient, type Answer } from '../../testing/http-client.ts';
import { totpCode } from '../second-factor/totp.ts';
import { goodPassword } from '../staff/testing.ts';

/** Somebody signed in, and a copy of the session as it was then: whoever took token and key. */
async function signedIn({ url, origin, publishableKey }: Clinic, kind: 'patient' | 'staff') {
  const device = await newDevice();
  const page = kind === 'staff' ? url : origin;
  const stranger = sessionClient(url, url, device, { headers: { Origin: page, 'Portico-Key': publishableKey } });
  const granted = (await stranger.post('/v1/sessions', { kind, username: kind === 'staff' ? 'manager' : 'maya', password: patientPassword })).body;
  const as = (token: string) => sessionClient(url, url, device, { token, headers: { Origin: page } });
  return { granted, own: as(granted.token), taken: as(granted.token), as };
}

type Browser = Awaited<ReturnType<typeof signedIn>>;

/** The answer's token works, by itself and in whoever takes it up; the one before is worthless, also for who holds the key. */
async function assertRenewed({ granted, own, taken, as }: Browser, { status, body }: Answer): Promise<void> {
  assert.equal(status, 200, JSON.stringify(body));
  assert.notEqual(body.token, granted.token);
  assert.deepEqual([body.user, body.expiresAt], [granted.user, granted.expiresAt], 'the same person, not for longer');
  assert.equal((await taken.get('/v1/sessions/current')).status, 401);
  assert.equal((await as(body.token).get('/v1/sessions/current')).body.id, body.id);
  const { data } = (await own.get('/v1/me/sessions')).body;
  assert.deepEqual(data.map(({ id, current }: { id: string; current: boolean }) => [id, current]), [[body.id, true]], 'the old row ended with the change');
}

for (const kind of ['patient', 'staff'] as const)
  test(`B11 after a change of password a token that leaked before is worthless: ${kind}`, async (t) => {
    const browser = await signedIn(await clinic(t), kind);
    await assertRenewed(browser, await browser.own.post('/v1/me/password', { password: goodPassword }));
  });

test('B11 after a second factor is set up, and after it is removed, a token that leaked before is worthless', async (t) => {
  const here = await clinic(t);
  const browser = await signedIn(here, 'staff');
  const { secret } = (await browser.own.post('/v1/me/second-factor')).body;
  const code = await totpCode(secret, here.clock.now());
  const confirmed = await browser.own.post('/v1/me/second-factor/confirm', { code });
  await assertRenewed(browser, confirmed);
  const after = { ...browser, granted: confirmed.body, taken: browser.as(confirmed.body.token) };
  await assertRenewed(after, await browser.own.delete('/v1/me/second-factor'));
});

test('B11 of two changes of password at once from one session one is made', async (t) => {
  const browser = await signedIn(await clinic(t), 'patient');
  const twice = await Promise.all([browser.own, browser.taken].map((one, n) => one.post('/v1/me/password', { password: `${goodPassword} ${n}` })));
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 401]);
});
