import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { totpCode } from '../../server/src/identity/second-factor/totp.ts';
import { linkOf, mailTo } from './desk.ts';
import { arrivedAt, tabTo } from './keyboard.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const passphrase = 'seven small boats on blue water';
/** A code counts once: who signs in a second time shortly after takes the one that comes `next`. */
const codeFor = (secret: string, next = 0) => totpCode(secret, new Date(Date.now() + next * 30_000));

const button = (place: Locator, name: string | RegExp) => place.getByRole('button', { name, exact: true });

/** The staff page, and the one tag in it. */
async function staffPage(context: BrowserContext, address = `${stage.demo.api}/p/${stage.demo.organization.slug}/staff`): Promise<{ page: Page; staff: Locator }> {
  const page = await context.newPage();
  await page.goto(address);
  return { page, staff: page.locator('portal-admin') };
}

/** From the calendar, which is first, to the patients. */
async function toPatients(staff: Locator): Promise<void> {
  await button(staff, 'Patients').click();
  await staff.getByRole('heading', { name: 'Patients' }).waitFor();
}

/** Signs in as the demo’s manager: password, then the app’s code. */
async function signIn(staff: Locator, next = 0): Promise<void> {
  const { username, password, totpSecret = '' } = stage.demo.staff;
  await staff.getByLabel('Username or email').fill(username);
  await staff.getByLabel('Password', { exact: true }).fill(password);
  await button(staff, 'Sign in').click();
  await staff.getByLabel('Code', { exact: true }).fill(await codeFor(totpSecret, next));
  await button(staff, 'Sign in').click();
  await toPatients(staff);
}

test('G2 B2 B4 B9 I4 K1 staff sign in with their app, find a patient by the keyboard alone, link a contact, invite, see it in the audit log, and move everybody else', () =>
  stage.visit({}, async (context) => {
    const { page, staff } = await staffPage(context);
    await signIn(staff);
    await findByKeyboard(page, staff);
    await staff.locator('portal-staff-portal-user').getByText('No login').waitFor();
    await button(staff, 'Link a contact').click();
    await staff.getByLabel(/^Email/).fill('etienne.roy@own.example');
    await button(staff, 'Save link').click();
    await staff.getByText('The link is saved.').first().waitFor();
    await button(staff, 'Invite to the portal').click();
    await staff.getByText('Its link works for 3 days').first().waitFor();
    assert.match(linkOf(await mailTo(stage.demo, 'etienne.roy@own.example', /Northside Physio/)), /#portal=invitation\//);
    await button(staff, 'Settings').click();
    await button(staff, 'Audit log').click();
    await staff.getByLabel('What was done').selectOption({ label: 'Invited to the portal' });
    await staff.locator('.rows li').filter({ hasText: 'Joy Adeyemi' }).filter({ hasText: 'Étienne Roy' }).first().waitFor();
    assert.doesNotMatch(page.url(), /[0-9a-f]{8}-/);
    await page.reload();
    await staff.getByRole('heading', { name: 'Audit log' }).waitFor();
    await moveAll(staff);
    const patients = await context.newPage();
    await patients.goto(`${stage.demo.api}/p/${stage.demo.organization.slug}`);
    await patients.locator('portal-login').getByRole('button', { name: 'Sign in', exact: true }).first().waitFor();
    assert.doesNotMatch(await patients.content(), /Joy/);
  }));

/** Invites whoever has no login yet, and sees them among the portal users. */
async function moveAll(staff: Locator): Promise<void> {
  await button(staff, 'Patients').click();
  await button(staff, 'Move to the portal').click();
  await button(staff, 'Invite them').click();
  await staff.getByLabel('Messages a minute').fill('6000');
  await staff.locator('dialog').getByRole('button', { name: 'Invite them' }).click();
  await staff.locator('.rows li').filter({ hasText: 'Inviting patients' }).filter({ hasText: 'Done' }).waitFor();
  await button(staff, 'Portal users').click();
  await staff.getByLabel('Show').selectOption({ label: 'Invited' });
  await staff.getByText(/^The newest \d+ logins|^3\d logins/).first().waitFor();
}

/** Looks for a patient, chooses and opens them, without a mouse. */
async function findByKeyboard(page: Page, staff: Locator): Promise<void> {
  await arrivedAt(page, /^Patients/);
  await tabTo(page, /^Name, birth date or phone/);
  await page.keyboard.type('roy');
  await staff.getByText('1 patient', { exact: true }).first().waitFor();
  await tabTo(page, /^Choose Étienne Roy/);
  await page.keyboard.press('Space');
  await staff.getByText('1 patient chosen').first().waitFor();
  await tabTo(page, /^Étienne Roy/);
  await page.keyboard.press('Enter');
  await arrivedAt(page, /^Étienne Roy/);
}

test('B11 an invited employee sets up account and authenticator app by the mail’s link, and sees what the rights open', () =>
  stage.visit({}, async (context) => {
    const { staff: manager } = await staffPage(context);
    await signIn(manager, 1);
    await button(manager, 'Settings').click();
    await button(manager, 'Staff').click();
    await button(manager, 'Invite somebody').click();
    await manager.getByLabel('Name', { exact: true }).fill('Ana Costa');
    await manager.getByLabel('Email', { exact: true }).fill('ana@northside.example');
    await manager.getByLabel('What they may do').selectOption({ label: 'Reception' });
    await button(manager, 'Send invitation').click();
    await manager.getByText('An invitation is on its way to ana@northside.example').first().waitFor();
    const link = linkOf(await mailTo(stage.demo, 'ana@northside.example', /Northside Physio/));
    assert.match(link, /\/p\/northside\/staff#portal=staff-invitation\//);
    const colleague = await context.browser()?.newContext({ reducedMotion: 'reduce' });
    if (!colleague) return assert.fail('there is a browser');
    try {
      await startWork(colleague, link);
    } finally {
      await colleague.close();
    }
    await manager.page().reload();
    await manager.locator('.rows li').filter({ hasText: 'Ana Costa' }).filter({ hasText: 'last sign-in' }).waitFor();
  }));

/** Follows the mail's link in a browser of one's own, to the desk. */
async function startWork(context: BrowserContext, link: string): Promise<void> {
  const { page, staff } = await staffPage(context, link);
  await staff.getByText('Ana Costa, you are invited to Northside Physio').waitFor();
  assert.doesNotMatch(page.url(), /portal=/);
  await staff.getByLabel('Username').fill('ana');
  await staff.getByLabel('Password', { exact: true }).fill(passphrase);
  await button(staff, 'Set up account').click();
  await staff.getByText('Your account is ready').waitFor();
  assert.equal(await staff.getByLabel('Username or email').inputValue(), 'ana');
  await staff.getByLabel('Password', { exact: true }).fill(passphrase);
  await button(staff, 'Sign in').click();
  await staff.getByText('I can’t scan it').click();
  const secret = ((await staff.locator('.secret').textContent()) ?? '').replace(/\s/g, '');
  await staff.getByLabel('Code', { exact: true }).fill(await codeFor(secret));
  await button(staff, 'Sign in').click();
  await toPatients(staff);
  assert.equal(await button(staff, 'Settings').count(), 0);
  await page.goto(link);
  await toPatients(staff);
}

test('G7 the staff page speaks French from its first word', () =>
  stage.visit({ language: 'fr-CA' }, async (context) => {
    const { page, staff } = await staffPage(context);
    await staff.getByRole('heading', { name: 'Connexion du personnel' }).waitFor();
    await staff.getByLabel('Mot de passe', { exact: true }).waitFor();
    assert.match(await page.title(), /personnel$/);
    await button(staff, 'Se connecter').click();
    await staff.getByRole('link', { name: 'Entrez votre mot de passe' }).waitFor();
  }));
