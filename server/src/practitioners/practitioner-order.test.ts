import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';

const { ada, ben, cleo } = practitioners;

test('C12 general.practitionerOrder orders practitioners wherever they are listed, page by page; the rest follow by name', async (t) => {
  const { api, anyone, staff } = await clinic(t, { 'general.practitionerOrder': [cleo, ben] });
  const ids = async (who: typeof staff, path: string) => (await api.as(who).get(path)).body.data.map(({ id }: { id: string }) => id) as string[];
  assert.deepEqual(await ids(anyone, `/v1/practitioners?locationId=${locations.toronto}&appointmentTypeId=${types.visit}`), [ben, ada]);
  const all = await ids(staff, '/v1/admin/practitioners');
  assert.deepEqual(all.slice(0, 2), [cleo, ben]);
  const first = (await api.as(staff).get('/v1/admin/practitioners?limit=1')).body;
  const rest = (await api.as(staff).get(`/v1/admin/practitioners?cursor=${first.nextCursor}`)).body;
  assert.deepEqual([...first.data, ...rest.data].map(({ id }) => id), all);
});

test('C12 general.practitionerOrder decides between practitioners who have the same to do when anybody is asked for', async (t) => {
  for (const order of [[ada], [ben]]) {
    const { api, anyone } = await clinic(t, { 'general.practitionerOrder': order });
    const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, start: '2027-03-02T10:00:00-05:00' };
    assert.equal((await api.as(anyone).post('/v1/holds', wish)).body.practitionerId, order[0]);
  }
});

test('C12 general.practitionerOrder empty: positions hold, then names', async (t) => {
  const { api, staff } = await clinic(t);
  await api.as(staff).patch(`/v1/admin/practitioners/${ada}`, { position: 5 });
  const { data } = (await api.as(staff).get('/v1/admin/practitioners')).body;
  assert.deepEqual([data[0].id === ada, data.at(-1).id], [false, ada]);
  assert.equal(data.at(-1).position, 5, 'staff see the position that they gave');
});
