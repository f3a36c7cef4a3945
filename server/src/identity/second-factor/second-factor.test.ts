import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { tx } from '../../db/tx.ts';
import { keyFor } from '../../http/secrets.ts';
import { clinic, staffUsers } from '../../testing/clinic.ts';
import { fixtureId, patientPassword } from '../../testing/fixture-patients.ts';
import { newDevice, sessionClient, type Client } from '../../testing/http-client.ts';
import { seal } from '../seal.ts';
import { totpCode } from './totp.ts';

const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const right = { kind: 'staff', username: staffUsers.manager, password: patientPassword };

/** The manager, who has an authenticator app, at a browser. */
async function withApp(t: TestContext) {
  const own = await clinic(t);
  const { db, runtime, clock } = await own.caller();
  const now = clock.now();
  const secret = seal(keyFor(runtime.config.PORTICO_SECRET, 'totp'), seed);
  const owner = { userKind: 'staff', portalUserId: null, staffUserId: fixtureId('st', 0) } as const;
  await tx(() => db.Credential.insert({ id: fixtureId('tp', 0), ...owner, kind: 'totp', single: 'y', secret, confirmedAt: now, createdAt: now, updatedAt: now }));
  const headers = { Origin: own.url, 'Portico-Key': own.publishableKey };
  const device = await newDevice();
  const browser = () => sessionClient(own.url, own.url, device, { headers });
  return { ...own, browser: browser(), otherBrowser: sessionClient(own.url, own.url, await newDevice(), { headers }) };
}

const pendingOf = async (client: Client) => (await client.post('/v1/sessions', right)).body.pendingToken;
const complete = async (client: Client, pendingToken: string, code: string) => (await client.post('/v1/sessions/factors', { pendingToken, code })).status;

test('B1 asks for the code where the user has an authenticator app, and takes it once', async (t) => {
  const { browser, clock, caller } = await withApp(t);
  const first = await browser.post('/v1/sessions', right);
  assert.deepEqual([first.status, first.body.factors, 'token' in first.body], [202, ['totp'], false]);
  assert.equal(await (await caller()).db.Session.count(), 0, 'no session before all factors passed');
  const code = await totpCode(seed, clock.now());
  assert.equal(await complete(browser, first.body.pendingToken, code), 201);
  assert.equal(await complete(browser, first.body.pendingToken, code), 401, 'the pending token is used up');
  assert.equal(await complete(browser, await pendingOf(browser), code), 401, 'the code is used up');
});

test('B1 one step of drift passes, two don’t; the fifth wrong code ends the try', async (t) => {
  const { browser, clock } = await withApp(t);
  const at = (seconds: number) => totpCode(seed, new Date(clock.now().getTime() + seconds * 1000));
  assert.equal(await complete(browser, await pendingOf(browser), await at(-60)), 401);
  assert.equal(await complete(browser, await pendingOf(browser), await at(-30)), 201);
  const pending = await pendingOf(browser);
  for (let i = 0; i < 5; i += 1) assert.equal(await complete(browser, pending, '000000'), 401);
  assert.equal(await complete(browser, pending, await at(0)), 401);
});

test('B13 codes can’t be tried for ever by beginning anew with the password', async (t) => {
  const { browser } = await withApp(t);
  const statuses = new Set<number>();
  for (let begun = 0; begun < 7; begun += 1) {
    const pendingToken = await pendingOf(browser);
    for (let i = 0; i < 5; i += 1) statuses.add(await complete(browser, pendingToken, '000000'));
  }
  assert.deepEqual([...statuses], [401, 429]);
});

test('B13 the pending token is worthless on another device, after five minutes and for anything else', async (t) => {
  const { browser, otherBrowser, clock, url } = await withApp(t);
  const stolen = await pendingOf(browser);
  assert.equal(await complete(otherBrowser, stolen, await totpCode(seed, clock.now())), 401);
  const asSession = sessionClient(url, url, await newDevice(), { token: stolen, headers: { Origin: url } });
  assert.equal((await asSession.get('/v1/sessions/current')).status, 401);
  const late = await pendingOf(browser);
  clock.advance(5 * 60_000 + 1);
  assert.equal(await complete(browser, late, await totpCode(seed, clock.now())), 401);
});

test('B1 a wrong password never leads to the second factor', async (t) => {
  const { browser } = await withApp(t);
  const { status, body } = await browser.post('/v1/sessions', { ...right, password: 'wrong' });
  assert.deepEqual([status, body.type], [401, 'urn:portico:problem:wrong-credentials']);
});
