import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { changeSettingsBy } from '../testing/settings.ts';

test('C12 general.bookAgain is told to every page, on unless the clinic says otherwise, and a page that knows it hears of the change', async (t) => {
  const own = await clinic(t);
  const anyone = own.api.as(own.anyone);
  const before = await anyone.get('/v1/portal');
  assert.deepEqual([before.status, before.body.settings['general.bookAgain']], [200, true]);
  const known = { 'If-None-Match': before.headers.get('etag') ?? '' };
  assert.equal((await anyone.get('/v1/portal', known)).status, 304);
  await changeSettingsBy(own, { 'general.bookAgain': false });
  const after = await anyone.get('/v1/portal', known);
  assert.deepEqual([after.status, after.body.settings['general.bookAgain']], [200, false]);
});

for (const [row, key] of [['C5', 'toolbar.bookAppointment'], ['D8', 'homeWidgets.outstandingInvoices'], ['G1', 'general.languageMenu'], ['G1', 'general.intakeFormsSection']] as const)
  test(`${row} ${key} is told to every page, on unless the clinic says otherwise`, async (t) => {
    const own = await clinic(t);
    const anyone = own.api.as(own.anyone);
    assert.equal((await anyone.get('/v1/portal')).body.settings[key], true);
    await changeSettingsBy(own, { [key]: false });
    assert.equal((await anyone.get('/v1/portal')).body.settings[key], false);
  });

test('C5 toolbar.bookAppointment off takes nothing from booking: types are offered as before', async (t) => {
  const own = await clinic(t, { 'toolbar.bookAppointment': false });
  const { status, body } = await own.api.as(own.patient).get('/v1/appointment-types');
  assert.equal(status, 200);
  assert.ok(body.data.length > 0);
});
