import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../../testing/settings.ts';

const names = async ({ api, anyone }: Clinic, path: string) => {
  const { status, body } = await api.as(anyone).get(path);
  assert.equal(status, 200, JSON.stringify(body));
  return body.data.map((one: { name: string }) => one.name);
};
const free = async ({ api, anyone }: Clinic, more = '') => {
  const ask = `/v1/slots?appointmentTypeId=${types.visit}&locationId=${locations.toronto}&from=2027-03-05&to=2027-03-05${more}`;
  return (await api.as(anyone).get(ask)).body.data.flatMap((day: { free: string[] }) => day.free).length;
};
const hold = async ({ api, anyone }: Clinic) =>
  (
    await api.as(anyone).post('/v1/holds', {
      appointmentTypeId: types.visit,
      locationId: locations.toronto,
      start: '2027-03-05T09:00:00-05:00',
    })
  ).body.type;
const refused = 'urn:portico:problem:slot-not-offered';

test('C6 appointmentType.bookableOnline and appointmentType.onlineDuration must both be set for a type to be offered', async (t) => {
  const own = await clinic(t);
  const change = (fields: object) => own.api.as(own.staff).patch(`/v1/admin/appointment-types/${types.visit}`, fields);
  assert.deepEqual(await names(own, '/v1/appointment-types'), ['Massage', 'Video call', 'Visit']);
  assert.ok((await free(own)) > 0);
  for (const [off, on] of [
    [{ bookableOnline: false }, { bookableOnline: true }],
    [{ onlineDuration: null }, { onlineDuration: 30 }],
    [{ active: false }, { active: true }],
  ]) {
    assert.equal((await change(off ?? {})).status, 200);
    assert.deepEqual(await names(own, '/v1/appointment-types'), ['Massage', 'Video call']);
    assert.deepEqual([await free(own), await hold(own)], [0, refused]);
    assert.equal((await change(on ?? {})).status, 200);
    assert.ok((await free(own)) > 0);
  }
  await change({ onlineDuration: 60 });
  assert.equal((await own.api.as(own.anyone).get('/v1/appointment-types')).body.data[2].durationMinutes, 60);
});

test('C6 location.bookInPortal offers a location, and with it all that happens there, or not', async (t) => {
  const own = await clinic(t);
  const change = (id: string, bookInPortal: boolean) =>
    own.api.as(own.staff).patch(`/v1/admin/locations/${id}`, { bookInPortal });
  assert.deepEqual(await names(own, '/v1/locations'), ['Adelaide', 'St. John’s', 'Toronto']);
  await change(locations.toronto, false);
  assert.deepEqual(await names(own, '/v1/locations'), ['Adelaide', 'St. John’s']);
  assert.deepEqual(await names(own, '/v1/appointment-types'), ['Video call', 'Visit'], 'massage is nowhere else');
  assert.deepEqual([await free(own), await hold(own)], [0, refused]);
  await change(locations.unlisted, true);
  assert.deepEqual(await names(own, `/v1/locations?appointmentTypeId=${types.visit}`), [
    'Adelaide',
    'St. John’s',
    'Unlisted',
  ]);
});

test('C6 practitioner.bookInPortal offers a practitioner or not', async (t) => {
  const own = await clinic(t);
  const path = `/v1/practitioners?appointmentTypeId=${types.visit}&locationId=${locations.toronto}`;
  assert.deepEqual(await names(own, path), ['Ben Öztürk', 'Dr. Ada Núñez']);
  await own.api.as(own.staff).patch(`/v1/admin/practitioners/${practitioners.ada}`, { bookInPortal: false });
  assert.deepEqual(await names(own, path), ['Ben Öztürk']);
  assert.deepEqual([await free(own), await hold(own)], [0, 'urn:portico:problem:slot-taken'], 'Ben is not there on Fridays');
});

test('C6 general.pricing takes prices out of the answers', async (t) => {
  const own = await clinic(t);
  const prices = async () =>
    (await own.api.as(own.anyone).get('/v1/appointment-types')).body.data.map((one: { price?: unknown }) => one.price);
  assert.deepEqual(await prices(), [undefined, undefined, { amount: 9500, currency: 'CAD' }]);
  await changeSettingsBy(own, { 'general.pricing': false });
  assert.deepEqual(await prices(), [undefined, undefined, undefined]);
  await changeSettingsBy(own, { 'general.pricing': true, 'billing.currency': 'AUD' });
  assert.deepEqual((await prices())[2], { amount: 9500, currency: 'AUD' });
});

test('C6 lists come in pages, in the organization’s order', async (t) => {
  const own = await clinic(t);
  await own.api.as(own.staff).patch(`/v1/admin/locations/${locations.adelaide}`, { position: 5 });
  const first = (await own.api.as(own.anyone).get('/v1/locations?limit=2')).body;
  assert.deepEqual(
    first.data.map((one: { slug: string }) => one.slug),
    ['st-johns', 'toronto'],
  );
  const second = (await own.api.as(own.anyone).get(`/v1/locations?limit=2&cursor=${first.nextCursor}`)).body;
  assert.deepEqual([second.data.map((one: { slug: string }) => one.slug), second.nextCursor], [['adelaide'], null]);
  assert.equal((await own.api.as(own.anyone).get('/v1/locations?cursor=nonsense')).status, 400);
});
