import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { database, disconnect } from './connection.ts';
import { checkInvariants, invariants } from './invariants.ts';
import { anOrganization, aPatient, openDatabase } from '../testing/database.ts';
import { explain } from './testing/plans.ts';
import { recordStatements } from './testing/statements.ts';
import { tx } from './tx.ts';

test('I2 a sound database breaks no invariant, and the command says so', async (t) => {
  const url = await openDatabase(t);
  const { db } = await anOrganization();
  const { id: patientId, createdAt } = await tx(() => db.Patient.insert(aPatient()));
  const email = { system: 'email' as const, value: 'a@example.org', normalized: 'a@example.org' };
  await tx(() => db.ContactPoint.insert({ id: aPatient().id, patientId, ...email, createdAt }));
  assert.deepEqual(await checkInvariants(), []);
  await disconnect();
  const command = fileURLToPath(new URL('../../../scripts/check-invariants.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [command, url]);
  assert.match(stdout, new RegExp(`^${invariants.length} of ${invariants.length} invariants hold\n$`));
});

test('I2 a patient who was merged and still owns something is found', async (t) => {
  await openDatabase(t);
  const { db } = await anOrganization();
  const survivor = await tx(() => db.Patient.insert(aPatient()));
  const merged = await tx(() => db.Patient.insert(aPatient({ mergedIntoId: survivor.id })));
  assert.deepEqual(await checkInvariants(), []);
  const own = { patientId: merged.id, system: 'urn:mrn', value: '1', createdAt: merged.createdAt };
  await tx(() => db.Identifier.insert({ id: merged.id, ...own }));
  assert.deepEqual(
    (await checkInvariants()).map(({ name, count }) => [name, count]),
    [['a merged patient owns nothing', 1]],
  );
});

test('I2 a value that is stored in another form than all others is found', async (t) => {
  await openDatabase(t);
  const { id } = await anOrganization();
  const change = "update organizations set createdAt = '2026-01-01T00:00:00Z' where id = $1";
  const write = tx(() => database().sequelize.query(change, { bind: [id] }));
  // The server refuses it; SQLite, which has no types, keeps it.
  if (database().engine === 'mysql') await assert.rejects(write);
  else await write;
  const names = (await checkInvariants()).map(({ name }) => name);
  assert.deepEqual(
    names,
    database().engine === 'mysql' ? [] : ['values are stored in the one form that compares rightly'],
  );
});

test('I2 a statement that reads a whole table is seen by its plan', async (t) => {
  await openDatabase(t);
  const { db } = await anOrganization();
  await tx(() => db.Patient.insertAll(Array.from({ length: 200 }, () => aPatient())));
  const recording = recordStatements();
  await db.Patient.one({ id: 'none' });
  await db.Patient.find({ where: { givenName: 'x' }, limit: 1 });
  await database().sequelize.query('select id from patients where familyName = 1');
  recording.stop();
  assert.equal(recording.statements.length, 3);
  const plans = await explain(recording.statements);
  assert.deepEqual(
    plans.map(({ table, isFullScan }) => [table, isFullScan]),
    [
      ['patients', false],
      ['patients', false],
      ['patients', true],
    ],
  );
});
