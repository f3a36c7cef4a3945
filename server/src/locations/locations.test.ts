import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { locations, practitioners } from '../testing/fixture-scheduling.ts';
import { problemOf } from '../testing/problem-of.ts';


test('C6 staff add a location, which isn’t offered before they say so, and change it', async (t) => {
  const { api, staff } = await clinic(t);
  const made = await api
    .as(staff)
    .post('/v1/admin/locations', { slug: 'harbour', name: 'Harbour', timeZone: 'America/Vancouver' });
  assert.deepEqual([made.status, made.body.bookInPortal, made.body.active], [201, false, true]);
  const changed = await api
    .as(staff)
    .patch(`/v1/admin/locations/${made.body.id}`, { bookInPortal: true, phone: null, city: 'Vancouver' });
  assert.deepEqual([changed.body.bookInPortal, changed.body.city, changed.body.name], [true, 'Vancouver', 'Harbour']);
  const again = await api.as(staff).post('/v1/admin/locations', { slug: 'harbour', name: 'Twin', timeZone: 'UTC' });
  assert.deepEqual([problemOf(again), again.body.field], ['409 already-exists', 'slug']);
  assert.equal(
    problemOf(await api.as(staff).patch(`/v1/admin/locations/${locations.toronto}`, { slug: 'harbour' })),
    '409 already-exists',
  );
  const [error] = (
    await api.as(staff).post('/v1/admin/locations', { slug: 'moon', name: 'Moon', timeZone: 'Moon/Tranquility' })
  ).body.errors;
  assert.deepEqual([error.path, error.code], ['/timeZone', 'time-zone']);
  assert.equal(
    problemOf(await api.as(staff).patch(`/v1/admin/locations/${practitioners.ada}`, { name: 'None' })),
    '404 not-found',
  );
  assert.equal((await api.as(staff).get('/v1/admin/locations')).body.data.length, 5);
});

test('C6 staff add a practitioner, who is offered unless they say otherwise, and change them', async (t) => {
  const { api, staff } = await clinic(t);
  const fields = { givenName: 'Eva', familyName: 'Ström', prefix: 'Dr.', locationIds: [locations.toronto] };
  const made = await api.as(staff).post('/v1/admin/practitioners', fields);
  assert.deepEqual(
    [made.status, made.body.name, made.body.bookInPortal, made.body.locationIds],
    [201, 'Dr. Eva Ström', true, [locations.toronto]],
  );
  const changed = await api
    .as(staff)
    .patch(`/v1/admin/practitioners/${made.body.id}`, { prefix: null, locationIds: [] });
  assert.deepEqual([changed.body.name, changed.body.locationIds], ['Eva Ström', []]);
  assert.equal(
    problemOf(await api.as(staff).post('/v1/admin/practitioners', { ...fields, locationIds: [practitioners.ada] })),
    '404 not-found',
  );
  assert.equal(
    problemOf(await api.as(staff).patch(`/v1/admin/practitioners/${locations.toronto}`, { prefix: null })),
    '404 not-found',
  );
  const { data } = (await api.as(staff).get('/v1/admin/practitioners')).body;
  assert.deepEqual(
    data.map((one: { name: string }) => one.name),
    ['Ben Öztürk', 'Cleo Παππά', 'Dai 李', 'Dr. Ada Núñez', 'Eva Ström'],
  );
});

test('I6 nobody without the right changes places or people', async (t) => {
  const own = await clinic(t);
  const reader = own.api.as(await own.keyWith(['appointments']));
  for (const path of [`/v1/admin/locations/${locations.toronto}`, `/v1/admin/practitioners/${practitioners.ada}`]) {
    assert.equal(problemOf(await reader.patch(path, { active: false })), '403 missing-permission');
    assert.equal(problemOf(await own.api.as(own.patient).patch(path, { active: false })), '403 not-allowed');
    assert.equal(problemOf(await own.api.as(own.anyone).patch(path, { active: false })), '401 unauthorized');
  }
});
