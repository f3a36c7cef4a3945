import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { DemoFile } from './demo-file.ts';

const program = `await (await import(${JSON.stringify(new URL('start.ts', import.meta.url).href)})).startDemo({ reset: process.argv.includes('--reset') });`;
const portico = fileURLToPath(new URL('../server/bin/portico.mjs', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** A folder as a fresh clone would have it, in which the demo is started and stopped. */
function folder(t: TestContext) {
  const path = mkdtempSync(join(tmpdir(), 'portico-start-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  // The embedded database, whatever the suite runs on: what differs is below the services, which are tested on both.
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    DATABASE_URL: '',
    PORT: '0',
    DEMO_PORT: '0',
    LOG_LEVEL: 'error',
  };
  const file = () => JSON.parse(readFileSync(join(path, '.portico/demo.json'), 'utf8')) as DemoFile;
  const start = (...args: string[]) => launch(t, path, env, args);
  const command = (...args: string[]) =>
    ended(spawn(process.execPath, [portico, ...args], { cwd: path, env, stdio: 'ignore' }));
  return { path, file, start, command };
}

async function launch(t: TestContext, cwd: string, env: NodeJS.ProcessEnv, args: string[]) {
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', program, '--', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  const isReady = new Promise<boolean>((done) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (/^ready api=\S+ demo=\S+$/m.test(output)) done(true);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => done(false));
  });
  return {
    child,
    isReady: await isReady,
    output: () => output,
    stop: (signal: NodeJS.Signals = 'SIGTERM') => (child.kill(signal), ended(child)),
  };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

test('I1 the first start makes the clinic, says how to get in, and stops with its signals', async (t) => {
  const { path, file, start } = folder(t);
  const first = await start();
  assert.ok(first.isReady, first.output());
  const { api, demo, inbox, organization, patient, staff } = file();
  assert.equal(statSync(join(path, '.portico/demo.json')).mode & 0o777, 0o600);
  assert.match(first.output(), new RegExp(`^ready api=${api} demo=${demo}$`, 'm'));
  assert.match(demo, /^http:\/\/clinic\.localhost:\d+$/);
  assert.match(organization.publishableKey, /^pk_test_/);
  assert.ok(patient.password && staff.password && staff.totpSecret);
  const page = await fetch(demo.replace('clinic.localhost', 'localhost'));
  assert.match(await page.text(), new RegExp(organization.publishableKey));
  assert.equal((await fetch(inbox)).status, 200);
  const own = await fetch(`${api}/v1/portal?key=${organization.publishableKey}`, { headers: { origin: demo } });
  assert.equal(own.status, 200);
  assert.equal(
    (
      await fetch(`${api}/v1/portal?key=${organization.publishableKey}`, {
        headers: { origin: 'http://clinic.localhost:1' },
      })
    ).status,
    403,
  );
  const summary = await fetch(`${api}/v1/me/health-summary`, {
    headers: { authorization: `Bearer ${organization.secretKey}`, 'portico-patient': patient.id },
  });
  assert.equal(summary.status, 200);
  assert.equal(await first.stop('SIGINT'), 0);
});

test('I1 a second start keeps data, keys and logins, and allows the new origin instead of the old', async (t) => {
  const { file, start } = folder(t);
  await (await start()).stop();
  const before = file();
  const second = await start();
  const after = file();
  assert.deepEqual(
    [after.organization, after.patient, after.staff],
    [before.organization, before.patient, before.staff],
  );
  const ask = (origin: string) =>
    fetch(`${after.api}/v1/portal?key=${after.organization.publishableKey}`, { headers: { origin } });
  assert.equal((await ask(after.demo)).status, 200);
  if (before.demo !== after.demo) assert.equal((await ask(before.demo)).status, 403);
  assert.equal(await second.stop(), 0);
});

test('I1 starting over makes another clinic, and a lost demo.json gets new keys and passwords', async (t) => {
  const { path, file, start } = folder(t);
  await (await start()).stop();
  const before = file();
  rmSync(join(path, '.portico/demo.json'));
  await (await start()).stop();
  const renewed = file();
  assert.equal(renewed.organization.id, before.organization.id);
  assert.notEqual(renewed.organization.secretKey, before.organization.secretKey);
  assert.notEqual(renewed.patient.password, before.patient.password);
  await (await start('--reset')).stop();
  assert.notEqual(file().organization.id, before.organization.id);
});

test('I6 in a database with another organization the demo makes nothing, and never starts it over', async (t) => {
  const { file, start, command } = folder(t);
  assert.equal(await command('organizations', 'create', '--name', 'Real Clinic', '--slug', 'real-clinic'), 0);
  const beside = await start();
  assert.ok(beside.isReady);
  assert.match(beside.output(), /other organizations/);
  assert.throws(file, /ENOENT/);
  await beside.stop();
  const over = await start('--reset');
  assert.equal(over.isReady, false);
  assert.match(over.output(), /leaves it alone/);
});
