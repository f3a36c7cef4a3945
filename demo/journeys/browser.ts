import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium, headless. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error('Chromium is not installed: scripts/setup.mjs installs it');
  return chromium.launch({ executablePath, args: flags });
}

/** A person's browser: how wide, in which language and zone. */
export interface Person {
  width?: number;
  height?: number;
  language?: 'en-CA' | 'fr-CA';
  colorScheme?: 'light' | 'dark';
  timeZone?: string;
}

/** Opens a person's browser; every violation of the page's strict CSP and every exception in it fails the journey. */
export async function openBrowser(browser: Browser, { width = 1200, height = 900, language = 'en-CA', colorScheme = 'light', timeZone = 'America/Toronto' }: Person = {}): Promise<{ context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height }, locale: language, colorScheme, timezoneId: timeZone });
  context.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`exception: ${error.error().message}`));
  context.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) complaints.push(message.text());
  });
  return { context, complaints };
}

/** Signs in by the form that the page's header opens. */
export async function signIn(page: Page, { username, password }: { username: string; password: string }): Promise<void> {
  const header = page.locator('portal-login').first();
  await header.getByRole('button', { name: /^(Sign in|Se connecter|Connexion)$/ }).first().click();
  await header.getByLabel(/Username|Nom d’utilisateur/).fill(username);
  await header.getByLabel(/^(Password|Mot de passe)/).fill(password);
  await header.locator('form').getByRole('button', { name: /^(Sign in|Se connecter|Connexion)$/ }).click();
}
