import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { locations } from '../testing/fixture-scheduling.ts';
import { catalog, settingKeys } from './catalog.ts';

const path = '/v1/admin/settings';

test('G2 the catalog tells each setting in the person’s language, with its schema, options and group', async (t) => {
  const { api, staff } = await clinic(t);
  const { body, headers } = await api.as(staff).get(`${path}/catalog`, { 'Accept-Language': 'fr' });
  assert.deepEqual(body.data.map(({ key }: { key: string }) => key).sort(), [...settingKeys].sort());
  const of = (key: string) => body.data.find((one: { key: string }) => one.key === key);
  assert.equal(of('scheduling.daysAhead').label, catalog['scheduling.daysAhead'].label.fr);
  assert.deepEqual([of('scheduling.daysAhead').unit, of('scheduling.daysAhead').schema.maximum, of('scheduling.daysAhead').perLocation], ['days', 730, true]);
  assert.deepEqual(of('identity.staffSecondFactor').options[1], { value: 'required', label: 'Obligatoire' });
  assert.equal(of('scheduling.priorToReschedule').schema.anyOf[0].properties.unit.type, 'string');
  assert.ok(!JSON.stringify(body).includes('$ref'));
  assert.equal(body.groups[0].label, 'Général');
  const etag = headers.get('ETag') ?? '';
  const again = await api.as(staff).get(`${path}/catalog`, { 'Accept-Language': 'fr', 'If-None-Match': etag });
  assert.equal(again.status, 304);
  assert.equal((await api.as(staff).get(`${path}/catalog`, { 'Accept-Language': 'en', 'If-None-Match': etag })).status, 200);
});

test('G2 every setting stands once, in a group that is named, and in one of its topics or none', async (t) => {
  const { api, staff } = await clinic(t);
  const { data, groups } = (await api.as(staff).get(`${path}/catalog`, { 'Accept-Language': 'en' })).body;
  assert.equal(new Set(data.map(({ key }: { key: string }) => key)).size, data.length);
  for (const { key, group, topic } of data) {
    const found = groups.find(({ name }: { name: string }) => name === group);
    assert.ok(found, key);
    assert.ok(topic === null || found.topics.some(({ name }: { name: string }) => name === topic), key);
  }
});

test('G2 one answer holds the values, what is set, what locations have otherwise, and who changed each group last', async (t) => {
  const { api } = await clinic(t);
  const dana = await api.signIn('manager', { kind: 'staff' });
  const { version } = (await dana.get(path)).body;
  const own = await dana.patch(path, { values: { 'scheduling.daysAhead': 60 } }, { 'If-Match': `"${version}"` });
  assert.ok(own.body.set.includes('scheduling.daysAhead') && !own.body.set.includes('scheduling.undoMinutes'));
  const there = { values: { 'scheduling.daysAhead': 30 } };
  await dana.patch(`${path}?locationId=${locations.toronto}`, there, { 'If-Match': `"${own.body.version}"` });
  const { body } = await dana.get(path);
  assert.deepEqual(body.locations.find(({ id }: { id: string }) => id === locations.toronto).values, { 'scheduling.daysAhead': 30 });
  const { changedBy } = body.changed.find(({ group }: { group: string }) => group === 'scheduling');
  assert.deepEqual([changedBy.kind, changedBy.name], ['staff', 'Staff manager']);
});

test('G2 the history names staff and keys, and is asked for by key or by group', async (t) => {
  const { api, staff } = await clinic(t, { 'scheduling.daysAhead': 30, 'general.pricing': false });
  const { version } = (await api.as(staff).get(path)).body;
  await api.as(staff).patch(path, { values: { 'scheduling.allowedReschedules': null } }, { 'If-Match': `"${version}"` });
  const keysOf = async (query: string) => (await api.as(staff).get(`${path}/changes?${query}`)).body.data.map(({ key }: { key: string }) => key);
  assert.deepEqual(await keysOf('setting=scheduling.daysAhead'), ['scheduling.daysAhead']);
  assert.deepEqual(await keysOf('group=scheduling'), ['scheduling.allowedReschedules', 'scheduling.daysAhead']);
  const [change] = (await api.as(staff).get(`${path}/changes?limit=1`)).body.data;
  assert.deepEqual([change.after, change.isSet, change.before, change.wasSet], [null, true, null, false]);
  assert.equal(change.changedBy.kind, 'key');
  assert.equal(typeof change.changedBy.name, 'string');
});

test('G2 setting back is a change of its own, against the version that was read', async (t) => {
  const { api, staff } = await clinic(t, { 'scheduling.daysAhead': 30 });
  const { version } = (await api.as(staff).get(path)).body;
  const next = await api.as(staff).patch(path, { values: { 'scheduling.daysAhead': 45 } }, { 'If-Match': `"${version}"` });
  const [{ key, before }] = (await api.as(staff).get(`${path}/changes?limit=1`)).body.data;
  const late = await api.as(staff).patch(path, { values: { [key]: before } }, { 'If-Match': `"${version}"` });
  assert.equal(late.status, 412);
  const back = await api.as(staff).patch(path, { values: { [key]: before } }, { 'If-Match': `"${next.body.version}"` });
  assert.deepEqual([back.status, back.body.values[key]], [200, 30]);
});
