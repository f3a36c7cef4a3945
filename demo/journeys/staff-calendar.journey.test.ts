import assert from 'node:assert/strict';
import { test } from 'node:test';
import { totpCode } from '../../server/src/identity/second-factor/totp.ts';
import { call, change, linkedPatient, mailTo } from './desk.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const email = 'ines.roy@calendar.example';

/** A free time of the first type that anybody offers, asked for in the patient's name. */
async function request(patient: string): Promise<{ status: string; start: string; location: { id: string } }> {
  const headers = { 'Portico-Patient': patient };
  const types = await call<{ data: { id: string; name: string }[] }>(stage.demo, 'GET', '/v1/appointment-types', { headers });
  const appointmentTypeId = types.data.find(({ name }) => /follow/i.test(name))?.id ?? types.data[0]?.id ?? assert.fail('there is a type');
  const places = await call<{ data: { id: string }[] }>(stage.demo, 'GET', `/v1/locations?appointmentTypeId=${appointmentTypeId}`, { headers });
  const locationId = places.data[0]?.id ?? assert.fail('there is a location');
  const [from, to] = [2, 20].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  const slots = await call<{ data: { free: string[] }[] }>(stage.demo, 'GET', `/v1/slots?appointmentTypeId=${appointmentTypeId}&locationId=${locationId}&from=${from}&to=${to}`, { headers });
  const start = slots.data.flatMap(({ free }) => free)[0] ?? assert.fail('a time is free');
  const { id: holdId } = await call<{ id: string }>(stage.demo, 'POST', '/v1/holds', { headers, body: { appointmentTypeId, locationId, start } });
  const { versionId } = await call<{ consent: { versionId: string } | null }>(stage.demo, 'GET', `/v1/holds/${holdId}/steps`, { headers }).then(({ consent }) => consent ?? { versionId: '' });
  return call(stage.demo, 'POST', '/v1/appointments', { headers, body: { holdId, reason: 'My knee again', ...(versionId && { consent: { versionId, accepted: true } }) } });
}

test('C9 C18 C19 scheduling.autoAccept off: a new request comes to the calendar by itself within fifteen seconds, two keys accept it, and nobody books over it unwarned', () =>
  stage.visit({}, async (context) => {
    await change(stage.demo, { 'scheduling.autoAccept': false });
    const patient = await linkedPatient(stage.demo, email, 'en');
    const page = await context.newPage();
    await page.goto(`${stage.demo.api}/p/${stage.demo.organization.slug}/staff`);
    const staff = page.locator('portal-admin');
    const { username, password, totpSecret = '' } = stage.demo.staff;
    await staff.getByLabel('Username or email').fill(username);
    await staff.getByLabel('Password', { exact: true }).fill(password);
    await staff.getByRole('button', { name: 'Sign in', exact: true }).click();
    await staff.getByLabel('Code', { exact: true }).fill(await totpCode(totpSecret, new Date()));
    await staff.getByRole('button', { name: 'Sign in', exact: true }).click();
    await staff.getByRole('heading', { name: 'Waiting for your answer' }).waitFor();
    await staff.locator('.grid .visit').first().waitFor();
    const { status, start, location } = await request(patient);
    assert.equal(status, 'pending');
    const row = staff.locator('portal-staff-waiting li').filter({ hasText: 'Inès Roy' });
    await row.waitFor({ timeout: 15_000 });
    await row.getByRole('button', { name: /^(Open|Accept)/ }).first().focus();
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await staff.getByText('Accepted: Inès Roy is told.').first().waitFor();
    assert.ok(await mailTo(stage.demo, email, /./));
    // The same time again, with somebody else: staff are warned first.
    await staff.getByRole('button', { name: 'Add a visit' }).click();
    await staff.getByLabel('Which patient?').fill('Inès Roy');
    await staff.getByRole('listitem').filter({ hasText: email }).getByRole('button', { name: 'Roy' }).click();
    await staff.locator('select[name=visit-location]').selectOption(location.id);
    const [year = '', month = '', day = ''] = start.slice(0, 10).split('-');
    for (const [part, text] of [['Day', day], ['Month', month], ['Year', year]] as const) await staff.getByLabel(part, { exact: true }).fill(text);
    await staff.getByLabel('Time', { exact: true }).fill(start.slice(11, 16));
    await staff.getByRole('button', { name: 'Book the visit' }).click();
    const dialog = staff.getByRole('dialog', { name: 'Book it all the same?' });
    await dialog.getByText('The patient has another visit then:').waitFor();
    await dialog.getByRole('button', { name: 'Change the time' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.doesNotMatch(page.url(), /[0-9a-f]{8}-/);
  }));
