import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { generateKeyPair, SignJWT } from 'jose';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { ath, clientOf, newDevice, type Device } from '../testing/http-client.ts';
import { patientPassword } from '../testing/fixture-patients.ts';

const maya = { username: 'maya', password: patientPassword };

interface SignedIn extends Clinic {
  device: Device;
  token: string;
  nonce: () => Promise<string>;
  /** Sends the request with this proof. */
  send: (method: string, path: string, proof: string | null, headers?: Record<string, string>) => Promise<[number, string | undefined]>;
}

async function signedIn(t: TestContext): Promise<SignedIn> {
  const own = await clinic(t);
  const { url, origin, publishableKey } = own;
  const device = await newDevice();
  const nonce = async () => (await fetch(`${url}/v1/portal?key=${publishableKey}`)).headers.get('DPoP-Nonce') ?? '';
  const proof = await device.proof('POST', `${url}/v1/sessions`, { nonce: await nonce() });
  const page = clientOf(url, () => ({ Origin: origin, 'Portico-Key': publishableKey, DPoP: proof }));
  const { body } = await page.post('/v1/sessions', maya);
  const send: SignedIn['send'] = async (method, path, sent, headers = {}) => {
    const base: Record<string, string> = { Origin: origin, Authorization: `DPoP ${body.token}`, ...(sent === null ? {} : { DPoP: sent }) };
    const answer = await clientOf(url, () => ({ ...base, ...headers })).send(method, path);
    return [answer.status, answer.body?.reason ?? answer.body?.type];
  };
  return { ...own, device, token: body.token, nonce, send };
}

test('B13 a token with a good proof is taken; without one it is worthless', async (t) => {
  const { url, device, token, nonce, send } = await signedIn(t);
  const path = '/v1/sessions/current';
  const claims = async () => ({ nonce: await nonce(), ath: ath(token) });
  assert.deepEqual(await send('GET', path, await device.proof('GET', url + path, await claims())), [200, undefined]);
  assert.deepEqual(await send('GET', path, null), [401, 'missing']);
  assert.deepEqual(await send('GET', path, null, { Authorization: `Bearer ${token}` }), [403, 'urn:portico:problem:secret-key-in-browser']);
});

test('B13 a proof of another key, method, address, token or time is refused', async (t) => {
  const { url, device, token, nonce, send, clock } = await signedIn(t);
  const path = '/v1/sessions/current';
  const thief = await newDevice();
  const good = { nonce: await nonce(), ath: ath(token) };
  const refused = async (proof: Promise<string>) => (await send('GET', path, await proof))[1];
  assert.equal(await refused(thief.proof('GET', url + path, good)), 'key');
  assert.equal(await refused(device.proof('POST', url + path, good)), 'method');
  assert.equal(await refused(device.proof('GET', `${url}/v1/me/invoices`, good)), 'address');
  assert.equal(await refused(device.proof('GET', `https://evil.example${path}`, good)), 'address');
  assert.equal(await refused(device.proof('GET', url + path, { ...good, ath: ath('another token') })), 'token');
  assert.equal(await refused(device.proof('GET', url + path, { ...good, ath: undefined })), 'token');
  assert.equal(await refused(device.proof('GET', url + path, { ...good, nonce: undefined })), 'nonce');
  assert.equal(await refused(device.proof('GET', url + path, { ...good, nonce: 'made up by somebody else' })), 'nonce');
  clock.advance(11 * 60_000);
  assert.equal(await refused(device.proof('GET', url + path, good)), 'nonce');
});

test('B13 a refused nonce says that another try with the new one will do', async (t) => {
  const { url, device, token, origin } = await signedIn(t);
  const proof = await device.proof('GET', `${url}/v1/sessions/current`, { nonce: 'old', ath: ath(token) });
  const answer = await clientOf(url, () => ({ Origin: origin, Authorization: `DPoP ${token}`, DPoP: proof })).get('/v1/sessions/current');
  assert.match(answer.headers.get('WWW-Authenticate') ?? '', /^DPoP error="use_dpop_nonce"/);
  assert.ok(answer.headers.get('DPoP-Nonce'));
});

test('B13 a wrong clock doesn’t matter, malformed proofs do', async (t) => {
  const { url, device, token, nonce, send } = await signedIn(t);
  const path = '/v1/sessions/current';
  const good = { nonce: await nonce(), ath: ath(token) };
  assert.equal((await send('GET', path, await device.proof('GET', url + path, { ...good, iat: 1 })))[0], 200);
  assert.equal((await send('GET', path, await device.proof('GET', url + path, { ...good, iat: 4_000_000_000 })))[0], 200);
  const refused = async (claims: Record<string, unknown>, header: Record<string, unknown> = {}) =>
    (await send('GET', path, await device.proof('GET', url + path, { ...good, ...claims }, header)))[1];
  assert.equal(await refused({ iat: 'now' }), 'malformed');
  assert.equal(await refused({ jti: undefined }), 'malformed');
  assert.equal(await refused({ jti: 17 }), 'malformed');
  assert.equal(await refused({}, { typ: 'jwt' }), 'malformed');
  assert.equal(await refused({}, { jwk: undefined }), 'malformed');
  assert.equal((await send('GET', path, 'not.a.proof'))[1], 'malformed');
});

test('B13 only ES256 is taken: neither none nor HS256 nor another curve', async (t) => {
  const { url, token, nonce, send } = await signedIn(t);
  const path = '/v1/sessions/current';
  const claims = { nonce: await nonce(), ath: ath(token), htm: 'GET', htu: url + path, jti: 'a proof of its own', iat: 1 };
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const none = `${encode({ alg: 'none', typ: 'dpop+jwt' })}.${encode(claims)}.`;
  const symmetric = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'dpop+jwt' }).sign(new Uint8Array(32));
  const { privateKey } = await generateKeyPair('ES384');
  const curve = await new SignJWT(claims).setProtectedHeader({ alg: 'ES384', typ: 'dpop+jwt' }).sign(privateKey);
  for (const proof of [none, symmetric, curve]) assert.deepEqual(await send('GET', path, proof), [401, 'malformed']);
});

test('B13 a proof of a change is taken once', async (t) => {
  const { url, device, nonce, origin, publishableKey } = await signedIn(t);
  const proof = await device.proof('POST', `${url}/v1/sessions`, { nonce: await nonce() });
  const page = clientOf(url, () => ({ Origin: origin, 'Portico-Key': publishableKey, DPoP: proof }));
  const twice = [await page.post('/v1/sessions', maya), await page.post('/v1/sessions', maya)];
  assert.deepEqual(twice.map(({ status, body }) => [status, body.reason]), [[201, undefined], [401, 'replayed']]);
});

test('B13 a session belongs to the origin that it was begun on', async (t) => {
  const { url, device, token, nonce, send } = await signedIn(t);
  const path = '/v1/sessions/current';
  const proof = await device.proof('GET', url + path, { nonce: await nonce(), ath: ath(token) });
  assert.deepEqual(await send('GET', path, proof, { Origin: url }), [403, 'urn:portico:problem:origin-not-allowed']);
});
