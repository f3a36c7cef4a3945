// The files under /embed/, as pages of another origin meet them, under the policy that the README prints.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { chromium as installedChromium } from './setup.mjs';

const embed = new URL('../widgets/dist/embed/', import.meta.url);
const portal = (api) => ({
  api,
  enabled: true,
  organization: { id: 'o', slug: 'northside', name: 'Northside Physio', phone: '416-555-0142' },
  languages: ['en', 'fr'],
  settings: { 'general.enabled': true, 'general.language': 'en', 'general.pricing': true, 'billing.currency': 'CAD' },
  locations: [],
  sections: { appointments: true, myHealth: true, invoices: true, forms: true },
  messages: [],
  theme: {},
  look: { colorScheme: 'auto', logo: null },
  gateway: { name: 'test', publishableKey: null, account: null },
});
const tags = '<portal-login></portal-login><portal-invoices></portal-invoices>';
const script = (file, more = '') => `<script type="module" src="API/embed/${file}" data-key="pk_test_1" ${more}></script>`;
const about = existsSync(new URL('manifest.json', embed)) ? JSON.parse(readFileSync(new URL('manifest.json', embed), 'utf8')) : {};
const versioned = script(about.versioned, `integrity="${about.integrity}" crossorigin`);
const pages = {
  '/once': script('portico.js') + tags,
  '/versioned': versioned + tags,
  '/twice': script('portico.js') + script('portico.js?again') + versioned + tags,
};

let browser;
let api;
let site;
let asked = [];
let spoil = (code) => code;
const address = (server, host) => `http://${host}:${server.address().port}`;
const listening = (server) => new Promise((resolve) => server.listen(0, () => resolve(server)));

before(async () => {
  api = await listening(
    createServer(({ url = '' }, answer) => {
      asked.push(url);
      const path = url.split('?')[0];
      answer.setHeader('Access-Control-Allow-Origin', '*');
      if (path === '/v1/portal') return answer.setHeader('Content-Type', 'application/json').end(JSON.stringify(portal(address(api, 'localhost'))));
      const file = new URL(path.slice('/embed/'.length), embed);
      if (!path.startsWith('/embed/') || !existsSync(file)) return answer.writeHead(404).end();
      const code = readFileSync(file, 'utf8');
      answer.setHeader('Content-Type', 'text/javascript').end(path.includes('/chunks/') ? spoil(code) : code);
    }),
  );
  const host = address(api, 'localhost');
  const policy = `default-src 'none'; script-src ${host}; connect-src ${host}; img-src ${host}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`;
  site = await listening(
    createServer(({ url = '' }, answer) => {
      if (!pages[url]) return answer.writeHead(404).end();
      answer.setHeader('Content-Type', 'text/html').setHeader('Content-Security-Policy', policy);
      answer.end(`<!doctype html><html lang="en"><title>Clinic</title><body>${pages[url].replaceAll('API', host)}`);
    }),
  );
  browser = await chromium.launch({ executablePath: installedChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
});

after(async () => {
  await browser?.close();
  for (const server of [api, site]) {
    server?.closeAllConnections();
    server?.close();
  }
});

async function visit(path) {
  asked = [];
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(address(site, 'clinic.localhost') + path);
  return { page, errors };
}

for (const path of Object.keys(pages))
  test(`A1 A9 A11 the script ${path.slice(1)} on a page of another origin, under a strict policy`, async () => {
    const { page, errors } = await visit(path);
    await page.getByLabel('Username, email or phone').waitFor();
    await page.getByRole('heading', { name: 'Sign in to see your invoices' }).waitFor();
    assert.deepEqual(errors, []);
    assert.equal(asked.filter((url) => url.startsWith('/v1/')).length, 1, 'one bootstrap');
    assert.equal(asked.filter((url) => url.includes('/portal-invoices')).length, 1, 'one chunk a tag');
    assert.equal(await page.locator('link').count(), 0, 'nothing left behind in the page');
    await page.close();
  });

test('A9 a chunk whose bytes are not the ones that were built is refused, and the tag says so and recovers', async () => {
  spoil = (code) => `${code}\nglobalThis.stolen = true;`;
  const { page } = await visit('/once');
  await page.locator('portal-invoices').getByText('We couldn’t reach the clinic’s portal').waitFor();
  assert.equal(await page.evaluate(() => 'stolen' in globalThis), false);
  spoil = (code) => code;
  await page.locator('portal-invoices').getByRole('button', { name: 'Retry' }).click();
  await page.getByRole('heading', { name: 'Sign in to see your invoices' }).waitFor();
  await page.close();
});

test('A1 a page where nobody signs in costs two requests: the script and the bootstrap', async () => {
  pages['/alone'] = script('portico.js') + '<portal-login></portal-login>';
  const { page } = await visit('/alone');
  await page.getByLabel('Username, email or phone').waitFor();
  assert.deepEqual(asked, ['/embed/portico.js', '/v1/portal?key=pk_test_1']);
  await page.close();
});

test('G7 what only staff read is in a chunk of its own, so that patients don’t fetch it', () => {
  const words = Object.keys(about.chunks).filter((name) => /^fr\d*-/.test(name)).map((name) => readFileSync(new URL(`chunks/${name}`, embed), 'utf8'));
  const holding = (text) => words.filter((chunk) => chunk.includes(text));
  assert.equal(holding('Doublons possibles').length, 1);
  assert.equal(holding('Besoin d’aide').length, 1);
  assert.notEqual(holding('Doublons possibles')[0], holding('Besoin d’aide')[0]);
});
