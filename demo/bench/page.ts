import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser, openBrowser } from '../journeys/browser.ts';
import { startRunningDemo, type RunningDemo } from '../journeys/running-demo.ts';
import { measured, report, short, spread } from '../../server/bench/lib/report.ts';

// First content of <portal-booking> on a throttled page (4× slower processor, 1.6 Mbit/s, 150 ms): ≤ 1.5 × that of a
// page with a script, a chunk and one fetch of the same sizes. Then: no long task while choosing times in two months.

/** As text: what the compiler adds to functions isn't there in the page. */
const untilShown = `new Promise((shown) => {
  (function look() {
    const root = document.querySelector('portal-booking')?.shadowRoot ?? document;
    if (root.querySelector('select, input[type=radio], [data-content]')) shown(performance.now());
    else requestAnimationFrame(look);
  })();
})`;

const noteLongTasks = `globalThis.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });`;

const rounds = 7;
const slow = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8 };
const demo = await startRunningDemo();
const browser = await launchBrowser();
try {
  const files = await filesOf(demo);
  const floor = await serveFloor(files);
  const address = floor.address();
  const floorUrl = typeof address === 'object' && address ? `http://localhost:${address.port}/` : '';
  const clinic = serveClinic(demo);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const mine = await firstContent(browser, `${demo.demo}/bench`, clinic);
    const least = await firstContent(browser, floorUrl);
    if (round > 0) {
      ours.push(mine);
      theirs.push(least);
    }
  }
  const [mine, least] = [measured(ours), measured(theirs)];
  const tasks = await longTasks(browser, demo, clinic);
  report('page: first content of <portal-booking>, throttled', [
    { what: 'the tag', 'ms to content': spread(mine), ratio: short(mine.median / least.median), bound: '≤ 1.5', samples: mine.samples },
    { what: 'floor: script, chunk and fetch of the same sizes', 'ms to content': spread(least), ratio: 1, bound: '', samples: least.samples },
    { what: 'long tasks while choosing times in two months', 'ms to content': tasks.length === 0 ? 'none' : tasks.map((ms) => `${Math.round(ms)} ms`).join(', '), bound: 'none', samples: 1 },
  ]);
  floor.close();
} finally {
  await browser.close();
  await demo.stop();
}

interface Files {
  script: number;
  chunks: number;
  data: number;
}

/** Bytes on the wire of what the tag needs until its first content. */
async function filesOf({ api, organization: { publishableKey } }: RunningDemo): Promise<Files> {
  const size = async (path: string) => gzipSync(Buffer.from(await (await fetch(api + path)).arrayBuffer())).length;
  const { chunks } = (await (await fetch(`${api}/embed/manifest.json`)).json()) as { chunks: Record<string, string> };
  const needed = Object.keys(chunks).filter((name) => /^(portal-booking|shared)-/.test(name));
  const sizes = await Promise.all(needed.map((name) => size(`/embed/chunks/${name}`)));
  return { script: await size('/embed/portico.js'), chunks: sizes.reduce((sum, one) => sum + one, 0), data: await size(`/v1/portal?key=${publishableKey}`) };
}

/** A page that does no more than fetch as much: a script, which fetches a chunk and data at once, and then shows text. */
function serveFloor({ script, chunks, data }: Files): Promise<Server> {
  const filler = (bytes: number) => `/*${Array.from({ length: bytes - 4 }, (_none, n) => String.fromCharCode(33 + ((n * 7919) % 89))).join('').replaceAll('*', '+')}*/`;
  const pages: Record<string, [type: string, body: string]> = {
    '/': ['text/html', '<!doctype html><script type="module" src="/script.js"></script><main></main>'],
    '/script.js': ['text/javascript', `const all=Promise.all([import('/chunk.js'),fetch('/data.json').then(r=>r.text())]);all.then(()=>{document.querySelector('main').innerHTML='<p data-content>Here</p>'});${filler(script)}`],
    '/chunk.js': ['text/javascript', filler(chunks)],
    '/data.json': ['application/json', JSON.stringify('x'.repeat(data))],
  };
  const server = createServer((request, response) => {
    const [type, body] = pages[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(200, { 'Content-Type': type }).end(body);
  });
  return new Promise((ready) => server.listen(0, () => ready(server)));
}

/** A clinic's page with the snippet and the tag alone, at the demo's own origin. */
function serveClinic({ api, organization }: RunningDemo) {
  const script = `<script type="module" src="${api}/embed/portico.js" data-key="${organization.publishableKey}"></script>`;
  const body = `<!doctype html>${script}<portal-booking></portal-booking>`;
  return (page: Page) => page.route('**/bench', (route) => route.fulfill({ contentType: 'text/html', body }));
}

/** Milliseconds from the navigation to what a person came for. */
async function firstContent(inBrowser: Browser, url: string, prepare?: (page: Page) => Promise<unknown>): Promise<number> {
  const { context } = await openBrowser(inBrowser);
  const page = await context.newPage();
  await prepare?.(page);
  const session = await context.newCDPSession(page);
  await throttle(session);
  await page.goto(url, { waitUntil: 'commit' });
  const ms = await page.evaluate<number>(untilShown);
  await context.close();
  return ms;
}

async function throttle(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Long tasks (> 50 ms, on an unthrottled processor times four) while days and months of the grid are chosen. */
async function longTasks(inBrowser: Browser, { demo: url }: RunningDemo, prepare: (page: Page) => Promise<unknown>): Promise<number[]> {
  const { context } = await openBrowser(inBrowser);
  const page = await context.newPage();
  await prepare(page);
  await page.goto(`${url}/bench`);
  const tag = page.locator('portal-booking');
  await tag.locator('select').selectOption({ index: 1 });
  await tag.getByRole('radio').first().check({ force: true });
  await tag.getByRole('radio').nth(2).waitFor({ state: 'attached' });
  await tag.getByRole('button', { name: 'Continue' }).click();
  await tag.locator('.next-slot').first().waitFor();
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluate(noteLongTasks);
  const grid = tag.locator('portal-part-month');
  const choose = async () => {
    const days = grid.locator('[role=gridcell] button:not([aria-disabled=true]), button[role=gridcell]:not([aria-disabled=true]), td:not([aria-disabled=true]) button');
    for (let n = 0; n < Math.min(8, await days.count()); n += 1) await days.nth(n).click({ force: true });
  };
  await choose();
  await grid.getByRole('button', { name: /next month/i }).click();
  await page.waitForTimeout(500);
  await choose();
  const tasks = await page.evaluate<number[]>('longTasks');
  await context.close();
  return tasks;
}
