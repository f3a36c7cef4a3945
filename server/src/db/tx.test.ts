import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anOrganization, aPatient, useDatabase } from '../testing/database.ts';
import { database } from './connection.ts';
import { unscopedDb } from './scoped.ts';
import { retry, TooMuchContention, tx } from './tx.ts';
import { violatedKey } from './violations.ts';

useDatabase();

test('I2 a transaction that throws leaves nothing, also what an inner one wrote', async () => {
  const { db } = await anOrganization();
  const failing = tx(async () => {
    await db.Patient.insert(aPatient());
    await tx(() => db.Patient.insert(aPatient()));
    throw new Error('no');
  });
  await assert.rejects(failing, /^Error: no$/);
  assert.equal(await db.Patient.count(), 0);
});

test('I2 an inner transaction joins the outer one and sees what it wrote', async () => {
  const { db } = await anOrganization();
  await tx(async () => {
    const { id } = await db.Patient.insert(aPatient());
    assert.ok(await tx(() => db.Patient.one({ id })));
  });
  assert.equal(await db.Patient.count(), 1);
});

test('I2 an inner failure that the outer work lets through undoes all', async () => {
  const { db } = await anOrganization();
  const outer = tx(async () => {
    await db.Patient.insert(aPatient());
    await tx(() => Promise.reject(new Error('inner')));
  });
  await assert.rejects(outer, /inner/);
  assert.equal(await db.Patient.count(), 0);
});

test('I2 a reader outside sees only what was committed', async () => {
  const { db } = await anOrganization();
  const steps = { written: () => {}, seen: () => {} };
  const written = new Promise<void>((resolve) => (steps.written = resolve));
  const seen = new Promise<void>((resolve) => (steps.seen = resolve));
  const writing = tx(async () => {
    await db.Patient.insert(aPatient());
    steps.written();
    await seen;
  });
  await written;
  assert.equal(await db.Patient.count(), 0);
  steps.seen();
  await writing;
  assert.equal(await db.Patient.count(), 1);
});

test('I2 retry() runs the whole work again, from the start', async () => {
  const { db } = await anOrganization();
  let runs = 0;
  await tx(async () => {
    runs += 1;
    await db.Patient.insert(aPatient());
    if (runs < 3) throw retry();
  });
  assert.deepEqual([runs, await db.Patient.count()], [3, 1]);
});

test('I2 work that never comes through is given up, and says so', async () => {
  let runs = 0;
  const hopeless = tx(async () => {
    runs += 1;
    throw retry();
  });
  await assert.rejects(hopeless, TooMuchContention);
  assert.equal(runs, 8);
});

test('I2 a query that outlives its transaction is refused, not run on its own', async () => {
  const { db } = await anOrganization();
  let late: Promise<unknown> = Promise.resolve();
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  await tx(async () => {
    late = gate.then(() => db.Patient.insert(aPatient()));
    late.catch(() => undefined);
  });
  go();
  await assert.rejects(late, /commit has been called on this transaction/);
  assert.equal(await db.Patient.count(), 0);
});

test('I2 tx() of work that outlived its transaction is refused', async () => {
  let late: Promise<unknown> = Promise.resolve();
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  await tx(async () => {
    late = gate.then(() => tx(async () => undefined));
    late.catch(() => undefined);
  });
  go();
  await assert.rejects(late, /outlived/);
});

test('I2 a unique violation may be caught inside: its statement alone is undone, a bulk one whole', async () => {
  const { db } = await anOrganization();
  const first = aPatient();
  await tx(async () => {
    await db.Patient.insert(first);
    const refused = await db.Patient.insertAll([aPatient(), first]).then(
      () => null,
      (error: unknown) => violatedKey(error),
    );
    assert.equal(refused, 'patients.PRIMARY');
    await db.Patient.insert(aPatient());
  });
  assert.equal(await db.Patient.count(), 2);
});

test('I2 an error other than a refusal dooms the transaction, even if the work swallows it', async () => {
  const { db } = await anOrganization();
  const swallowed = tx(async () => {
    await db.Patient.insert(aPatient());
    await database()
      .sequelize.query('update nowhere set a = 1')
      .catch(() => undefined);
  });
  await assert.rejects(swallowed, /nowhere/);
  assert.equal(await db.Patient.count(), 0);
});

test('I2 an error of the database that the work turns into an answer is still the error', async () => {
  const answered = tx(async () => {
    await database()
      .sequelize.query('update nowhere set a = 1')
      .catch(() => Promise.reject(new Error('slot taken')));
  });
  await assert.rejects(answered, /nowhere/);
});

test('I2 two hundred counts at once all count', async () => {
  const { id } = await anOrganization();
  const counts = Array.from({ length: 200 }, () =>
    tx(() => unscopedDb.Organization.add({ id }, { settingsVersion: 1 })),
  );
  await Promise.all(counts);
  assert.equal((await unscopedDb.Organization.one({ id }))?.settingsVersion, 201);
});

test('I2 two hundred compare-and-swaps at once all come through, each exactly once', async () => {
  const { id } = await anOrganization();
  const swap = () =>
    tx(async () => {
      const before = (await unscopedDb.Organization.one({ id }, { lock: true }))?.settingsVersion ?? 0;
      const won = await unscopedDb.Organization.update(
        { id, settingsVersion: before },
        { settingsVersion: before + 1 },
      );
      if (won !== 1) throw retry();
    });
  await Promise.all(Array.from({ length: 200 }, swap));
  assert.equal((await unscopedDb.Organization.one({ id }))?.settingsVersion, 201);
});

test('I2 transactions that wait for each other crosswise both come through', async () => {
  const one = await anOrganization();
  const two = await anOrganization();
  const add = (first: string, second: string) =>
    tx(async () => {
      await unscopedDb.Organization.add({ id: first }, { settingsVersion: 1 });
      await new Promise((resolve) => setImmediate(resolve));
      await unscopedDb.Organization.add({ id: second }, { settingsVersion: 1 });
    });
  await Promise.all(Array.from({ length: 20 }, (_none, i) => (i % 2 ? add(one.id, two.id) : add(two.id, one.id))));
  const versions = await unscopedDb.Organization.find({ where: { id: { in: [one.id, two.id] } } });
  assert.deepEqual(
    versions.map((row) => row.settingsVersion),
    [21, 21],
  );
});

test('I2 a change outside of tx() is refused, of any kind; reading is not', async () => {
  const { db, id } = await anOrganization();
  const outside = /outside of tx/;
  await assert.rejects(db.Patient.insert(aPatient()), outside);
  await assert.rejects(db.Patient.insertAll([aPatient()]), outside);
  await assert.rejects(db.Patient.update({ id }, { givenName: 'A' }), outside);
  await assert.rejects(unscopedDb.Organization.add({ id }, { settingsVersion: 1 }), outside);
  await assert.rejects(db.Patient.remove({ id }), outside);
  for (const sql of [
    'insert into leases values (1)',
    ' DELETE from leases',
    'replace into leases values (1)',
    'drop table leases',
  ]) {
    await assert.rejects(database().sequelize.query(sql), outside, sql);
  }
  assert.deepEqual(await db.Patient.find(), []);
});

test('I2 SET is refused inside too: it would stay on a connection that others use', async () => {
  await assert.rejects(
    tx(() => database().sequelize.query('set foreign_key_checks = 0')),
    /SET stays on the connection/,
  );
});

test('I2 the same key has the same name on both engines', async () => {
  const { db } = await anOrganization();
  const patient = await tx(() => db.Patient.insert(aPatient()));
  const refusal = (work: () => Promise<unknown>) => tx(work).then(() => 'not refused', violatedKey);
  const contact = (id: string, value: string, preferred: 'y' | null) => ({
    id,
    patientId: patient.id,
    system: 'email' as const,
    value,
    normalized: value,
    preferred,
    createdAt: patient.createdAt,
  });
  await tx(() => db.ContactPoint.insert(contact(patient.id, 'a@example.org', 'y')));
  assert.equal(await refusal(() => db.Patient.insert(aPatient({ id: patient.id }))), 'patients.PRIMARY');
  const second = aPatient().id;
  const twice = () => db.ContactPoint.insert(contact(second, 'b@example.org', 'y'));
  assert.equal(await refusal(twice), 'contact_points.patientId_system_preferred');
  const update = async () => {
    await db.ContactPoint.insert(contact(second, 'c@example.org', null));
    await db.ContactPoint.update({ id: second }, { preferred: 'y' });
  };
  assert.equal(await refusal(update), 'contact_points.patientId_system_preferred');
  const missing = () => db.ContactPoint.insert({ ...contact(second, 'd@example.org', null), patientId: second });
  assert.equal(await refusal(missing), null);
  assert.equal(violatedKey(new Error('other')), null);
});
