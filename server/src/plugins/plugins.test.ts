import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ConfigError } from '../config.ts';
import { pluginContext } from '../plugin-context.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';
import { loadPlugins } from './load-plugins.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-plugins-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a plugin; how it behaves is switched through `globalThis.behaviour`, since it runs in this very process. */
function write(path: string, source: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), source);
}

write('many/types/index.mjs', `export default {
  name: 'types',
  filters: { 'scheduling.appointmentTypes.filter': (ids, about, context) => globalThis.behaviour.filter(ids, about, context) },
};`);
write('many/ears/package.json', JSON.stringify({ name: 'ears', main: 'ears.mjs' }));
write('many/ears/ears.mjs', `export default {
  name: 'ears',
  events: { 'scheduling.appointment.booked': (event, context) => globalThis.behaviour.hear(event, context) },
};`);
write('node_modules/@clinic/packed/package.json', JSON.stringify({ name: '@clinic/packed', main: 'main.mjs' }));
write('node_modules/@clinic/packed/main.mjs', `export default { name: 'packed', events: {} };`);

type Filter = (ids: string[], about: { patientId: string | null }, context: { organization: { slug: string }; signal: AbortSignal; patients: { get(id: string): Promise<unknown> } }) => unknown;
interface Heard {
  id: string;
  payload: { appointmentId: string };
}
const behaviour = {
  filter: ((ids) => ids) as Filter,
  hear: (async () => undefined) as (event: Heard, context: { organization: { id: string }; patients: { get(id: string): Promise<{ givenName: string } | null> } }) => Promise<unknown>,
};
Object.assign(globalThis, { behaviour });
process.env['PLUGINS'] = join(folder, 'many');
const { clinic } = await import('../testing/clinic.ts');

const listed = async ({ api, patient }: Awaited<ReturnType<typeof clinic>>) =>
  (await api.as(patient).get('/v1/appointment-types')).body.data.map(({ id }: { id: string }) => id) as string[];
const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada, start: '2027-03-02T09:00:00-05:00' };

test('H4 a filter leaves types out and reorders them, and its decision binds slots, hold and booking', async (t) => {
  const here = await clinic(t);
  behaviour.filter = (ids) => ids;
  const all = await listed(here);
  assert.ok(all.length > 1);
  const hold = await here.api.as(here.patient).post('/v1/holds', wish);
  assert.equal(hold.status, 201);
  behaviour.filter = (ids, { patientId }) => (patientId === here.patient.patient ? ids.filter((id) => id !== types.visit).reverse() : ids);
  assert.deepEqual(await listed(here), all.filter((id) => id !== types.visit).reverse());
  const slots = await here.api.as(here.patient).get(`/v1/slots?appointmentTypeId=${types.visit}&locationId=${locations.toronto}&from=2027-03-02&to=2027-03-05`);
  assert.deepEqual([slots.status, slots.body.data], [200, []]);
  const again = await here.api.as(here.patient).post('/v1/holds', { ...wish, start: '2027-03-02T10:00:00-05:00' });
  assert.deepEqual([again.status, again.body.type], [409, 'urn:portico:problem:slot-taken']);
  const booked = await here.api.as(here.patient).post('/v1/appointments', { holdId: hold.body.id });
  assert.deepEqual([booked.status, booked.body.type], [409, 'urn:portico:problem:slot-not-offered']);
  const other = await here.api.as(here.otherPatient).post('/v1/holds', { ...wish, start: '2027-03-02T10:00:00-05:00' });
  assert.equal(other.status, 201, 'another patient is not concerned');
});

const failures: Readonly<Record<string, Filter>> = {
  throws: () => {
    throw new Error('broken');
  },
  'never answers': () => new Promise(() => undefined),
  'returns rubbish': () => ({ ids: 'none' }),
  'invents a type': (ids) => [...ids, 'made-up'],
  'says a type twice': (ids) => [...ids, ...ids],
};

test('H4 a filter that throws, never answers or returns rubbish offers nothing; the request is answered, and the log says why', async (t) => {
  const here = await clinic(t);
  for (const [way, filter] of Object.entries(failures)) {
    behaviour.filter = filter;
    const answer = await here.api.as(here.patient).get('/v1/appointment-types');
    assert.deepEqual([answer.status, answer.body.data], [200, []], way);
  }
  const { body } = await here.api.as(here.staff).get('/v1/admin/plugins');
  const own = body.data.find(({ name }: { name: string }) => name === 'types');
  assert.deepEqual([own.filters, own.failures[0].reason], [['scheduling.appointmentTypes.filter'], 'refused-answer']);
  const other = await clinic(t);
  const seenThere = (await other.api.as(other.staff).get('/v1/admin/plugins')).body.data;
  assert.deepEqual(seenThere.map((one: { failures: unknown[] }) => one.failures.length), [0, 0], 'another clinic hears nothing of it');
  behaviour.filter = (ids) => ids;
  assert.ok((await listed(here)).length > 1, 'once it works, all is as before');
  const reasons = here.logLines.filter((line) => line.includes('plugin-failed')).map((line) => /"reason":"([\w-]+)"/.exec(line)?.[1]);
  assert.deepEqual(reasons.slice(-5), ['threw', 'too-slow', 'refused-answer', 'refused-answer', 'refused-answer']);
});

test('H4 a filter gets a copy: changing it in place changes nothing', async (t) => {
  const here = await clinic(t);
  behaviour.filter = (ids) => {
    const kept = [...ids];
    ids.length = 0;
    return kept;
  };
  assert.ok((await listed(here)).length > 1);
});

async function book({ api, patient }: Awaited<ReturnType<typeof clinic>>) {
  const hold = await api.as(patient).post('/v1/holds', wish);
  return (await api.as(patient).post('/v1/appointments', { holdId: hold.body.id })).body.id as string;
}

test('H4 an event is told after commit, with ids; the plugin reads the patient, and the audit log names it', async (t) => {
  const here = await clinic(t);
  behaviour.filter = (ids) => ids;
  const heard: unknown[] = [];
  behaviour.hear = async (event, { organization, patients }) => {
    heard.push([event.payload.appointmentId, organization.id, (await patients.get(here.patient.patient))?.givenName]);
  };
  const id = await book(here);
  await here.drain();
  assert.deepEqual(heard, [[id, here.organizationId, 'Maya']]);
  const events = await here.api.as(here.staff).get('/v1/admin/audit-events?limit=100');
  assert.ok(events.body.data.some(({ action, details }: { action: string; details: { plugin?: string } | null }) => action === 'patient.read' && details?.plugin === 'ears'));
});

test('H4 I3 a plugin that fails is told again later under the same id; the booking and its mail are as they would be without it', async (t) => {
  const here = await clinic(t);
  const seen: string[] = [];
  behaviour.hear = async ({ id }) => {
    seen.push(id);
    if (seen.length < 3) throw new Error('down');
  };
  await book(here);
  for (let hours = 0; hours < 6 && seen.length < 3; hours += 1) {
    await here.drain();
    here.clock.advance(3_600_000);
  }
  assert.equal((await here.mails('patient0@example.org')).length > 0, true);
  assert.deepEqual([seen.length, new Set(seen).size], [3, 1]);
});

test('H4 plugins come from a folder, a folder of folders and a package; what is none stops the start with one line', async () => {
  const load = (stated: string) => loadPlugins(stated, folder, pluginContext);
  assert.deepEqual((await load('./many, @clinic/packed')).all.map(({ name }) => name), ['ears', 'types', 'packed']);
  assert.deepEqual((await load('')).all, []);
  write('bad/shape/index.mjs', 'export default { name: "Bad Name" };');
  write('bad/crash/index.mjs', 'throw new Error("at once");');
  write('bad/hook/index.mjs', 'export default { name: "hook", filters: { "no.such.filter": () => 1 } };');
  const wrong: readonly [string, RegExp][] = [
    ['./bad/shape', /default export of \.\/bad\/shape is no plugin: name must be lower case/],
    ['./bad/crash', /\.\/bad\/crash can't be loaded: at once/],
    ['./bad/hook', /names a filter that this version does not have/],
    ['./nowhere', /there is no \.\/nowhere/],
    ['@clinic/absent', /package @clinic\/absent isn't installed/],
    ['@clinic/packed,@clinic/packed', /two plugins are called packed/],
  ];
  for (const [stated, message] of wrong) await assert.rejects(load(stated), (error) => error instanceof ConfigError && message.test(error.message), stated);
});

test('H4 a filter whose time is over acts no more, whatever it still does', async (t) => {
  const here = await clinic(t);
  const late = new Promise<string[]>((resolve) => {
    behaviour.filter = (ids, _about, { signal, patients }) =>
      new Promise((answer) => {
        signal.addEventListener('abort', () => {
          const tries = [patients.get(here.patient.patient)];
          void Promise.allSettled(tries).then((ends) => resolve(ends.map((end) => (end.status === 'rejected' ? String(Object(end.reason).name) : 'acted'))));
          answer(ids);
        });
      });
  });
  assert.deepEqual(await listed(here), []);
  assert.deepEqual(await late, ['TookTooLong']);
  behaviour.filter = (ids) => ids;
  const reads = await (await here.caller()).db.AuditEvent.count({ requestId: 'plugin:types' });
  assert.equal(reads, 0);
});
