import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tagsPolicy } from './csp.ts';
import { serveDemo } from './server.ts';

const site = fileURLToPath(new URL('./site/', import.meta.url));
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && !file.startsWith('parts') && file !== 'not-found.html')
  .map((file) => `/${file.replace(/\.html$/, '').replace(/^index$/, '')}`);

const api = 'http://localhost:4999';

async function clinicSite(t: TestContext, options: { api?: string; inbox?: string } = {}) {
  const demo = await serveDemo({ api, key: 'pk_test_123', inbox: `${api}/dev/inbox`, port: 0, ...options });
  t.after(() => demo.close());
  const port = new URL(demo.url).port;
  return (path: string, init?: RequestInit) => fetch(`http://localhost:${port}${path}`, init);
}

/** A stand-in for the API's two answers that the clinic's server itself asks for. */
async function standIn(t: TestContext, answers: Record<string, unknown>): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? '', 'http://localhost').pathname];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, done));
  t.after(() => server.close());
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

test('A1 every page of the clinic carries the one script with its key, sign-in and the language menu', async (t) => {
  const get = await clinicSite(t);
  for (const page of pages) {
    const html = await (await get(page)).text();
    assert.equal(html.match(/<script/g)?.length, 1, page);
    assert.ok(
      html.includes(`<script type="module" src="${api}/embed/portico.js" data-key="pk_test_123"></script>`),
      page,
    );
    assert.equal(html.match(/<portal-login/g)?.length, 1, page);
    assert.equal(html.match(/<portal-language/g)?.length, 1, page);
    assert.equal(html.match(/<h1/g)?.length, 1, page);
    assert.doesNotMatch(html, /\{\{|#include/, page);
  }
});

test('A1 booking, invoices, appointments and health stand where the clinic wants them', async (t) => {
  const get = await clinicSite(t);
  const book = await (await get('/book')).text();
  const mine = await (await get('/my-northside')).text();
  assert.match(book, /<portal-booking><\/portal-booking>/);
  for (const tag of ['portal-invoices', 'portal-appointments', 'portal-health-summary'])
    assert.match(mine, new RegExp(`<${tag}>`));
  assert.match(await (await get('/register')).text(), /<portal-register><\/portal-register>/);
  assert.match(await (await get('/my-details')).text(), /<portal-profile><\/portal-profile>/);
});

test('A9 pages allow nothing but themselves and the lines that the README prints', async (t) => {
  const get = await clinicSite(t);
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const printed = /work under `default-src 'none'`:\n\n```\n([\s\S]+?)```/.exec(readme)?.[1] ?? '';
  const lines = printed
    .replaceAll('https://portal.example.com', api)
    .split(';')
    .map((line) => line.trim())
    .filter(Boolean);
  assert.deepEqual(
    lines,
    Object.entries(tagsPolicy(api)).map(([directive, sources]) => `${directive} ${sources}`),
  );
  const sent = ((await get('/')).headers.get('content-security-policy') ?? '').split('; ');
  assert.ok(sent.includes("default-src 'none'"));
  for (const line of lines) assert.ok(sent.includes(line.replace('img-src', "img-src 'self'")), line);
  assert.doesNotMatch(sent.join(' '), /unsafe|\*|data:|blob:/);
});

test('A9 no page holds an inline script, an inline style or an address of an outside host', async (t) => {
  const get = await clinicSite(t);
  for (const page of [...pages, '/site.css', '/portal.css', '/inbox.css']) {
    const text = (await (await get(page)).text()).replaceAll(api, '');
    assert.doesNotMatch(
      text,
      /<style|\sstyle=|\son\w+=|javascript:|(?:src|href)="(?:https?:)?\/\/|@import|url\("?https?:/,
      page,
    );
  }
});

test('K2 the clinic gives every tag the room that the README prints', async (t) => {
  const get = await clinicSite(t);
  const css = await (await get('/portal.css')).text();
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rooms = [...readme.matchAll(/^(portal-[a-z-]+) \{ display: block; (min-height: \d+rem) \}$/gm)];
  // The clinic places each part by itself: signing in is a button in its header, and no page holds the whole portal.
  const used = rooms.filter(([, tag]) => tag !== 'portal-login' && tag !== 'portal-app');
  assert.equal(used.length, 7);
  for (const [, tag = '', height = ''] of used) assert.ok(css.includes(`${tag} { display: block; ${height} }`), tag);
});

test('K1 every link of the clinic leads to a page, a picture, a typeface or a telephone', async (t) => {
  const get = await clinicSite(t);
  const found = new Set<string>();
  for (const page of pages) {
    const html = await (await get(page)).text();
    for (const [, target = ''] of html.matchAll(/(?:href|src)="([^"#]+)"/g))
      if (target.startsWith('/')) found.add(target);
    for (const [, target = ''] of html.matchAll(/href="((?!\/|https?:)[^"]*)"/g))
      assert.match(target, /^(?:tel:\+\d{11}|#main)$/, page);
  }
  const css = await (await get('/site.css')).text();
  for (const [, target = ''] of css.matchAll(/url\("([^"]+)"\)/g)) found.add(target);
  for (const target of found) assert.equal((await get(target)).status, 200, target);
});

test('K1 the page that one is on is marked in the menu, and a wrong address says so', async (t) => {
  const get = await clinicSite(t);
  assert.match(await (await get('/team')).text(), /<a href="\/team" aria-current="page">Team/);
  const wrong = await get('/nothing-here');
  assert.equal(wrong.status, 404);
  assert.match(await wrong.text(), /behind this door/);
});

test('A9 the clinic’s server reads no file outside of its site', async (t) => {
  const get = await clinicSite(t);
  for (const path of [
    '/../server.ts',
    '/%2e%2e/server.ts',
    '/parts/head.html',
    '/fonts/../../package.json',
    '/team/../../README',
    '/art/..%2fportal.css',
  ]) {
    assert.equal((await get(path)).status, 404, path);
  }
  assert.equal((await get('/', { method: 'POST', body: 'x' })).status, 405);
});

test('A12 a practitioner’s page books with that practitioner', async (t) => {
  const portal = await standIn(t, {
    '/v1/practitioners': {
      data: [
        { id: 'id-1', name: 'Amara Okafor, MPT' },
        { id: 'id-2', name: 'Marie-Ève Gagnon' },
      ],
    },
  });
  const get = await clinicSite(t, { api: portal });
  assert.match(
    await (await get('/team/amara-okafor')).text(),
    /<portal-booking heading-level="3" practitioner="id-1">/,
  );
  assert.match(
    await (await get('/team/marie-eve-gagnon')).text(),
    /<portal-booking heading-level="3" practitioner="id-2">/,
  );
});

test('I3 the inbox page shows what the API caught, as text, and says when it is down', async (t) => {
  const caught = {
    to: 'maya@example.com',
    channel: 'email',
    subject: '<b>Booked</b>',
    text: 'Hello <script>',
    links: ['http://clinic.localhost:1/#portal=reset/x', 'javascript:1'],
    sentAt: '2026-11-23T15:00:00.000Z',
  };
  const portal = await standIn(t, { '/dev/inbox': { data: [caught] } });
  const html = await (await (await clinicSite(t, { inbox: `${portal}/dev/inbox` }))('/inbox')).text();
  assert.doesNotMatch(html, /<script|<b>|javascript:/);
  assert.match(html, /2026-11-23 15:00 UTC/);
  assert.match(html, /href="http:&#47;|href="http:\/\/clinic\.localhost:1\/#portal=reset\/x"/);
  const down = await (await (await clinicSite(t, { inbox: 'http://localhost:1/dev/inbox' }))('/inbox')).text();
  assert.match(down, /doesn’t answer/);
});
