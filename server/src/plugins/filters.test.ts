import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { listenToStatements } from '../db/connection.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';
import type { Decision, FilterName, FoundSlot } from './filters.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-filters-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'all'));
const names = ['locations', 'practitioners', 'slots', 'decisions'] as const;
const handlers = names.map((name) => `'scheduling.${name}.filter': (...asked) => globalThis.filtering['${name}'](...asked)`);
writeFileSync(join(folder, 'all', 'index.mjs'), `export default { name: 'all', filters: { ${handlers.join(', ')} } };`);

/** What the plugin does now, per filter; a test sets what it is about. */
type Filtering = (value: never, about: { patientId: string | null }) => unknown;
const same: Filtering = (value) => value;
const filtering: Record<(typeof names)[number], Filtering> = { locations: same, practitioners: same, slots: same, decisions: same };
Object.assign(globalThis, { filtering });
process.env['PLUGINS'] = folder;
const { clinic } = await import('../testing/clinic.ts');

const { ada, ben } = practitioners;
const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, start: '2027-03-02T10:00:00-05:00' };
const search = `/v1/slots?appointmentTypeId=${types.visit}&locationId=${locations.toronto}&from=2027-03-02&to=2027-03-03`;

async function filtered(t: TestContext, set: Partial<typeof filtering> = {}) {
  Object.assign(filtering, { locations: same, practitioners: same, slots: same, decisions: same }, set);
  const here = await clinic(t);
  const api = here.api.as(here.patient);
  const ids = async (path: string) => (await api.get(path)).body.data.map(({ id }: { id: string }) => id) as string[];
  const starts = async (more = '') => ((await api.get(search + more)).body.data as { free: string[] }[]).flatMap(({ free }) => free);
  const hold = async (more: object = {}) => api.post('/v1/holds', { ...wish, ...more });
  return { ...here, client: api, ids, starts, hold };
}

const refusal = ({ status, body }: { status: number; body: { type?: string; reason?: string } }) => [status, body.type?.split(':').at(-1), body.reason];

test('C15 a plugin leaves locations out and reorders them: in the list, in the search and for the hold', async (t) => {
  const { ids, starts, hold } = await filtered(t);
  const before = await ids('/v1/locations');
  filtering.locations = (all: string[]) => [...all].reverse();
  assert.deepEqual(await ids('/v1/locations'), [...before].reverse());
  filtering.locations = (all: string[]) => all.filter((id) => id !== locations.toronto);
  assert.equal((await ids('/v1/locations')).includes(locations.toronto), false);
  assert.deepEqual(await ids(`/v1/practitioners?locationId=${locations.toronto}`), []);
  assert.deepEqual(await starts(), []);
  assert.deepEqual(refusal(await hold()), [409, 'slot-taken', undefined]);
});

test('C15 a plugin leaves practitioners out and reorders them; whom it leaves takes the time, and a hold of another is not booked', async (t) => {
  const { ids, starts, hold, client, api, otherPatient, patient } = await filtered(t);
  const there = `/v1/practitioners?appointmentTypeId=${types.visit}&locationId=${locations.toronto}`;
  assert.deepEqual(await ids(there), [ben, ada].sort());
  const held = await hold({ practitionerId: ada, start: '2027-03-02T11:00:00-05:00' });
  filtering.practitioners = (all: string[]) => [...all].sort().reverse();
  assert.deepEqual(await ids(there), [ada, ben].sort().reverse());
  filtering.practitioners = (all: string[], { patientId }) => (patientId === patient.patient ? all.filter((id) => id === ben) : all);
  assert.deepEqual(await ids(there), [ben]);
  assert.deepEqual(await starts(`&practitionerId=${ada}`), []);
  assert.equal((await hold()).body.practitionerId, ben);
  assert.deepEqual(refusal(await client.post('/v1/appointments', { holdId: held.body.id })), [409, 'slot-not-offered', undefined]);
  assert.equal((await api.as(otherPatient).post('/v1/holds', { ...wish, practitionerId: ada })).status, 201, 'another patient is not concerned');
});

const mornings = (all: FoundSlot[]) => all.filter(({ start }) => start.slice(11, 13) < '12');

test('C15 a plugin leaves starts out after the search, and the hold, the booking and the alternatives keep to it', async (t) => {
  const { starts, hold, client } = await filtered(t);
  const all = await starts();
  const held = await hold({ start: '2027-03-02T14:00:00-05:00', practitionerId: ada });
  assert.equal(held.status, 201);
  filtering.slots = mornings;
  const left = await starts();
  assert.deepEqual(left, all.filter((start) => start.slice(11, 13) < '12'));
  assert.ok(left.length > 0 && left.length < all.length);
  assert.deepEqual(refusal(await hold({ start: '2027-03-02T15:00:00-05:00' })), [409, 'slot-taken', undefined]);
  assert.deepEqual(refusal(await client.post('/v1/appointments', { holdId: held.body.id })), [409, 'slot-not-offered', undefined]);
  const own = await hold({ practitionerId: ada, start: '2027-03-02T10:30:00-05:00' });
  assert.equal((await client.post('/v1/appointments', { holdId: own.body.id })).status, 201);
  const lost = await hold({ practitionerId: ada, start: '2027-03-02T10:30:00-05:00' });
  assert.equal(lost.body.type, 'urn:portico:problem:slot-taken');
  assert.ok(lost.body.alternatives.length > 0 && lost.body.alternatives.every((start: string) => start.slice(11, 13) < '12'));
});

test('C15 scheduling.showBookedSlots shows nothing of what a plugin takes away', async (t) => {
  const { client, hold, api, staff } = await filtered(t);
  const { version } = (await api.as(staff).get('/v1/admin/settings')).body;
  await api.as(staff).send('PATCH', '/v1/admin/settings', { values: { 'scheduling.showBookedSlots': true } }, { 'If-Match': `"${version}"` });
  assert.equal((await hold({ practitionerId: ada, start: '2027-03-02T14:00:00-05:00' })).status, 201);
  const taken = async () => ((await client.get(`${search}&practitionerId=${ada}`)).body.data as { taken?: string[] }[]).flatMap((day) => day.taken ?? []);
  assert.ok((await taken()).length > 0);
  filtering.slots = mornings;
  assert.deepEqual(await taken(), []);
});

async function booked({ hold, client }: Awaited<ReturnType<typeof filtered>>) {
  const { body } = await hold({ practitionerId: ada, start: '2027-03-05T10:00:00-05:00' });
  return (await client.post('/v1/appointments', { holdId: body.id })).body;
}

test('C20 H4 a plugin narrows what can be done with an appointment: what is shown and what is done', async (t) => {
  const here = await filtered(t);
  const visit = await booked(here);
  assert.deepEqual([visit.canCancel, visit.canReschedule, visit.canUndo], [true, true, true]);
  filtering.decisions = (all: Decision[]) => all.map((one) => ({ ...one, canCancel: false, canReschedule: false }));
  const shown = (await here.client.get(`/v1/me/appointments/${visit.id}`)).body;
  assert.deepEqual([shown.canCancel, shown.canReschedule, shown.canUndo, shown.refusals.cancel, shown.refusals.reschedule], [false, false, false, 'plugin', 'plugin']);
  const cancelled = await here.client.post(`/v1/appointments/${visit.id}/cancel`, {});
  assert.deepEqual([...refusal(cancelled), typeof cancelled.body.phone], [409, 'act-refused', 'plugin', 'string']);
  const held = await here.hold({ practitionerId: ada, start: '2027-03-05T13:00:00-05:00', movesAppointmentId: visit.id });
  assert.deepEqual(refusal(await here.client.post(`/v1/appointments/${visit.id}/reschedule`, { holdId: held.body.id })), [409, 'act-refused', 'plugin']);
  assert.deepEqual(refusal(await here.api.as(here.otherPatient).post(`/v1/appointments/${visit.id}/cancel`, {})), [404, 'not-found', undefined]);
  assert.equal((await here.api.as(here.staff).post(`/v1/admin/appointments/${visit.id}/cancel`, {})).status, 200, 'staff aren’t asked about');
});

test('C20 H4 a plugin can’t allow what the rules refuse, and fails closed', async (t) => {
  const here = await filtered(t);
  const visit = await booked(here);
  const ways: Filtering[] = [
    (all: Decision[]) => all.map((one) => ({ ...one, canJoin: true })),
    () => [],
    () => {
      throw new Error('broken');
    },
    () => new Promise(() => undefined),
  ];
  for (const way of ways) {
    filtering.decisions = way;
    const shown = (await here.client.get(`/v1/me/appointments/${visit.id}`)).body;
    assert.deepEqual([shown.canCancel, shown.canReschedule, shown.canJoin, shown.refusals.join], [false, false, false, 'not-video']);
  }
});

const failures: readonly [string, Filtering][] = [
  ['threw', () => {
    throw new Error('broken');
  }],
  ['too-slow', () => new Promise(() => undefined)],
  ['refused-answer', () => 'rubbish'],
  ['refused-answer', (all: unknown[]) => [...all, ...all]],
];

test('C15 H4 a filter that throws, never answers or answers what can’t be offers nothing, and staff see why', async (t) => {
  for (const name of ['locations', 'practitioners', 'slots'] as const) {
    const here = await filtered(t);
    for (const [reason, way] of failures) {
      filtering[name] = way;
      assert.deepEqual(await here.starts(), [], `${name} ${reason}`);
      assert.deepEqual(refusal(await here.hold()), [409, 'slot-taken', undefined], `${name} ${reason}`);
      const { failures: seen } = (await here.api.as(here.staff).get('/v1/admin/plugins')).body.data[0];
      assert.deepEqual(seen.map((one: { hook: FilterName; reason: string }) => [one.hook, one.reason]), [[`scheduling.${name}.filter`, reason]]);
    }
    filtering[name] = same;
    assert.equal((await here.hold()).status, 201, 'once it works, all is as before');
  }
});

test('C15 without a plugin that filters, nothing more is read for a search, a hold or a booking', async (t) => {
  const here = await filtered(t);
  const { all } = Object(here.portico.runtime.plugins) as { all: unknown[] };
  const counted = async (work: () => Promise<unknown>) => {
    let count = 0;
    const stop = listenToStatements(() => {
      count += 1;
    });
    await work();
    stop();
    return count;
  };
  const round = async (start: string) => {
    const counts = [await counted(() => here.starts())];
    let id = '';
    counts.push(await counted(async () => (id = (await here.hold({ practitionerId: ada, start })).body.id)));
    counts.push(await counted(() => here.client.post('/v1/appointments', { holdId: id })));
    return counts;
  };
  await round('2027-03-02T09:00:00-05:00');
  const withFilters = await round('2027-03-02T11:00:00-05:00');
  const removed = all.splice(0);
  t.after(() => all.push(...removed));
  const without = await round('2027-03-02T13:00:00-05:00');
  assert.equal(without[0], withFilters[0], 'places, practitioners and slots are filtered by what the search read anyway');
  assert.ok(without[1] !== undefined && without[1] < (withFilters[1] ?? 0) && (without[2] ?? 0) < (withFilters[2] ?? 0), `${without} ${withFilters}`);
});
