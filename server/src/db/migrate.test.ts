import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { QueryTypes } from 'sequelize';
import { connect, database, disconnect, engineOf } from './connection.ts';
import { Ddl } from './ddl.ts';
import { migrate, schemaState, TriggersRefused } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { emptyDatabase } from '../testing/database.ts';
import { moduleUrl, scriptArgs } from '../testing/programs.ts';

async function empty(t: TestContext): Promise<string> {
  const { url, drop } = await emptyDatabase();
  t.after(drop);
  return url;
}

const names = migrations.map(({ name }) => name);

/** A migration of plain statements. */
const plain = (name: string, ...sql: string[]): Migration => ({
  name,
  statements: () => sql.map((one) => ({ sql: one })),
});

async function tableNames(url: string): Promise<string[]> {
  connect(url);
  const sql = database().engine === 'sqlite' ? "select name from sqlite_master where type = 'table'" : 'show tables';
  const rows = await database().sequelize.query<object>(sql, { type: QueryTypes.SELECT });
  await disconnect();
  return rows.map((row) => String(Object.values(row)[0])).filter((name) => name.length === 1);
}

test('I2 an empty database gets every table once; a second run finds nothing to do', async (t) => {
  const url = await empty(t);
  assert.deepEqual((await schemaState(url)).pending, names);
  assert.deepEqual(await migrate(url), names);
  assert.deepEqual(await migrate(url), []);
  assert.deepEqual(await schemaState(url), { pending: [], auditTriggers: true });
});

test('I2 two processes that migrate at once: one does it, the other finds nothing to do', async (t) => {
  const url = await empty(t);
  const program = `import { migrate } from ${JSON.stringify(moduleUrl('./migrate.ts', import.meta.url))};
    process.stdout.write(JSON.stringify(await migrate(process.argv[1])));`;
  const run = () =>
    promisify(execFile)(process.execPath, [...scriptArgs(program), url], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
    });
  const ran = await Promise.all([run(), run(), run()]);
  const lists = ran.map(({ stdout }): unknown => JSON.parse(stdout));
  assert.deepEqual(
    lists.filter((list) => Array.isArray(list) && list.length > 0),
    [names],
  );
});

test('I2 a migration that stops half-way resumes where it stopped, or never happened', async (t) => {
  const url = await empty(t);
  const first = plain('0001-a', 'create table a (n int)');
  const broken = plain('0002-b', 'create table b (n int)', 'create table c (n int)', 'this is no sql');
  await assert.rejects(migrate(url, { migrations: [first, broken] }));
  assert.deepEqual(await tableNames(url), engineOf(url) === 'sqlite' ? [] : ['a', 'b', 'c']);
  const mended = plain('0002-b', 'create table b (n int)', 'create table c (n int)', 'create table d (n int)');
  await migrate(url, { migrations: [first, mended] });
  assert.deepEqual((await tableNames(url)).sort(), ['a', 'b', 'c', 'd']);
  assert.deepEqual(await migrate(url, { migrations: [first, mended] }), []);
});

test('I2 a statement that ran and was changed afterwards is noticed when its migration resumes', async (t) => {
  const url = await empty(t);
  const broken = plain('0001-a', 'create table a (n int)', 'this is no sql');
  await assert.rejects(migrate(url, { migrations: [broken] }));
  const changed = plain('0001-a', 'create table e (n int)', 'create table d (n int)');
  if (engineOf(url) === 'sqlite') assert.deepEqual(await migrate(url, { migrations: [changed] }), ['0001-a']);
  else await assert.rejects(migrate(url, { migrations: [changed] }), /0001-a#1 was changed after it had run here/);
});

test('I2 a column or an index that a crash left behind is no error when its migration resumes', async (t) => {
  const url = await empty(t);
  // On SQLite a migration is one transaction and leaves no column behind.
  const left = engineOf(url) === 'mysql' ? ['alter table a add column more text'] : [];
  const before = plain('0001-a', 'create table a (n int)', ...left, 'create index a_global_n on a (n)');
  const adds: Migration = { name: '0002-b', statements: (ddl) => [ddl.addColumn('a', 'more', ddl.text(10, { optional: true })), ddl.addIndex('a', ['n'])] };
  assert.deepEqual(await migrate(url, { migrations: [before, adds] }), ['0001-a', '0002-b']);
  const wrong: Migration = { name: '0003-c', statements: (ddl) => [ddl.addIndex('a', ['unknown'])] };
  await assert.rejects(migrate(url, { migrations: [before, adds, wrong] }));
});

test('I4 where triggers are refused migrate says so, and goes on only when told', async (t) => {
  const url = await empty(t);
  // SQLite never refuses; the server's refusal is signalled here as it would be without the right to make triggers.
  const server = engineOf(url) === 'mysql';
  const sql = server ? "signal sqlstate 'HY000' set mysql_errno = 1419" : 'create table b (n int)';
  const guarded: Migration = {
    name: '0001-a',
    statements: () => [{ sql: 'create table a (n int)' }, { sql, trigger: true }],
  };
  if (server) await assert.rejects(migrate(url, { migrations: [guarded] }), TriggersRefused);
  assert.deepEqual(await migrate(url, { migrations: [guarded], withoutAuditTriggers: true }), ['0001-a']);
  assert.equal((await schemaState(url)).auditTriggers, false);
});

test('I2 migrations are listed in the order of their names, none twice', () => {
  assert.deepEqual(names, [...new Set(names)].sort());
});

test('I6 every table but four begins its keys and references with the organization', () => {
  const global = ['organizations', 'leases', 'throttles', 'gateway_events'];
  for (const engine of ['sqlite', 'mysql'] as const) {
    const statements = migrations.flatMap((one) => one.statements(new Ddl(engine)).flat()).map(({ sql }) => sql);
    const tables = statements.filter((sql) => sql.startsWith('create table'));
    for (const sql of tables) {
      const name = /create table if not exists (\w+)/.exec(sql)?.[1] ?? '';
      if (global.includes(name)) continue;
      assert.match(sql, /primary key \(`organizationId`/, name);
      for (const [, columns] of sql.matchAll(/unique \(([^)]*)\)/g))
        assert.match(columns ?? '', /^`organizationId`/, name);
      for (const [, columns, table] of sql.matchAll(/foreign key \(([^)]*)\) references (\w+)/g)) {
        assert.match(columns ?? '', /^`?organizationId`?/, `${name} → ${table}`);
      }
      assert.match(sql, /foreign key/, `${name} is reachable from its organization`);
    }
    assert.deepEqual(
      global.filter((name) => !tables.some((sql) => sql.includes(`exists ${name} (`))),
      [],
    );
  }
});
