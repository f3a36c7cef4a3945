import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { fillSignIn, openSignIn, signIn } from './browser.ts';
import { copiedHeaders, freshProof } from './proofs.ts';
import { setStage } from './stage.ts';
import { pay } from './steps.ts';
import { storedIn } from './storage.ts';
import { words } from './words.ts';

const stage = setStage();
const spoken = words['en-CA'];
const mine = () => `${stage.demo.demo}/my-northside`;

/** The tags show the record, or ask to sign in. */
const showsRecord = (page: Page) => page.locator('portal-invoices').getByText(/\$\d/).first().waitFor();
const showsNobody = (page: Page) => page.locator('portal-invoices').getByRole('button', { name: spoken.signIn }).waitFor();

async function signedIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(mine());
  await signIn(page, spoken, stage.demo.patient);
  await showsRecord(page);
  return page;
}

async function signOut(page: Page): Promise<void> {
  const header = page.locator('portal-login').first();
  await header.locator('.opener').click();
  await header.getByRole('menuitem', { name: spoken.signOut, exact: true }).click();
}

test('A3 B1 signing in changes every tag of the page and the other tab, and lasts over a reload; signing out empties both, and leaves nothing behind', () =>
  stage.visit({}, async (context) => {
    const other = await context.newPage();
    await other.goto(mine());
    await showsNobody(other);
    const page = await signedIn(context);
    await showsRecord(other);
    await page.locator('portal-health-summary').getByText('Penicillin').waitFor();
    await page.reload();
    await showsRecord(page);
    await signOut(page);
    await Promise.all([showsNobody(page), showsNobody(other)]);
    assert.deepEqual(await storedIn(page), ['portico:device']);
    assert.deepEqual(await storedIn(other), ['portico:device']);
    assert.doesNotMatch(await other.content(), /Maya/);
    await page.reload();
    await showsNobody(page);
  }));

test('B13 a stale nonce is renewed by one repetition of the call, unseen', () =>
  stage.visit({}, async (context) => {
    const page = await signedIn(context);
    const statuses: number[] = [];
    page.on('response', (answer) => void (/\/v1\/me\//.test(answer.url()) && answer.request().method() === 'GET' && statuses.push(answer.status())));
    await page.evaluate(`for (const [name, text] of Object.entries(sessionStorage)) sessionStorage[name] = text.replace(/"nonce":"[^"]*"/, '"nonce":"stale"')`);
    await page.route('**/v1/portal?*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'dpop-nonce': 'stale' } });
    });
    await page.reload();
    await showsRecord(page);
    await page.locator('portal-health-summary').getByText('Penicillin').waitFor();
    const refused = statuses.filter((status) => status === 401).length;
    assert.ok(refused > 0);
    assert.equal(statuses.filter((status) => status !== 401 && status !== 200).length, 0);
    assert.ok(refused <= statuses.filter((status) => status === 200).length);
  }));

test('B1 A3 a wrong password in one tab leaves the session of the other alone', () =>
  stage.visit({}, async (context) => {
    const wrong = await context.newPage();
    await wrong.goto(mine());
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => (letGo = done));
    await wrong.route('**/v1/sessions', async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue();
    });
    const header = await openSignIn(wrong, spoken);
    const tried = wrong.waitForResponse((answer) => answer.url().endsWith('/v1/sessions') && answer.request().method() === 'POST');
    await fillSignIn(header, spoken, { ...stage.demo.patient, password: 'not the one that it is' });
    const page = await signedIn(context);
    await showsRecord(wrong);
    letGo();
    assert.equal((await tried).status(), 401);
    await Promise.all([page.reload(), wrong.reload()]);
    await Promise.all([showsRecord(page), showsRecord(wrong)]);
  }));

/** All words inside of the page's tags. */
const wordsInTags = `(() => {
  const read = (root) => [...root.querySelectorAll('*')].map((one) => (one.shadowRoot ? one.shadowRoot.textContent + read(one.shadowRoot) : '')).join(' ');
  return read(document);
})()`;
const isPrivate = /Penicillin|Maya|\$\d/;

test('A3 B1 a page that Back brings from the cache was emptied before, shows nothing until the session is checked, and nothing once it is over', () =>
  stage.visit({}, async (context) => {
    await context.addInitScript({
      content: `document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && (window.asFrozen = ${wordsInTags}));
        addEventListener('pageshow', ({ persisted }) => Object.assign(window, { wasKept: persisted, asShown: ${wordsInTags} }));`,
    });
    const page = await signedIn(context);
    await page.locator('portal-health-summary').getByText('Penicillin').waitFor();
    await page.goto(`${stage.demo.demo}/prices`);
    await page.goBack({ waitUntil: 'commit' });
    await showsRecord(page);
    assert.ok(await page.evaluate('wasKept'), 'the tags keep no page out of the back/forward cache');
    assert.doesNotMatch(await page.evaluate('asFrozen'), isPrivate);
    assert.doesNotMatch(await page.evaluate('asShown'), isPrivate);
    await page.goto(`${stage.demo.demo}/prices`);
    await signOut(page);
    await page.locator('portal-login').first().getByRole('button', { name: spoken.signIn, exact: true }).first().waitFor();
    await page.goBack({ waitUntil: 'commit' });
    await showsNobody(page);
    assert.ok(await page.evaluate('wasKept'));
    assert.doesNotMatch(await page.evaluate('asShown'), isPrivate);
    assert.doesNotMatch(await page.evaluate(wordsInTags), isPrivate);
  }));

for (const hours of [-2, 2])
  test(`B13 K2 a clock that is ${Math.abs(hours)} hours ${hours < 0 ? 'behind' : 'ahead'} signs in and reads`, () =>
    stage.visit({}, async (context) => {
      await context.addInitScript({
        content: `{ const Real = Date, off = ${hours * 3600_000};
          globalThis.Date = class Date extends Real { constructor(...given) { given.length ? super(...given) : super(Real.now() + off); } static now() { return Real.now() + off; } }; }`,
      });
      const page = await signedIn(context);
      await page.reload();
      await showsRecord(page);
    }));

test('B13 where the browser refuses to keep keys, the session lasts until the page is left', () =>
  stage.visit({}, async (context) => {
    await context.addInitScript({ content: `IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); };` });
    const page = await signedIn(context);
    await page.reload();
    await showsNobody(page);
    await signIn(page, spoken, stage.demo.patient);
    await showsRecord(page);
  }));

test('B1 signing out without a network empties all tabs and storages for good', () =>
  stage.visit({}, async (context) => {
    const page = await signedIn(context);
    const other = await context.newPage();
    await other.goto(mine());
    await showsRecord(other);
    await context.setOffline(true);
    await signOut(page);
    await Promise.all([showsNobody(page), showsNobody(other)]);
    assert.deepEqual(await storedIn(page), ['portico:device']);
    assert.deepEqual(await storedIn(other), ['portico:device']);
    await context.setOffline(false);
    await page.reload();
    await showsNobody(page);
  }));

test('B13 a copied token is worth nothing without its key, nor with a proof that was used before', () =>
  stage.visit({}, async (context) => {
    const page = await signedIn(context);
    const { api } = stage.demo;
    let sent: Request | undefined;
    page.on('request', (request) => void (request.url().endsWith('/v1/me/payments') && request.method() === 'POST' && (sent = request)));
    await pay({ page, demo: stage.demo, spoken });
    const payment = sent ?? assert.fail('nothing was paid');
    const headers = await copiedHeaders(payment);
    const statusOf = async (path: string, init: RequestInit) => (await fetch(`${api}${path}`, init)).status;
    const { authorization = '', dpop = '', origin = '' } = headers;
    const nonce = payment.headers()['dpop'] && JSON.parse(Buffer.from(dpop.split('.')[1] ?? '', 'base64url').toString()).nonce;
    const token = authorization.replace(/^DPoP /, '');
    const path = '/v1/me/invoices';
    assert.equal(await statusOf(path, { headers: { origin, authorization } }), 401, 'without a proof');
    assert.equal(await statusOf(path, { headers: { authorization: `Bearer ${token}` } }), 401, 'as a bearer token');
    const proof = await freshProof({ method: 'GET', url: api + path, nonce, token });
    assert.equal(await statusOf(path, { headers: { origin, authorization, dpop: proof } }), 401, 'with another key');
    assert.equal(await statusOf(path, { headers: { origin, authorization, dpop } }), 401, 'with the proof of another call');
    const body = payment.postData() ?? '';
    assert.equal(await statusOf('/v1/me/payments', { method: 'POST', headers, body }), 401, 'the same call again');
    assert.equal(await statusOf('/v1/me/payments', { method: 'POST', headers: { ...headers, 'idempotency-key': crypto.randomUUID() }, body }), 401, 'the same proof for another act');
  }));
