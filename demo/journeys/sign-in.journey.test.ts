import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser, openBrowser, signIn } from './browser.ts';
import { startRunningDemo, type RunningDemo } from './running-demo.ts';
import { words } from './words.ts';

let demo: RunningDemo;
let browser: Browser;

before(async () => {
  [demo, browser] = await Promise.all([startRunningDemo(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await demo.stop();
});

test('A3 signing in in the header changes every tag on the page and in the other tab, and lasts over a reload', async () => {
  const { context, complaints } = await openBrowser(browser);
  const [page, other] = [await context.newPage(), await context.newPage()];
  await other.goto(`${demo.demo}/my-northside`);
  await page.goto(`${demo.demo}/my-northside`);
  await page.locator('portal-invoices').getByRole('heading').first().waitFor();
  await signIn(page, words['en-CA'], demo.patient);
  await page.locator('portal-login').first().getByRole('button', { name: /menu|account|Maya|compte/i }).first().waitFor();
  await page.locator('portal-invoices').getByText(/\$\d/).first().waitFor();
  await other.locator('portal-invoices').getByText(/\$\d/).first().waitFor();
  await page.reload();
  await page.locator('portal-invoices').getByText(/\$\d/).first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
