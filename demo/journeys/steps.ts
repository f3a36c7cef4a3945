import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { fillSignIn } from './browser.ts';
import { caughtMail } from './inbox.ts';
import type { RunningDemo } from './running-demo.ts';
import type { Words } from './words.ts';

/** Called at each step of a journey, with the tag that shows it. */
export type Look = (step: string, tag: Locator) => Promise<void>;

/** Who walks: through which demo, in which words, and what looks on. */
export interface Walk {
  readonly page: Page;
  readonly demo: RunningDemo;
  readonly spoken: Words;
  readonly look?: Look;
}

/** The page itself is English: the person's own choice wins, and stays chosen. */
export const speakFrench = (page: Page) => speak(page, 'fr', 'Français');

/** The same for a language by its own name. */
export async function speak(page: Page, language: string, name: string): Promise<void> {
  const menu = page.locator('portal-language');
  await menu.getByRole('button').click();
  await menu.getByText(name).click();
  await page.locator(`portal-login [lang=${language}]`).first().waitFor();
  await page.evaluate(`scrollTo({ top: 0, behavior: 'instant' })`);
}

/** Books as a stranger who signs in while the slot is held. */
export async function book({ page, demo, spoken, look }: Walk): Promise<void> {
  const tag = page.locator('portal-booking').first();
  await tag.getByLabel(spoken.typeOfVisit).waitFor();
  await look?.('visit', tag);
  await holdTime(page, spoken);
  await look?.('details', tag);
  await fillSignIn(tag.locator('portal-login'), spoken, demo.patient);
  await tag.getByText('Maya Chen').first().waitFor();
  await tag.getByLabel(spoken.reason).fill('Left knee hurts on stairs');
  await proceed(tag, spoken);
  await tag.getByRole('heading', { name: spoken.check }).waitFor();
  await tag.getByText('Left knee hurts on stairs').waitFor();
  await look?.('check', tag);
  await tag.getByRole('button', { name: spoken.book }).click();
  await tag.getByRole('heading', { name: spoken.seeYou }).waitFor();
  await look?.('booked', tag);
  await caughtMail(demo, spoken.bookedMail);
}

/** Chooses what, where and when, as far as the step that asks for details: from there on the time is held. */
export async function holdTime(page: Page, spoken: Words): Promise<void> {
  const tag = page.locator('portal-booking').first();
  await tag.getByLabel(spoken.typeOfVisit).selectOption({ label: await labelOf(tag, /follow-up/) });
  await tag.getByRole('radio', { name: /Northside, Yonge Street/ }).press('Space');
  await tag.locator('[name=practitioner]').first().waitFor({ state: 'attached' });
  await proceed(tag, spoken);
  await tag.getByRole('heading', { name: spoken.whenToCome }).waitFor();
  await chooseDay(tag, tuesdayAfterNext());
  await tag.locator('.day input[name=slot]').first().press('Space');
  await proceed(tag, spoken);
  await tag.getByRole('heading', { name: spoken.details }).waitFor();
}

/** A Tuesday two to three weeks ahead: far from every notice, so that what the tags say of it doesn't hang on the hour. */
export function tuesdayAfterNext(): Date {
  const day = new Date(Date.now() + 14 * 86_400_000);
  return new Date(day.getTime() + ((9 - day.getUTCDay()) % 7) * 86_400_000);
}

/** Types a date, and waits for its times. */
async function chooseDay(tag: Locator, day: Date): Promise<void> {
  await tag.locator('.next-slot').first().waitFor();
  // The first of the three fields, whichever part the language begins with, carries the whole date's name.
  for (const [part, value] of [['day', day.getUTCDate()], ['month', day.getUTCMonth() + 1], ['year', day.getUTCFullYear()]] as const) {
    const own = tag.locator(`#typed-${part}`);
    await ((await own.count()) ? own : tag.locator('#typed')).fill(String(value));
  }
  await tag.locator('#typed').press('Enter');
  await tag.locator('.day input[name=slot]').first().waitFor({ state: 'attached' });
}

const proceed = (tag: Locator, spoken: Words) => tag.getByRole('button', { name: spoken.proceed, exact: true }).click();

/** The whole label of a type of visit: its price and length stand in it too. */
async function labelOf(tag: Locator, name: RegExp): Promise<string> {
  const options = tag.locator('option');
  await options.nth(1).waitFor({ state: 'attached' });
  const labels = await options.allTextContents();
  return labels.find((label) => name.test(label))?.trim() ?? assert.fail(`no type of visit is called ${name}: ${labels.join(', ')}`);
}

/** Pays the first of the open invoices. */
export async function pay({ page, demo, spoken, look }: Walk): Promise<void> {
  const tag = page.locator('portal-invoices');
  const boxes = tag.getByRole('checkbox');
  await boxes.first().waitFor({ state: 'attached' });
  for (let n = (await boxes.count()) - 1; n > 0; n -= 1) await boxes.nth(n).press('Space');
  await look?.('invoices', tag);
  await tag.locator('[part=bar]').getByRole('button', { name: spoken.pay }).click();
  await tag.getByRole('heading', { name: spoken.checkAndPay }).waitFor();
  await look?.('check and pay', tag);
  await tag.getByRole('button', { name: spoken.pay }).click();
  await tag.getByText(spoken.paid).first().waitFor();
  await tag.locator('section').first().waitFor();
  await look?.('paid', tag);
  await caughtMail(demo, spoken.receiptMail);
}

/** Reads coming visits and the record. */
export async function read({ page, spoken, look }: Walk): Promise<void> {
  const visits = page.locator('portal-appointments');
  await visits.getByRole('heading', { name: spoken.yourVisits }).waitFor();
  await visits.locator('[part=ticket]').first().waitFor();
  const health = page.locator('portal-health-summary');
  for (const name of spoken.sections) await health.getByRole('heading', { name }).waitFor();
  await health.getByText('Penicillin').waitFor();
  await look?.('health', health);
}
