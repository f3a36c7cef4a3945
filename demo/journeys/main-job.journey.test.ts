import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fillSignIn, launchBrowser, openBrowser, type Person } from './browser.ts';
import { caughtMail } from './inbox.ts';
import { startRunningDemo, type RunningDemo } from './running-demo.ts';
import { words, type Words } from './words.ts';

let demo: RunningDemo;
let browser: Browser;

before(async () => {
  [demo, browser] = await Promise.all([startRunningDemo(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await demo.stop();
});

/** Books as a stranger who signs in while the slot is held, then pays and reads the record. */
async function mainJob({ language = 'en-CA', ...person }: Person): Promise<void> {
  const spoken = words[language];
  const { context, complaints } = await openBrowser(browser, { language, ...person });
  const page = await context.newPage();
  await page.goto(`${demo.demo}/book`);
  if (language === 'fr-CA') await speakFrench(page);
  await book(page, spoken);
  await page.goto(`${demo.demo}/my-northside`);
  const visits = page.locator('portal-appointments');
  await visits.getByRole('heading', { name: spoken.yourVisits }).waitFor();
  await visits.locator('[part=ticket]').waitFor();
  await pay(page, spoken);
  const health = page.locator('portal-health-summary');
  for (const name of spoken.sections) await health.getByRole('heading', { name }).waitFor();
  await health.getByText('Penicillin').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
}

/** The page itself is English: the person's own choice wins, and stays chosen. */
async function speakFrench(page: Page): Promise<void> {
  const menu = page.locator('portal-language');
  await menu.getByRole('button').click();
  await menu.getByText('Français').click();
}

async function book(page: Page, spoken: Words): Promise<void> {
  const tag = page.locator('portal-booking').first();
  const proceed = tag.getByRole('button', { name: spoken.proceed, exact: true });
  await tag.getByLabel(spoken.typeOfVisit).selectOption({ label: await labelOf(page, /follow-up/) });
  await tag.getByRole('radio', { name: /Northside, Yonge Street/ }).check({ force: true });
  await tag.getByRole('radio').last().waitFor();
  await proceed.click();
  await tag.getByRole('heading', { name: spoken.whenToCome }).waitFor();
  await tag.locator('.next-slot').first().click();
  await proceed.click();
  await tag.getByRole('heading', { name: spoken.details }).waitFor();
  await fillSignIn(tag.locator('portal-login'), spoken, demo.patient);
  await tag.getByText('Maya Chen').first().waitFor();
  await tag.getByLabel(spoken.reason).fill('Left knee hurts on stairs');
  await proceed.click();
  await tag.getByRole('heading', { name: spoken.check }).waitFor();
  await tag.getByText('Left knee hurts on stairs').waitFor();
  await tag.getByRole('button', { name: spoken.book }).click();
  await tag.getByRole('heading', { name: spoken.seeYou }).waitFor();
  await caughtMail(demo, spoken.bookedMail);
}

/** The whole label of a type of visit: its price and length stand in it too. */
async function labelOf(page: Page, name: RegExp): Promise<string> {
  const options = page.locator('portal-booking').first().locator('option');
  await options.nth(1).waitFor({ state: 'attached' });
  const labels = await options.allTextContents();
  return labels.find((label) => name.test(label))?.trim() ?? assert.fail(`no type of visit is called ${name}: ${labels.join(', ')}`);
}

async function pay(page: Page, spoken: Words): Promise<void> {
  const tag = page.locator('portal-invoices');
  const boxes = tag.getByRole('checkbox');
  await boxes.first().waitFor({ state: 'attached' });
  for (let n = (await boxes.count()) - 1; n > 0; n -= 1) await boxes.nth(n).uncheck({ force: true });
  await tag.locator('[part=bar]').getByRole('button', { name: spoken.pay }).click();
  await tag.getByRole('heading', { name: spoken.checkAndPay }).waitFor();
  await tag.getByRole('button', { name: spoken.pay }).click();
  await tag.getByText(spoken.paid).first().waitFor();
  await caughtMail(demo, spoken.receiptMail);
}

test('A1 C5 D1 E1 a stranger books, signs in while the time is held, pays and reads the record', () => mainJob({}));

test('G7 the same wholly in French, mails included', () => mainJob({ language: 'fr-CA' }));

test('K2 the same on a phone of 320 px', () => mainJob({ width: 320, height: 640 }));
