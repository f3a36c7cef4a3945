import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { signIn } from './browser.ts';
import { htmlWith, setStage, strangersPage } from './stage.ts';
import { words } from './words.ts';

const stage = setStage();
const spoken = words['en-CA'];
const allTags = ['portal-login', 'portal-booking', 'portal-appointments', 'portal-invoices', 'portal-health-summary', 'portal-language'];
const body = allTags.map((name) => `<${name}></${name}>`).join('\n');
/** The lines that the README prints for everybody's style sheet. */
const room = [...readFileSync(new URL('../../README.md', import.meta.url), 'utf8').matchAll(/^portal-.*min-height.*$/gm)].join('\n');

/** All tags of the page show what they have for somebody who isn't signed in. */
async function shown(page: Page): Promise<void> {
  await page.getByLabel(spoken.username).first().waitFor();
  await page.getByLabel(spoken.typeOfVisit).waitFor();
  await page.locator('portal-language').getByRole('button').waitFor();
  for (const name of ['portal-appointments', 'portal-invoices', 'portal-health-summary']) await page.locator(name).getByRole('button', { name: spoken.signIn }).waitFor();
}

/** What the page asked the API for until it was idle: `GET portico.js`, `GET /v1/portal`. */
function asked(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === stage.demo.api) calls.push(`${request.method()} ${pathname.replace('/embed/', '').replace('chunks/', '').replace(/-\w{8}\.js$/, '')}`);
  });
  return calls;
}

async function calledBy(context: BrowserContext, html: string, wait: (page: Page) => Promise<void>): Promise<string[]> {
  const blank = await context.newPage();
  const calls = asked(blank);
  await context.unrouteAll();
  const page = await strangersPage(context, stage.demo, { html: htmlWith(stage.demo, html), css: room, inside: blank });
  await wait(page);
  await page.waitForLoadState('networkidle');
  await page.close();
  return calls.sort();
}

test('A1 A3 a tag asks for nothing but the script, its parts, one bootstrap and its own data', () =>
  stage.visit({}, async (context) => {
    const form = (page: Page) => page.getByLabel(spoken.username).waitFor();
    assert.deepEqual(await calledBy(context, '<portal-login></portal-login>', form), ['GET /v1/portal', 'GET portico.js']);
    const offers = (page: Page) => page.getByLabel(spoken.typeOfVisit).waitFor();
    const booking = await calledBy(context, '<portal-booking></portal-booking>', offers);
    assert.deepEqual(booking.filter((call) => call.includes('/v1/')), ['GET /v1/appointment-types', 'GET /v1/portal']);
    const all = await calledBy(context, body, shown);
    assert.deepEqual(all.filter((call) => call.includes('/v1/')), ['GET /v1/appointment-types', 'GET /v1/portal']);
    assert.equal(new Set(all).size, all.length, `nothing is fetched twice: ${all.join(', ')}`);
  }));

for (const [name, css, most] of [['with the README’s lines', room, 0], ['without them', '', 0.02]] as const)
  test(`A6 K2 the page doesn’t jump while the tags load, ${name}`, () =>
    stage.visit({}, async (context) => {
      await context.addInitScript({
        content: `window.shifts = []; new PerformanceObserver((list) => { for (const { value, sources } of list.getEntries()) shifts.push([value, ...sources.map(({ node }) => node?.localName ?? node?.parentNode?.host?.localName)]); }).observe({ type: 'layout-shift', buffered: true });`,
      });
      const jumps: string[] = [];
      for (const tag of [...allTags, 'portal-register', 'portal-profile']) {
        await context.unrouteAll();
        const html = htmlWith(stage.demo, `<h1>Clinic</h1><${tag}></${tag}><p>A line under the tag</p>`);
        const page = await strangersPage(context, stage.demo, { html, css: `${css} p { width: 30rem }` });
        await page.locator(tag).getByRole('button').first().waitFor();
        await page.waitForLoadState('networkidle');
        const shifts: [number, ...string[]][] = await page.evaluate('shifts');
        const sum = shifts.reduce((total, [value]) => total + value, 0);
        if (sum > most) jumps.push(`${tag} ${sum.toFixed(4)}: ${JSON.stringify(shifts)}, ${JSON.stringify(await page.locator(tag).boundingBox())}`);
        await page.close();
      }
      assert.deepEqual(jumps, []);
    }));

/** Size, place and letters of everything inside of the tags. */
const looks = `[${JSON.stringify(allTags).slice(1, -1)}].flatMap((name) => {
  const root = document.querySelector(name).shadowRoot.querySelector('.root');
  const origin = root.getBoundingClientRect();
  return [root, ...root.querySelectorAll('*')].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const { color, fontFamily, fontSize, fontWeight, lineHeight, textTransform, letterSpacing } = getComputedStyle(one);
    return [name, one.localName, one.className?.baseVal ?? one.className, ...(width || height ? [x - origin.x, y - origin.y, width, height].map(Math.round) : ['unseen']), color, fontFamily, fontSize, fontWeight, lineHeight, textTransform, letterSpacing].join(' ');
  });
})`;
const calm = 'html, body { display: block; margin: 0; padding: 0 } portal-login, portal-booking, portal-appointments, portal-invoices, portal-health-summary, portal-language { display: block }';

test('A1 a page that unsets everything, has its own letters or a 10 px root changes nothing inside of the tags', () =>
  stage.visit({}, async (context) => {
    const lookWith = async (css: string): Promise<string[]> => {
      await context.unrouteAll();
      const page = await strangersPage(context, stage.demo, { html: htmlWith(stage.demo, `<div id="in">${body}</div>`), css });
      await shown(page);
      await page.waitForLoadState('networkidle');
      const seen: string[] = await page.evaluate(looks);
      await page.close();
      return seen;
    };
    const usual = await lookWith(calm);
    assert.ok(usual.length > 100);
    const hostile = '* { all: unset !important } ';
    assert.deepEqual(await lookWith(`${hostile} html, body, #in, ${allTags.join(', ')} { display: block !important }`), usual);
    assert.deepEqual(await lookWith(`${calm} html { font-size: 10px } * { font: italic 9px/1 serif !important; color: red !important; text-transform: uppercase !important; letter-spacing: 3px !important; box-sizing: content-box !important }`), usual);
  }));

/** All of the page that is its own: markup without the tags' private properties on html, names on window, listeners. */
const pageItself = `(() => {
  const copy = document.documentElement.cloneNode(true);
  for (const name of [...copy.style]) if (name.startsWith('--_portal-')) copy.style.removeProperty(name);
  if (!copy.getAttribute('style')) copy.removeAttribute('style');
  return { html: copy.outerHTML, names: Object.getOwnPropertyNames(window).sort(), styles: document.styleSheets.length + document.adoptedStyleSheets.length };
})()`;
interface PageItself {
  html: string;
  names: string[];
  styles: number;
}
const countListeners = `window.listening = {};
for (const [on, name] of [[window, 'window'], [document, 'document']]) {
  const all = new Map();
  const add = on.addEventListener, remove = on.removeEventListener;
  const idOf = (type, listener, options) => [type, typeof options === 'object' ? !!options.capture : !!options].join() ;
  on.addEventListener = function (type, listener, options) { const id = idOf(type, listener, options); if (!all.has(id)) all.set(id, new Set()); all.get(id).add(listener); listening[name] = [...all].filter(([, set]) => set.size).map(([id]) => id); return add.call(this, type, listener, options); };
  on.removeEventListener = function (type, listener, options) { const id = idOf(type, listener, options); all.get(id)?.delete(listener); listening[name] = [...all].filter(([, set]) => set.size).map(([id]) => id); return remove.call(this, type, listener, options); };
}`;

test('A11 tags are moved about without a new request, and taken out leave the page as it was', () =>
  stage.visit({}, async (context) => {
    await context.addInitScript({ content: countListeners });
    const { demo } = stage;
    const html = htmlWith(demo, `<div id="a">${body}</div><div id="b"></div>`);
    const page = await strangersPage(context, demo, { html });
    const calls = asked(page);
    await shown(page);
    await page.waitForLoadState('networkidle');
    await signIn(page, spoken, demo.patient, page.locator('portal-login').first());
    await page.locator('portal-health-summary').getByText('Penicillin').waitFor();
    // What invoices need once somebody presses comes by itself after them.
    await page.locator('portal-invoices').getByText(/\$\d/).first().waitFor();
    await page.waitForLoadState('networkidle');
    calls.length = 0;
    await page.evaluate(`for (const tag of [...a.children]) b.append(tag)`);
    await page.evaluate(`for (const tag of [...b.children].reverse()) a.prepend(tag)`);
    await page.locator('portal-health-summary').getByText('Penicillin').waitFor();
    await page.locator('portal-invoices').getByText(/\$\d/).first().waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(calls.filter((call) => !/appointment-types/.test(call)), []);
    await page.evaluate(`a.replaceChildren(); new Promise((done) => setTimeout(done, 50))`);
    assert.deepEqual(await page.evaluate('listening'), { window: [], document: [] });
    const after: PageItself = await page.evaluate(pageItself);
    const plain = await context.newPage();
    await context.unrouteAll();
    const without = htmlWith(demo, '<div id="a"></div><div id="b"></div>').replace('type="module"', 'type="text/plain"');
    await strangersPage(context, demo, { html: without, inside: plain });
    const before: PageItself = await plain.evaluate(pageItself);
    assert.equal(after.html, before.html.replace('text/plain', 'module'));
    assert.equal(after.styles, before.styles);
    const added = after.names.filter((name) => !before.names.includes(name));
    assert.deepEqual(added, ['litElementVersions', 'litHtmlVersions', 'litPropertyMetadata', 'reactiveElementVersions'], 'only Lit’s own marks');
  }));

test('A9 A11 pasted twice, once whole and once versioned with its integrity, the script makes one portal', () =>
  stage.visit({}, async (context) => {
    const { api, organization } = stage.demo;
    const { versioned, integrity } = (await (await fetch(`${api}/embed/manifest.json`)).json()) as { versioned: string; integrity: string };
    const script = (src: string, more = '') => `<script type="module" src="${api}/embed/${src}" data-key="${organization.publishableKey}" ${more}></script>`;
    const sealed = script(versioned, `integrity="${integrity}" crossorigin="anonymous"`);
    const page = await context.newPage();
    const calls = asked(page);
    await strangersPage(context, stage.demo, { html: htmlWith(stage.demo, body, sealed + script('portico.js') + script('portico.js?again')), inside: page });
    await shown(page);
    await page.waitForLoadState('networkidle');
    assert.equal(calls.filter((call) => call === 'GET /v1/portal').length, 1);
    assert.equal(calls.filter((call) => call === 'GET /v1/appointment-types').length, 1);
    assert.equal(calls.filter((call) => call === 'GET portal-booking').length, 1);
  }));
