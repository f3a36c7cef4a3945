import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect, database, disconnect, engineOf, listenToStatements, ping } from './connection.ts';
import { unscopedDb } from './scoped.ts';
import { anOrganization, aPatient, openDatabase } from '../testing/database.ts';
import { moduleUrl, scriptArgs } from '../testing/programs.ts';
import { tx } from './tx.ts';
import { refusalOf } from './violations.ts';

test('I2 a process has one database at a time, and says what is wrong with an address', async (t) => {
  const url = await openDatabase(t);
  assert.throws(() => connect(url), /has a database already/);
  for (const wrong of ['', 'sqlite:', 'postgres://localhost/x', 'portico.db', 'mysql:localhost']) {
    assert.throws(() => engineOf(wrong), /DATABASE_URL must be/, wrong);
  }
  await disconnect();
  assert.throws(() => database(), /No database is open/);
  connect(url);
});

test('I5 readiness asks the database itself', async (t) => {
  await openDatabase(t);
  await ping();
  await disconnect();
  connect('mysql://nobody:x@127.0.0.1:1/none');
  await assert.rejects(ping());
});

test('I2 whatever is bound by mistake is refused or stored rightly, and never ends the process', async (t) => {
  await openDatabase(t);
  const { id } = await anOrganization();
  const ask = (value: unknown) =>
    database().sequelize.query('select count(*) as n from organizations where id = $1 or settingsVersion = $1', {
      bind: [value],
    });
  for (const value of [true, false, 1, 1.5, -1, 2 ** 53, id, null, new Date(0), Buffer.from('x')]) await ask(value);
  await assert.rejects(async () => ask(undefined));
});

test('I2 a failed COMMIT stores nothing and leaves no lock behind', async (t) => {
  await openDatabase(t);
  const { db } = await anOrganization();
  const broken = tx(async () => {
    await db.Patient.insert(aPatient());
    // SQLite refuses such a COMMIT; the server loses its connection before it.
    if (database().engine === 'sqlite') {
      await database().sequelize.query('pragma defer_foreign_keys = on');
      await db.Identifier.insert({ id: 'x', patientId: 'nobody', system: 's', value: 'v', createdAt: new Date(0) });
    } else
      await database()
        .sequelize.query('kill connection_id()')
        .catch(() => undefined);
  });
  const warn = t.mock.method(console, 'warn', () => undefined);
  await assert.rejects(broken);
  warn.mock.restore();
  await tx(() => db.Patient.insert(aPatient()));
  assert.equal(await db.Patient.count(), 1);
});

test('I2 a statement that was refused does not hinder those after it, nor the COMMIT', async (t) => {
  await openDatabase(t);
  const { db } = await anOrganization();
  await tx(async () => {
    for (let i = 0; i < 50; i += 1) {
      const patient = await db.Patient.insert(aPatient());
      const again = await db.Patient.insert(patient).then(() => null, refusalOf);
      assert.equal(again, 'unique');
      const orphan = { id: patient.id, patientId: 'nobody', system: 's', value: 'v', createdAt: patient.createdAt };
      assert.equal(await db.Identifier.insert(orphan).then(() => null, refusalOf), 'reference');
    }
  });
  assert.equal(await db.Patient.count(), 50);
});

test('I2 two processes count on one database, and every count counts', async (t) => {
  const url = await openDatabase(t);
  const { id } = await anOrganization();
  const module = (name: string) => JSON.stringify(moduleUrl(name, import.meta.url));
  const program = `import { connect, disconnect } from ${module('./connection.ts')};
    import { unscopedDb } from ${module('./scoped.ts')};
    import { tx } from ${module('./tx.ts')};
    connect(process.argv[1]);
    const add = () => tx(() => unscopedDb.Organization.add({ id: process.argv[2] }, { settingsVersion: 1 }));
    await Promise.all(Array.from({ length: 100 }, add));
    await disconnect();`;
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const args = [...scriptArgs(program), url, id];
  const run = () => promisify(execFile)(process.execPath, args, { cwd });
  await Promise.all([run(), run()]);
  assert.equal((await unscopedDb.Organization.one({ id }))?.settingsVersion, 201);
});

test('I2 tests hear of every statement, until they stop listening', async (t) => {
  await openDatabase(t);
  const heard: string[] = [];
  const stop = listenToStatements(({ sql, inTransaction }) =>
    heard.push(`${inTransaction} ${sql.slice(0, 6).toLowerCase()}`),
  );
  const { db } = await anOrganization();
  await db.Patient.count();
  stop();
  await db.Patient.count();
  const begin = database().engine === 'sqlite' ? 'true begin ' : 'true start ';
  assert.deepEqual(heard, [begin, 'true insert', 'true commit', 'false select']);
});
