import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { setStage } from './stage.ts';
import { words } from './words.ts';

const stage = setStage();

/** Changes settings as the clinic's own program would. */
async function change(body: object): Promise<void> {
  const { api, organization } = stage.demo;
  const ask = (method: string, headers: Record<string, string>, sent?: string) =>
    fetch(`${api}/v1/admin/settings`, { method, headers: { Authorization: `Bearer ${organization.secretKey}`, 'Content-Type': 'application/json', ...headers }, ...(sent && { body: sent }) });
  const { version } = (await (await ask('GET', {})).json()) as { version: number };
  assert.equal((await ask('PATCH', { 'If-Match': `"${version}"` }, JSON.stringify(body))).status, 200);
}

/** What the page wears as the brand's colour; its own style sheet may say otherwise of its tags. */
const worn = (page: Page) => page.evaluate<string>(`document.documentElement.style.getPropertyValue('--_portal-theme-color-primary').slice(0, 18)`);

test('G6 style.brandColor reaches an open page of the clinic’s own site without a reload', () =>
  stage.visit({}, async (context) => {
    const page = await context.newPage();
    await page.goto(`${stage.demo.demo}/book`);
    const chosen = page.getByLabel(words['en-CA'].typeOfVisit);
    await chosen.selectOption({ index: 1 });
    const before = await chosen.inputValue();
    const wire = await context.newCDPSession(page);
    const answers: string[] = [];
    const asked = new Set<string>();
    wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (!request.url.includes('/v1/portal?')) return;
      asked.add(requestId);
      answers.push(request.method);
    });
    // What came over the wire; the page itself is told of a 200 from its cache.
    wire.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => asked.has(requestId) && answers.push(String(statusCode)));
    await wire.send('Network.enable');
    /** The page is in view again: it asks once. */
    const comesBack = async () => {
      answers.length = 0;
      const answered = page.waitForResponse((one) => one.url().includes('/v1/portal?'));
      await page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);
      await (await answered).finished();
    };
    await comesBack();
    assert.deepEqual(answers, ['GET', '304'], 'no preflight, no body: nothing has changed');
    assert.equal(await worn(page), '');
    await change({ values: { 'style.brandColor': '#7a1f5c' } });
    await comesBack();
    assert.equal(await worn(page), 'light-dark(#7a1f5c');
    await change({ reset: ['style.brandColor'] });
    await comesBack();
    assert.equal(await worn(page), '');
    assert.equal(await chosen.inputValue(), before, 'what was chosen stays');
  }));
