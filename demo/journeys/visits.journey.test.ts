import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { fillSignIn } from './browser.ts';
import { call, change, codeOf, linkOf, mailTo } from './desk.ts';
import { caughtMail } from './inbox.ts';
import { setStage } from './stage.ts';
import { book, holdTime, tuesdayAfterNext } from './steps.ts';
import { words } from './words.ts';

const stage = setStage();
const spoken = words['en-CA'];

/** Maya's visits, signed in on the clinic's own page. */
async function visitsOf(page: Page) {
  const { demo } = stage;
  await page.goto(`${demo.demo}/my-northside`);
  const tag = page.locator('portal-appointments');
  await tag.locator('.ticket, li, .button').first().waitFor();
  if ((await tag.locator('.ticket').count()) === 0) {
    await tag.getByRole('button', { name: 'Sign in' }).click();
    await fillSignIn(tag.locator('portal-login'), spoken, demo.patient);
  }
  await tag.locator('.ticket').waitFor();
  return tag;
}

/** Opens the visit that was just booked, by its day. */
async function openBooked(page: Page) {
  const tag = await visitsOf(page);
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(tuesdayAfterNext()).replace(',', '');
  await tag.getByRole('button', { name: new RegExp(`^Details of Physiotherapy, follow-up, ${day}`) }).first().click();
  await tag.locator('.sheet').waitFor();
  return tag;
}

test('C8 C13 C11 a guest proves an address, answers what the clinic asks, agrees and books without an account', () =>
  stage.visit({ width: 360, height: 740 }, async (context) => {
    const { demo } = stage;
    const questionnaire = { resourceType: 'Questionnaire', title: 'Before your visit', item: [{ linkId: 'night', text: 'Does it hurt at night?', type: 'boolean', required: true }] };
    const { id } = await call<{ id: string }>(demo, 'POST', '/v1/admin/questionnaires', { body: questionnaire });
    const { data } = await call<{ data: { id: string; name: string }[] }>(demo, 'GET', '/v1/admin/appointment-types?limit=100');
    const type = data.find(({ name }) => name.includes('follow-up')) ?? assert.fail('no follow-up');
    await call(demo, 'PATCH', `/v1/admin/appointment-types/${type.id}`, { body: { questionnaireIds: [id] } });
    await change(demo, { 'general.mandatory.intakeForm': true, 'schedulingConsent.enabled': true, 'schedulingConsent.text': { en: 'Come ten minutes early.' } });
    const page = await context.newPage();
    await page.goto(`${demo.demo}/book`);
    await holdTime(page, spoken);
    const tag = page.locator('portal-booking').first();
    await tag.getByRole('button', { name: 'Continue without an account' }).click();
    await tag.getByLabel('Given name').fill('Ana');
    await tag.getByLabel('Family name').fill('Costa');
    await tag.getByLabel('Email address or phone number').fill('ana.costa@example.org');
    await tag.getByRole('button', { name: 'Send code' }).click();
    await tag.getByLabel('Code').fill(codeOf(await mailTo(demo, 'ana.costa@example.org', /code/i)));
    await tag.getByRole('button', { name: 'Confirm', exact: true }).click();
    await tag.getByText('is confirmed').waitFor();
    await tag.getByRole('radio', { name: 'No', exact: true }).press('Space');
    await tag.getByRole('checkbox', { name: 'I agree' }).press('Space');
    await tag.getByRole('button', { name: spoken.proceed, exact: true }).click();
    await tag.getByRole('heading', { name: spoken.check }).waitFor();
    await tag.getByText('You agree to the clinic’s terms of booking').waitFor();
    await tag.getByRole('button', { name: spoken.book }).click();
    await tag.getByRole('heading', { name: spoken.seeYou }).waitFor();
    await mailTo(demo, 'ana.costa@example.org', spoken.bookedMail);
    await tag.getByRole('button', { name: 'Undo this booking' }).click();
    await tag.getByRole('heading', { name: 'What would you like to book?' }).waitFor();
    await change(demo, { 'general.mandatory.intakeForm': false, 'schedulingConsent.enabled': false });
  }));

test('C3 C4 C17 C25 a visit is moved to another time, put into a calendar, and cancelled with a reason', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    const page = await context.newPage();
    await page.goto(`${demo.demo}/book`);
    await book({ page, demo, spoken });
    const tag = await openBooked(page);
    await tag.getByRole('button', { name: 'Move to another time' }).click();
    await tag.locator('portal-booking .next-slot').first().waitFor();
    await tag.locator('portal-booking .next-slot').last().click();
    await tag.getByRole('button', { name: spoken.proceed, exact: true }).click();
    await tag.getByText('Until now').waitFor();
    await tag.getByText(/^You can(’t)? (cancel|move)/).waitFor();
    await tag.getByRole('button', { name: 'Move appointment' }).click();
    await tag.getByText('Moved', { exact: true }).waitFor();
    await tag.getByText('You can move it once more.').waitFor();
    await tag.getByRole('button', { name: 'All visits' }).click();
    await tag.locator('.ticket').waitFor();
    await page.goto(`${demo.demo}/book`);
    await holdTime(page, spoken);
    const booking = page.locator('portal-booking').first();
    await booking.getByRole('button', { name: spoken.proceed, exact: true }).click();
    await booking.getByRole('button', { name: spoken.book }).click();
    await booking.getByRole('heading', { name: spoken.seeYou }).waitFor();
    const again = await openBooked(page);
    const [file] = await Promise.all([page.waitForEvent('download'), again.getByRole('button', { name: 'Add to calendar' }).click()]);
    assert.match(file.suggestedFilename(), /^\d{4}-\d\d-\d\d\.ics$/);
    await again.getByRole('button', { name: /^(Cancel visit|Undo this booking)$/ }).click();
    await again.locator('dialog').getByRole('button', { name: /^(Cancel visit|Undo this booking)$/ }).click();
    await again.getByText(/is cancelled/).first().waitFor();
  }));

test('C9 C18 a booking is a request until the desk accepts it; the link of its mail opens it without signing in', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    await change(demo, { 'scheduling.autoAccept': false });
    const page = await context.newPage();
    await page.goto(`${demo.demo}/book`);
    await holdTime(page, spoken);
    const tag = page.locator('portal-booking').first();
    await fillSignIn(tag.locator('portal-login'), spoken, demo.patient);
    await tag.getByText('Maya Chen').first().waitFor();
    await tag.getByRole('button', { name: spoken.proceed, exact: true }).click();
    await tag.getByRole('button', { name: 'Request appointment' }).click();
    await tag.getByRole('heading', { name: /^You asked for/ }).waitFor();
    const { data } = await call<{ data: { id: string }[] }>(demo, 'GET', '/v1/admin/requests');
    assert.equal(data.length, 1);
    await call(demo, 'POST', `/v1/admin/appointments/${data[0]?.id}/accept`, { body: { note: 'Bring your brace' } });
    const visits = await openBooked(page);
    await visits.getByText('Bring your brace').waitFor();
    await change(demo, { 'scheduling.autoAccept': true });
    await stage.visit({ width: 360, height: 740 }, async (phone) => {
      const mail = await phone.newPage();
      await mail.goto(linkOf(await caughtMail(demo, /^Confirmed: /)));
      await mail.getByRole('button', { name: 'I will come' }).click();
      await mail.getByText('Thank you, the clinic knows that you will come').first().waitFor();
      assert.ok(!mail.url().includes('portal='), 'the token has left the address');
    });
  }));

test('D3 C12 scheduling.requireCard scheduling.require3ds a card is declined, left at the bank, saved, and goes with the booking', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    await change(demo, { 'scheduling.requireCard': true, 'scheduling.require3ds': true });
    const page = await context.newPage();
    await page.goto(`${demo.demo}/book`);
    await holdTime(page, spoken);
    const tag = page.locator('portal-booking').first();
    await fillSignIn(tag.locator('portal-login'), spoken, demo.patient);
    const save = async (card: string) => {
      await tag.getByRole('radio', { name: card }).press('Space');
      await tag.getByRole('button', { name: 'Save card' }).click();
    };
    await save('Card that is declined');
    await tag.getByText('The card was declined').waitFor();
    await save('Card whose bank asks first');
    await tag.getByRole('button', { name: 'Leave the question' }).click();
    await tag.getByText('You left your bank’s question').waitFor();
    await save('Card whose bank asks first');
    await tag.getByRole('button', { name: 'I agree', exact: true }).click();
    await tag.getByRole('radio', { name: /ending in/ }).first().waitFor({ state: 'attached' });
    await tag.getByRole('button', { name: spoken.proceed, exact: true }).click();
    await tag.getByRole('heading', { name: spoken.check }).waitFor();
    await tag.getByRole('button', { name: spoken.book }).click();
    await tag.getByRole('heading', { name: spoken.seeYou }).waitFor();
    await change(demo, { 'scheduling.requireCard': false, 'scheduling.require3ds': false });
  }));
