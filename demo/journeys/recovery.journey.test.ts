import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillSignIn, signIn } from './browser.ts';
import { htmlWith, setStage, strangersPage } from './stage.ts';
import { holdTime } from './steps.ts';
import { words } from './words.ts';

const stage = setStage();
const spoken = words['en-CA'];
const gone = 'We couldn’t reach the clinic’s portal';
const parts = '**/embed/chunks/portal-health-summary-*.js';
const notConnected = 'This page isn’t connected to the clinic’s portal';

test('A6 B13 with the API stopped a tag says so; started again, with another secret, it goes on where it was', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    const page = await context.newPage();
    await page.goto(`${demo.demo}/book`);
    const offered = page.waitForResponse((answer) => /appointment-types/.test(answer.url()) && 'authorization' in answer.request().headers());
    await signIn(page, spoken, demo.patient);
    await (await offered).finished();
    const tag = page.locator('portal-booking').first();
    const options = tag.locator('option');
    await options.nth(1).waitFor({ state: 'attached' });
    const [, type] = await options.allTextContents();
    const refused: number[] = [];
    page.on('response', (answer) => void (answer.status() === 401 && refused.push(answer.status())));
    const stopped = async () => {
      await tag.getByLabel(spoken.typeOfVisit).selectOption({ label: type?.trim() ?? '' });
      await tag.getByText(gone).waitFor();
    };
    await demo.restart(stopped, { PORTICO_SECRET: 'Another secret than the one of before it stopped' });
    await tag.getByRole('button', { name: 'Retry' }).click();
    await tag.locator('[name=location]').first().waitFor({ state: 'attached' });
    assert.equal(await tag.getByText(gone).count(), 0);
    assert.match(await tag.locator('option:checked').first().innerText(), new RegExp(type?.trim().slice(0, 12) ?? 'a type'));
    await page.goto(`${demo.demo}/my-northside`);
    await page.locator('portal-invoices').getByText(/\$\d/).first().waitFor();
    assert.ok(refused.length > 0, 'the nonces of before were refused');
  }));

test('A6 K2 with the network gone, what is typed stays, is saved once it is back, and survives a reload', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    const page = await context.newPage();
    await page.goto(`${demo.demo}/book`);
    await holdTime(page, spoken);
    const tag = page.locator('portal-booking').first();
    await fillSignIn(tag.locator('portal-login'), spoken, demo.patient);
    await tag.getByText('Maya Chen').first().waitFor();
    await context.setOffline(true);
    await tag.getByText('You are offline').waitFor();
    await tag.getByLabel(spoken.reason).fill('Typed in a tunnel');
    const saved = page.waitForResponse((answer) => /\/v1\/holds\//.test(answer.url()) && !!answer.request().postData()?.includes('Typed in a tunnel') && answer.ok());
    await context.setOffline(false);
    await tag.getByText('You are offline').waitFor({ state: 'detached' });
    assert.equal(await tag.getByLabel(spoken.reason).inputValue(), 'Typed in a tunnel');
    await saved;
    await page.reload();
    await tag.getByRole('heading', { name: spoken.details }).waitFor();
    assert.equal(await tag.getByLabel(spoken.reason).inputValue(), 'Typed in a tunnel');
  }));

test('A6 a wrong key has its own sentence, and Retry asks again', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    const wrong = htmlWith(demo, '<portal-login></portal-login>').replace(demo.organization.publishableKey, 'pk_test_000000000000000000000000');
    const page = await strangersPage(context, demo, { html: wrong });
    await page.getByText(notConnected).waitFor();
    await page.route('**/v1/portal?*', (route) => route.continue({ url: `${demo.api}/v1/portal?key=${demo.organization.publishableKey}` }));
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByLabel(spoken.username).waitFor();
  }));

test('A6 H2 an origin that isn’t allowed has its own sentence, until the clinic allows it', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    const origin = demo.demo.replace('//clinic.', '//other.');
    const page = await context.newPage();
    await page.goto(`${origin}/book`);
    const tag = page.locator('portal-booking').first();
    await tag.getByText(notConnected).waitFor();
    await demo.portico('origins', 'allow', '--organization', demo.organization.slug, origin);
    await tag.getByRole('button', { name: 'Retry' }).click();
    await tag.getByLabel(spoken.typeOfVisit).waitFor();
  }));

test('A6 a part that fails is fetched once more; where that fails too the tag says so, and Retry brings it', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    let failures = 1;
    await context.route(parts, (route) => (failures-- > 0 ? route.abort() : route.continue()));
    const page = await strangersPage(context, demo, { html: htmlWith(demo, '<portal-health-summary></portal-health-summary>') });
    const signInButton = page.getByRole('button', { name: spoken.signIn });
    await signInButton.waitFor();
    failures = 2;
    await page.reload();
    await page.getByText(gone).waitFor();
    await page.getByRole('button', { name: 'Retry' }).click();
    await signInButton.waitFor();
  }));

test('A9 a part whose bytes aren’t ours is refused and never runs; with the right ones the page works', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    await context.route(parts, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `location.hash = 'tampered';${await response.text()}` });
    });
    const page = await strangersPage(context, demo, { html: htmlWith(demo, '<portal-health-summary></portal-health-summary>') });
    await page.getByText(gone).waitFor();
    assert.equal(new URL(page.url()).hash, '');
    await context.unroute(parts);
    await page.reload();
    await page.getByRole('button', { name: spoken.signIn }).waitFor();
  }));
