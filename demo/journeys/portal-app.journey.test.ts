import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillSignIn } from './browser.ts';
import { change } from './desk.ts';
import { focus, tabTo } from './keyboard.ts';
import { setStage } from './stage.ts';
import { words } from './words.ts';

const stage = setStage();
const spoken = words['en-CA'];
const sections = [
  ['Appointments', 'appointments', 'Your visits'],
  ['My health', 'health', 'Your health summary'],
  ['Forms', 'forms', 'Your forms'],
  ['Invoices', 'invoices', 'Invoices'],
] as const;

test('A4 A7 K1 the hosted portal by keyboard: signing in, home, each section, back, and an address that opens one', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    const page = await context.newPage();
    const hosted = `${demo.api}/p/${demo.organization.slug}`;
    await page.goto(hosted);
    const app = page.locator('portal-app');
    await fillSignIn(app.locator('portal-login'), spoken, demo.patient);
    await app.getByRole('heading', { name: /^Good / }).waitFor();
    await app.getByRole('heading', { name: 'Next appointment' }).waitFor();
    assert.match(await page.title(), /^Home · /);
    for (const [name, path, heading] of sections) {
      await tabTo(page, new RegExp(`^${name}$`), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await app.getByRole('heading', { name: heading, exact: true }).waitFor();
      await page.waitForFunction((wanted) => {
        let one = document.activeElement;
        while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
        return one?.textContent?.trim() === wanted;
      }, heading);
      assert.equal(page.url(), `${hosted}#portal/${path}`);
    }
    await page.goBack();
    await app.getByRole('heading', { name: 'Your forms' }).waitFor();
    assert.equal((await focus(page)).name, 'Your forms');
    await page.goto(`${hosted}#portal/invoices`);
    await page.reload();
    await app.getByText(/^Invoice \d+$/).first().waitFor();
  }));

test('D8 homeWidgets.outstandingInvoices and toolbar.bookAppointment change the portal of a phone at its next load', () =>
  stage.visit({ width: 360, height: 740 }, async (context) => {
    const { demo } = stage;
    await change(demo, { 'homeWidgets.outstandingInvoices': false, 'toolbar.bookAppointment': false });
    const page = await context.newPage();
    await page.goto(`${demo.api}/p/${demo.organization.slug}`);
    const app = page.locator('portal-app');
    await fillSignIn(app.locator('portal-login'), spoken, demo.patient);
    await app.getByRole('heading', { name: 'Next appointment' }).waitFor();
    assert.equal(await app.getByRole('heading', { name: 'To pay' }).count(), 0);
    await app.getByRole('button', { name: 'Menu' }).press('Enter');
    await app.getByRole('menuitem', { name: 'Invoices' }).waitFor();
    assert.equal(await app.getByRole('menuitem', { name: 'Book', exact: true }).count(), 0);
    await change(demo, { 'homeWidgets.outstandingInvoices': true, 'toolbar.bookAppointment': true });
  }));
