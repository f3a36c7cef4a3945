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
