import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { accountWords, type AccountWords } from './account-words.ts';
import { openSignIn, type Person } from './browser.ts';
import { call, change, codeOf, invite, linkedPatient, linkOf, mailTo } from './desk.ts';
import { arrivedAt, arrowTo, tabTo } from './keyboard.ts';
import { setStage } from './stage.ts';
import { holdTime, speakFrench } from './steps.ts';

const stage = setStage();

const people = [
  { what: '', language: 'en-CA', email: 'ines' },
  { what: ', wholly in French', language: 'fr-CA', email: 'ines.fr' },
] as const satisfies readonly (Person & { what: string; email: string })[];

const press = (place: Locator | Page, name: string | RegExp) => place.getByRole('button', { name, exact: true }).click();
const arrives = (place: Locator | Page, name: string | RegExp) => place.getByRole('heading', { name, exact: true }).waitFor();
const header = (page: Page) => page.locator('portal-login').first();

/** Opens a page of the clinic in the person's language. */
async function open(context: BrowserContext, path: string, spoken: AccountWords): Promise<Page> {
  const page = await context.newPage();
  await page.goto(stage.demo.demo + path);
  if (spoken === accountWords['fr-CA'] && !(await page.evaluate(`localStorage['portico:language']`))) await speakFrench(page);
  return page;
}

/** Chooses username and password where a link brought the person. @returns the password that was suggested */
async function choose(place: Locator, spoken: AccountWords, username: string): Promise<string> {
  await place.getByLabel(spoken.chooseUsername).fill(username);
  return suggested(place, spoken, spoken.choosePassword);
}

async function suggested(place: Locator, spoken: AccountWords, label: string): Promise<string> {
  await press(place, spoken.suggest);
  await place.locator('output').waitFor();
  return place.getByLabel(label, { exact: true }).inputValue();
}

/** Signs in by the form that stands open, whose name is filled in already. */
async function enter(place: Locator, spoken: AccountWords, password: string): Promise<void> {
  await place.getByLabel(spoken.password, { exact: true }).fill(password);
  await press(place.locator('form'), spoken.signIn);
}

const showsVisits = (page: Page, spoken: AccountWords) => page.locator('portal-appointments').getByRole('button', { name: spoken.signIn, exact: true }).waitFor({ state: 'detached' });
const isIn = (page: Page) => page.locator('portal-login').first().locator('.opener').waitFor();

interface Stranger {
  to: string;
  givenName: string;
  familyName: string;
  year: string;
}

/** Registers as far as the last step: contact, code from the mail, details. */
async function registerAs(context: BrowserContext, spoken: AccountWords, stranger: Stranger) {
  const page = await open(context, '/register', spoken);
  const tag = page.locator('portal-register');
  await fillIn(tag, spoken, stranger);
  return { page, tag };
}

async function fillIn(tag: Locator, spoken: AccountWords, { to, givenName, familyName, year }: Stranger): Promise<void> {
  await arrives(tag, spoken.createAccount);
  await tag.getByLabel(spoken.email).fill(to);
  await press(tag, spoken.proceed);
  await arrives(tag, spoken.enterCode);
  await tag.getByLabel(spoken.code).fill(codeOf(await mailTo(stage.demo, to, spoken.codeMail)));
  await press(tag, spoken.proceed);
  await arrives(tag, spoken.aboutYou);
  await tag.getByLabel(spoken.givenName).fill(givenName);
  await tag.getByLabel(spoken.familyName).fill(familyName);
  await tag.getByLabel(spoken.day).fill('14');
  await tag.getByLabel(spoken.month).fill('5');
  await tag.getByLabel(spoken.year).fill(year);
  await tag.getByRole('radio', { name: spoken.clinic }).check();
  await press(tag, spoken.proceed);
}

for (const { what, language, email: name } of people) {
  const spoken = accountWords[language];
  const email = `${name}@fastmail.com`;
  let login = { username: '', password: '' };

  test(`B4 the desk invites, the patient chooses username and password on the clinic’s own page, and signs in${what}`, () =>
    stage.visit({ language, width: 360, height: 740 }, async (context) => {
      const { demo } = stage;
      await open(context, '/', spoken);
      const id = await linkedPatient(demo, email, language === 'fr-CA' ? 'fr' : 'en');
      await invite(demo, id);
      const old = linkOf(await mailTo(demo, email, spoken.invitationMail));
      await invite(demo, id);
      const link = linkOf(await mailTo(demo, email, spoken.invitationMail, 1));
      assert.ok(link.startsWith(`${demo.demo}/my-northside#portal=invitation/`), link);
      const stale = await context.newPage();
      await stale.goto(old);
      await arrives(header(stale), spoken.replaced);
      const page = await context.newPage();
      await page.goto(link);
      const place = header(page);
      await arrives(place, spoken.setUp);
      assert.equal(await page.evaluate('location.hash'), '', 'the link is no longer in the address');
      login = { username: name, password: await choose(place, spoken, name) };
      await press(place, spoken.setUpAccount);
      await place.getByText(spoken.ready).first().waitFor();
      await enter(place, spoken, login.password);
      await isIn(page);
      await showsVisits(page, spoken);
      const again = await context.newPage();
      await again.goto(link);
      await arrives(header(again), spoken.alreadyUsed);
      const { state } = await call<{ state: string }>(demo, 'GET', `/v1/admin/patients/${id}/portal-user`);
      assert.equal(state, 'active');
    }));

  test(`B5 B6 a forgotten password: a link to the linked email, a new password, and the old session is over${what}`, () =>
    stage.visit({ language }, async (context) => {
      const { demo } = stage;
      const page = await open(context, '/my-northside', spoken);
      const place = await openSignIn(page, spoken);
      await place.getByLabel(spoken.username).fill(login.username);
      await enter(place, spoken, login.password);
      await isIn(page);
      const other = await open(await context.browser()?.newContext({ locale: language }) ?? assert.fail('a browser'), '/my-northside', spoken);
      const form = await openSignIn(other, spoken);
      await press(form, spoken.forgot);
      await arrives(form, spoken.forgot);
      await form.getByLabel(spoken.username).fill(login.username);
      await press(form, spoken.sendLink);
      await arrives(form, spoken.checkMessages);
      const link = linkOf(await mailTo(demo, email, spoken.resetMail));
      await other.goto(`${demo.demo}/find-us`);
      await other.goto(link);
      const password = await suggested(header(other), spoken, spoken.newPassword);
      await press(header(other), spoken.changePassword);
      await header(other).getByText(spoken.changed).first().waitFor();
      await header(other).getByLabel(spoken.username).fill(login.username);
      await enter(header(other), spoken, password);
      await isIn(other);
      login = { ...login, password };
      await mailTo(demo, email, spoken.changedMail);
      await page.reload();
      await page.locator('portal-appointments').getByRole('button', { name: spoken.signIn, exact: true }).waitFor();
      await other.context().close();
    }));

  test(`B8 F9 a patient changes their address, and adds an email that a code proves${what}`, () =>
    stage.visit({ language }, async (context) => {
      const page = await open(context, '/my-details', spoken);
      const place = await openSignIn(page, spoken);
      await place.getByLabel(spoken.username).fill(login.username);
      await enter(place, spoken, login.password);
      const tag = page.locator('portal-profile');
      await arrives(tag, spoken.profile);
      await press(tag, spoken.changeAddress);
      await tag.getByLabel(spoken.city).fill('Ottawa');
      await press(tag, spoken.save);
      await tag.getByText('Ottawa').waitFor();
      await press(tag, spoken.addContact);
      await tag.getByLabel(spoken.email).fill(`work.${email}`);
      await press(tag, spoken.sendCode);
      await tag.getByLabel(spoken.code).fill(codeOf(await mailTo(stage.demo, `work.${email}`, spoken.codeMail)));
      await press(tag, spoken.confirm);
      await tag.getByText(spoken.confirmed).first().waitFor();
      await page.reload();
      await tag.getByText('Ottawa').waitFor();
      await tag.getByText(`work.${email}`).waitFor();
    }));

  test(`B7 a stranger registers by email: code, details, clinic, username; then signs in${what}`, () =>
    stage.visit({ language }, async (context) => {
      const { demo } = stage;
      const to = `new.${email}`;
      const { page, tag } = await registerAs(context, spoken, { to, givenName: 'Noor', familyName: 'Haddad', year: '1987' });
      const password = await choose(tag, spoken, `noor.${name}`);
      await press(tag, spoken.create);
      await tag.getByText(spoken.ready).waitFor();
      await mailTo(demo, to, spoken.welcomeMail);
      await enter(tag.locator('portal-login'), spoken, password);
      await isIn(page);
      // Once more with the same address: the screen says the same, the mail says that there is a login.
      const second = await open(await context.browser()?.newContext({ locale: language }) ?? assert.fail('a browser'), '/register', spoken);
      await second.locator('portal-register').getByLabel(spoken.email).fill(to);
      await press(second.locator('portal-register'), spoken.proceed);
      await arrives(second.locator('portal-register'), spoken.enterCode);
      await mailTo(demo, to, spoken.existsMail);
      await second.context().close();
    }));
}

for (const { what, language, email: name } of people) {
  const spoken = accountWords[language];

  test(`B7 somebody under 18 is led to the clinic’s phone where it wants adults only${what}`, () =>
    stage.visit({ language }, async (context) => {
      await change(stage.demo, { 'general.signupAdultsOnly': true });
      try {
        const year = String(new Date().getFullYear() - 12);
        const { tag } = await registerAs(context, spoken, { to: `young.${name}@fastmail.com`, givenName: 'Tim', familyName: 'Young', year });
        await arrives(tag, spoken.tooYoung);
        await tag.getByRole('link', { name: '416-555-0142' }).first().waitFor();
      } finally {
        await change(stage.demo, { 'general.signupAdultsOnly': false });
      }
    }));

  test(`B7 somebody who may be on record already registers as anybody does, and staff find the two side by side${what}`, () =>
    stage.visit({ language }, async (context) => {
      const { demo } = stage;
      const familyName = `Duval-${name.replace('.', '-')}`;
      await call(demo, 'POST', '/v1/admin/patients', { body: { givenName: 'Léa', familyName, birthDate: '1990-05-14' } });
      const { tag } = await registerAs(context, spoken, { to: `lea.${name}@fastmail.com`, givenName: 'Lea', familyName, year: '1990' });
      await choose(tag, spoken, `lea.${name}`);
      await press(tag, spoken.create);
      await tag.getByText(spoken.ready).waitFor();
      const { data } = await call<{ data: { patients: { familyName: string }[] }[] }>(demo, 'GET', '/v1/admin/duplicates?limit=100');
      assert.equal(data.filter(({ patients }) => patients.length === 2 && patients.every((one) => one.familyName === familyName)).length, 1);
    }));
}

test('B11 ten wrong passwords from elsewhere lock a stranger out, not the owner’s own device, and the owner hears of it', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    const spoken = accountWords['en-CA'];
    const to = 'owner@fastmail.com';
    const patientId = await linkedPatient(demo, to, 'en');
    await invite(demo, patientId);
    const isLocked = async () => (await call<{ state: string }>(demo, 'GET', `/v1/admin/patients/${patientId}/portal-user`)).state === 'locked';
    const page = await context.newPage();
    await page.goto(linkOf(await mailTo(demo, to, spoken.invitationMail)));
    const password = await choose(header(page), spoken, 'owner');
    await press(header(page), spoken.setUpAccount);
    await enter(header(page), spoken, password);
    await isIn(page);
    await header(page).locator('.opener').click();
    await header(page).getByRole('menuitem', { name: spoken.signOut, exact: true }).click();
    const stranger = await (await context.browser()?.newContext({ locale: 'en-CA' }) ?? assert.fail('a browser')).newPage();
    await stranger.goto(`${demo.demo}/my-northside`);
    const form = await openSignIn(stranger, spoken);
    await form.getByLabel(spoken.username).fill('owner');
    // Tries while it is locked don't count: the last one met it open, so that its own lock of some seconds has just begun;
    // or the lock is of minutes by now.
    for (let tries = 1, wasLocked = true; tries <= 10 || (wasLocked && tries <= 40); tries += 1) {
      wasLocked = await isLocked();
      const answered = stranger.waitForResponse((answer) => answer.url().endsWith('/v1/sessions') && answer.request().method() === 'POST');
      await enter(form, spoken, `wrong number ${tries} of a stranger`);
      assert.equal((await answered).status(), 401);
    }
    await enter(form, spoken, password);
    await form.getByText(spoken.noMatch).first().waitFor();
    await mailTo(demo, to, spoken.lockedMail);
    const own = await openSignIn(page, spoken);
    await own.getByLabel(spoken.username).fill('owner');
    await enter(own, spoken, password);
    await isIn(page);
    await stranger.context().close();
  }));

test('K1 K2 B7 with the keyboard alone at 320 px a person registers', () =>
  stage.visit({ width: 320, height: 640 }, async (context) => {
    const { demo } = stage;
    const to = 'keys@fastmail.com';
    const page = await context.newPage();
    const { keyboard } = page;
    await page.goto(`${demo.demo}/register`);
    await page.locator('portal-register').getByLabel('Email address').waitFor();
    await tabTo(page, /^Email address/);
    await keyboard.type(to);
    await keyboard.press('Enter');
    await arrivedAt(page, /Enter the code/);
    await tabTo(page, /^Code/);
    await keyboard.type(codeOf(await mailTo(demo, to, /^Your code for/)));
    await keyboard.press('Enter');
    await arrivedAt(page, /About you/);
    await tabTo(page, /^Given name/);
    await keyboard.type('Kay');
    await tabTo(page, /^Family name/);
    await keyboard.type('Bord');
    for (const [part, text] of [['Day', '27'], ['Month', '1'], ['Year', '1987']] as const) {
      await tabTo(page, new RegExp(`^${part}`));
      await keyboard.type(text);
    }
    await tabTo(page, /^Northside/);
    await arrowTo(page, /Leslieville/);
    await tabTo(page, /^Continue$/);
    await keyboard.press('Enter');
    await arrivedAt(page, /How you sign in/);
    await tabTo(page, /^Choose a username/);
    await keyboard.type('kay.bord');
    await tabTo(page, /^Suggest a passphrase$/);
    await keyboard.press('Enter');
    await page.locator('portal-register output').waitFor();
    await tabTo(page, /^Create account$/);
    await keyboard.press('Enter');
    await arrivedAt(page, /Your account is ready/);
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'nothing scrolls sideways');
  }));

test('C8 B7 a stranger chooses a time, registers while it is held, signs in and books it', () =>
  stage.visit({ width: 360, height: 740 }, async (context) => {
    const spoken = accountWords['en-CA'];
    const page = await open(context, '/book', spoken);
    await holdTime(page, spoken);
    const booking = page.locator('portal-booking').first();
    await press(booking.locator('portal-login'), spoken.createAccount);
    const register = booking.locator('portal-register');
    await fillIn(register, spoken, { to: 'sam.okoye@fastmail.com', givenName: 'Sam', familyName: 'Okoye', year: '1979' });
    const password = await choose(register, spoken, 'sam.okoye');
    await press(register, spoken.create);
    await booking.getByText(spoken.ready).waitFor();
    await enter(booking.locator('portal-login').last(), spoken, password);
    await booking.getByText('Sam Okoye').first().waitFor();
    await press(booking, spoken.proceed);
    await press(booking, spoken.book);
    await booking.getByRole('heading', { name: spoken.seeYou }).waitFor();
    await mailTo(stage.demo, 'sam.okoye@fastmail.com', spoken.bookedMail);
  }));
