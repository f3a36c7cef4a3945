import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import type { Words } from './words.ts';

// Pages that a journey writes itself have no address of their own: without the last switch they couldn't ask this machine's API.
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=LocalNetworkAccessChecks'];
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium, headless, with the back/forward cache that people's browsers have. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error('Chromium is not installed: scripts/setup.mjs installs it');
  return chromium.launch({ executablePath, args: flags, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
}

/** A person's browser: how wide, in which language and zone. */
export interface Person {
  width?: number;
  height?: number;
  language?: 'en-CA' | 'fr-CA' | 'it-IT' | 'es-MX';
  colorScheme?: 'light' | 'dark';
  timeZone?: string;
}

/** A person's browser, and what its pages complained of: broken policies and exceptions. */
export interface OpenedBrowser {
  context: BrowserContext;
  complaints: string[];
}

/** Opens a person's browser. */
export async function openBrowser(browser: Browser, { width = 1200, height = 900, language = 'en-CA', colorScheme = 'light', timeZone = 'America/Toronto' }: Person = {}): Promise<OpenedBrowser> {
  const context = await browser.newContext({ viewport: { width, height }, locale: language, colorScheme, timezoneId: timeZone, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`exception: ${error.error().message}`));
  context.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) complaints.push(message.text());
  });
  return { context, complaints };
}

interface Login {
  username: string;
  password: string;
}

/** Fills the sign-in form inside a place and sends it. */
export async function fillSignIn(place: Locator, { signIn, username, password }: Words, login: Login): Promise<void> {
  await place.getByLabel(username).fill(login.username);
  await place.getByLabel(password, { exact: true }).fill(login.password);
  await place.locator('form').getByRole('button', { name: signIn, exact: true }).click();
}

/** Opens the sign-in form of the page's header. */
export async function openSignIn(page: Page, spoken: Words): Promise<Locator> {
  const header = page.locator('portal-login').first();
  await header.getByRole('button', { name: spoken.signIn, exact: true }).first().click();
  return header;
}

/** Signs in by the form that the page's header opens, or by the one that stands open in a place. */
export async function signIn(page: Page, spoken: Words, login: Login, place?: Locator): Promise<void> {
  await fillSignIn(place ?? (await openSignIn(page, spoken)), spoken, login);
}
