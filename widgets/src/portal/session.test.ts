import { expect } from '@open-wc/testing';
import { settled } from '../testing/find.ts';
import { findKeys } from './keys.ts';
import { Sessions } from './session.ts';

let count = 0;
const user = { id: 'user', name: 'Maya Chen', maskedContact: null, patientId: 'patient' };
const tabs: Sessions[] = [];

/** One tab: in one page they share storage, as a duplicated tab does. */
function aTab(key: string) {
  const tab = new Sessions(key, () => undefined);
  tab.api = 'http://api.test';
  tabs.push(tab);
  return tab;
}

async function signedIn(key: string, id = `session-${key}`) {
  const tab = aTab(key);
  await tab.restore();
  const keeper = await tab.keep();
  const { keys } = await keeper.trying();
  await keeper.begin({ id, token: `token-${id}`, idleSeconds: 900, user }, keys);
  return tab;
}

const payloadOf = (proof = '') => JSON.parse(atob((proof.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

describe('session', () => {
  const newKey = () => `pk_test_session_${++count}`;
  beforeEach(() => sessionStorage.clear());
  afterEach(() => tabs.splice(0).forEach((tab) => tab.hide()));

  it('G3 in staff’s preview the page says who one is, and no session of this browser is touched', async () => {
    const key = newKey();
    await signedIn(key);
    const place = Symbol.for('portico.preview');
    const session = { id: 'preview', user, patientId: 'patient', idleSeconds: 900 };
    Reflect.set(document, place, { session });
    try {
      const tab = aTab(key);
      await tab.restore();
      expect(tab.current).to.equal(session);
      expect(await tab.sign('GET', '/v1/me')).to.equal(undefined);
      Reflect.set(document, place, { session: null });
      const nobody = aTab(key);
      await nobody.restore();
      expect(nobody.current).to.equal(null);
    } finally {
      Reflect.deleteProperty(document, place);
    }
  });

  it('B13 proves each request with the stated address, the token and the nonce', async () => {
    const tab = await signedIn(newKey());
    tab.heard(answer(200, { 'DPoP-Nonce': 'n1' }), { proof: undefined, background: true });
    const headers = await tab.sign('GET', '/v1/me/invoices');
    expect(headers?.Authorization).to.match(/^DPoP token-/);
    const { htm, htu, nonce, ath, jti } = payloadOf(headers?.DPoP);
    expect({ htm, htu, nonce }).to.deep.equal({ htm: 'GET', htu: 'http://api.test/v1/me/invoices', nonce: 'n1' });
    expect(ath).to.have.length(43);
    expect(payloadOf((await tab.sign('GET', '/v1/me/invoices'))?.DPoP).jti).not.to.equal(jti);
  });

  it('B13 the private key can be used but never read', async () => {
    const key = newKey();
    await signedIn(key);
    const keys = await findKeys(`session-${key}`);
    expect(keys?.privateKey.extractable).to.equal(false);
  });

  it('B1 a reload finds the session again', async () => {
    const key = newKey();
    (await signedIn(key)).hide();
    const tab = aTab(key);
    await tab.restore();
    expect(tab.current?.user.name).to.equal('Maya Chen');
  });

  it('A3 a signed-out tab adopts the session of another', async () => {
    const key = newKey();
    const second = aTab(key);
    await second.restore();
    await settled(() => second.current === null);
    await signedIn(key);
    await settled(() => second.current?.id);
    expect(second.current?.patientId).to.equal('patient');
  });

  it('A3 signing out in one tab ends the session in the other, key first', async () => {
    const key = newKey();
    const first = await signedIn(key);
    const second = aTab(key);
    await second.restore();
    await settled(() => second.current?.id);
    await first.keeper?.end('signed-out');
    await settled(() => second.current === null);
    expect(await findKeys(`session-${key}`)).to.equal(undefined);
    expect(sessionStorage.length).to.equal(0);
  });

  it('B13 a tab that comes back from the back/forward cache after sign-out is empty', async () => {
    const key = newKey();
    const cached = await signedIn(key);
    const other = aTab(key);
    await other.restore();
    cached.hide();
    expect(cached.current).to.equal(undefined);
    await other.keeper?.end('signed-out');
    await cached.restore();
    await settled(() => cached.current === null);
    expect(await cached.sign('GET', '/v1/me/invoices')).to.equal(undefined);
  });

  it('B1 signing out while the browser still looks for the key ends the session all the same', async () => {
    const key = newKey();
    (await signedIn(key)).hide();
    const text = JSON.stringify({ id: `session-${key}`, token: 'token', idleSeconds: 900, user, api: 'http://api.test' });
    const tab = aTab(key);
    const keeper = await tab.keep();
    await keeper.restore(text);
    const again = keeper.restore(text);
    await keeper.end('signed-out');
    await again;
    expect([tab.current, await tab.sign('GET', '/v1/me/invoices')]).to.deep.equal([null, undefined]);
  });

  it('B13 a wrong password tried meanwhile leaves the session and its key alone', async () => {
    const key = newKey();
    const tab = await signedIn(key);
    const trying = await (await tab.keep()).trying();
    trying.heard(answer(401), { proof: await trying.sign('POST', '/v1/sessions'), background: false });
    expect(tab.current?.id).to.equal(`session-${key}`);
    expect(await findKeys(`session-${key}`)).to.be.an('object');
  });

  it('B11 an ended session is noticed at the next answer, a refused nonce is not an end', async () => {
    const tab = await signedIn(newKey());
    const stale = { 'DPoP-Nonce': 'fresh', 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"' };
    const [one, other] = [await tab.sign('GET', '/v1/me/invoices'), await tab.sign('GET', '/v1/me/appointments')];
    expect(tab.heard(answer(401, stale), { proof: one, background: false })).to.equal(true);
    expect(tab.heard(answer(401, stale), { proof: other, background: false })).to.equal(true);
    const again = await tab.sign('GET', '/v1/me/invoices');
    expect(tab.heard(answer(401, stale), { proof: again, background: false })).to.equal(false);
    expect(tab.current).to.be.an('object');
    tab.heard(answer(401), { proof: again, background: false });
    await settled(() => tab.current === null);
    expect(tab.ending).to.equal('expired');
  });

  it('B11 the session goes on under a new token in every tab, and what was sent with the old one is sent again', async () => {
    const key = newKey();
    const first = await signedIn(key);
    const second = aTab(key);
    await second.restore();
    await settled(() => second.current?.id);
    const before = await second.sign('GET', '/v1/me/invoices');
    const refused = answer(401);
    await first.keeper?.renew(async () => {
      expect(first.heard(refused, { proof: await first.sign('GET', '/v1/me/invoices'), background: true }), 'while the new one is on its way').to.equal(false);
      return { token: 'token-after' };
    });
    const signed = async (tab: Sessions) => (await tab.sign('GET', '/v1/me/invoices'))?.Authorization;
    expect(await signed(first)).to.equal('DPoP token-after');
    let now: string | undefined;
    await settled(() => {
      void signed(second).then((said) => (now = said));
      return now === 'DPoP token-after';
    });
    expect(second.heard(refused, { proof: before, background: false })).to.equal(true);
    expect([first.current?.id, second.current?.id]).to.deep.equal([`session-${key}`, `session-${key}`]);
    expect(JSON.parse(sessionStorage.getItem(first.name) ?? '{}').token, 'kept for a reload').to.equal('token-after');
    second.heard(refused, { proof: await second.sign('GET', '/v1/me/invoices'), background: false });
    await settled(() => second.current === null);
  });

  it('B13 messages on the channel that are not exactly ours are ignored', async () => {
    const key = newKey();
    const tab = aTab(key);
    await tab.restore();
    const channel = new BroadcastChannel(`portico:${key}`);
    for (const message of [null, 'here', { kind: 'here', stored: { id: 1 } }, { kind: 'here', stored: { id: 'x', token: 't', api: 'y' } }])
      channel.postMessage(message);
    channel.postMessage({ kind: 'ended', id: 'other' });
    await settled(() => tab.current === null);
    channel.close();
    expect(await tab.sign('GET', '/')).to.equal(undefined);
  });

  it('B1 without IndexedDB the session lives in memory', async () => {
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    try {
      const key = newKey();
      const tab = await signedIn(key);
      expect(await tab.sign('GET', '/v1/me/invoices')).to.have.keys('Authorization', 'DPoP');
    } finally {
      indexedDB.open = open;
    }
  });
});
