import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literal, Op } from 'sequelize';
import { anOrganization, aPatient, useDatabase } from '../testing/database.ts';
import { scopedDb, unscopedDb } from './scoped.ts';
import { tx } from './tx.ts';
import { UnsafeQuery } from './values.ts';
import { violatedKey } from './violations.ts';

useDatabase();

/** Two organizations whose rows have the same ids. */
async function twins() {
  const a = await anOrganization('A');
  const b = await anOrganization('B');
  const own = aPatient({ givenName: 'Ann' });
  const stranger = { ...own, givenName: 'Bob' };
  await tx(() => a.db.Patient.insert(own));
  await tx(() => b.db.Patient.insert(stranger));
  return { a, b, id: own.id };
}

test('I6 equal ids in two organizations never meet, in any verb', async () => {
  const { a, b, id } = await twins();
  assert.equal((await a.db.Patient.one({ id }))?.givenName, 'Ann');
  assert.deepEqual(
    (await b.db.Patient.find()).map((row) => row.givenName),
    ['Bob'],
  );
  assert.equal(await a.db.Patient.count(), 1);
  assert.equal(await tx(() => a.db.Patient.update({ id }, { givenName: 'Anna' })), 1);
  assert.equal((await b.db.Patient.one({ id }))?.givenName, 'Bob');
  assert.equal(await tx(() => a.db.Patient.remove({ id })), 1);
  assert.equal(await b.db.Patient.count(), 1);
});

test('I6 a reference to a row of another organization is refused by the database', async () => {
  const { a, b } = await twins();
  const only = await tx(() => b.db.Patient.insert(aPatient()));
  const contact = {
    system: 'email' as const,
    value: 'x@example.org',
    normalized: 'x@example.org',
    createdAt: only.createdAt,
  };
  const crossing = tx(() => a.db.ContactPoint.insert({ id: only.id, patientId: only.id, ...contact }));
  await assert.rejects(crossing, /^DatabaseError: reference:/);
  await tx(() => b.db.ContactPoint.insert({ id: only.id, patientId: only.id, ...contact }));
  await assert.rejects(
    tx(() => b.db.Patient.remove({ id: only.id })),
    /^DatabaseError: reference:/,
  );
});

test('I6 a row of an organization that does not exist is refused', async () => {
  await assert.rejects(
    tx(() => scopedDb('nobody').Patient.insert(aPatient())),
    /^DatabaseError: reference:/,
  );
  assert.throws(() => scopedDb(''), TypeError);
});

/** What reaches the facade when types were talked out of the way, by JSON or otherwise. */
const untyped = (value: unknown): never => value as never;

const conditions: readonly (readonly [string, (stranger: string) => unknown])[] = [
  ['the organization itself', (stranger) => ({ organizationId: stranger })],
  ['an operator of Sequelize', () => ({ [Op.or]: [{ id: '1' }, {}] })],
  ['an operator of Sequelize in a column', () => ({ id: { [Op.ne]: '1' } })],
  ['a literal as the whole', () => literal('1 = 1')],
  ['a literal as a value', () => ({ id: literal("'1' OR 1=1") })],
  ['a literal in a list', () => ({ id: { in: [literal("'1') OR (1=1")] } })],
  ['a path into another table', () => ({ '$Organization.id$': '1' })],
  ['a name with quotes in it', () => ({ 'id` = `id` or `id': '1' })],
  ['an unknown column', () => ({ password: '1' })],
  ['a property of every object', () => ({ constructor: '1' })],
  ['undefined', () => ({ id: undefined })],
  ['undefined in a list', () => ({ id: { in: [undefined] } })],
  ['an operator that is not offered', () => ({ id: { like: '%' } })],
  ['an operator of every object', () => ({ id: { toString: '%' } })],
  ['an empty operator', () => ({ id: {} })],
  ['a list where a value belongs', () => ({ id: ['1', '2'] })],
  ['a nested object', () => ({ id: { eq: { raw: '1' } } })],
  ['a boolean where text belongs', () => ({ id: true })],
  ['a number where text belongs', () => ({ givenName: 0 })],
  ['NaN', () => ({ id: Number.NaN })],
  ['a wrong date', () => ({ createdAt: new Date('no') })],
  ['text where a date belongs', () => ({ createdAt: "1' or '1'='1" })],
  ['null where the column has none', () => ({ id: null })],
  ['null in a list', () => ({ id: { in: [null] } })],
  ['a list that is none', () => ({ id: { in: 'abc' } })],
  ['a function', () => ({ id: () => '1' })],
  ['an array', () => [['id', '1']]],
  ['text', () => '1 = 1'],
  [
    'an object of a class',
    () =>
      new (class Where {
        id = '1';
      })(),
  ],
];

for (const [what, attack] of conditions) {
  test(`I6 refuses as a condition: ${what}`, async () => {
    const { a, b, id } = await twins();
    const where = untyped(attack(b.id));
    await assert.rejects(a.db.Patient.find({ where }), UnsafeQuery);
    await assert.rejects(a.db.Patient.one(where), UnsafeQuery);
    await assert.rejects(a.db.Patient.count(where), UnsafeQuery);
    await assert.rejects(
      tx(() => a.db.Patient.update(where, { givenName: 'X' })),
      UnsafeQuery,
    );
    await assert.rejects(
      tx(() => a.db.Patient.remove(where)),
      UnsafeQuery,
    );
    assert.equal((await b.db.Patient.one({ id }))?.givenName, 'Bob');
  });
}

const rows: readonly (readonly [string, (stranger: string) => unknown])[] = [
  ['the organization', (stranger) => ({ organizationId: stranger })],
  ['an unknown column', () => ({ admin: true })],
  ['a literal', () => ({ givenName: literal('(select hash from api_keys)') })],
  ['undefined', () => ({ givenName: undefined })],
  ['an object for text', () => ({ givenName: { a: 1 } })],
  ['a number out of range', () => ({ deceased: 2 })],
  ['text that is too long', () => ({ givenName: 'x'.repeat(101) })],
  ['a symbol', () => ({ [Symbol('organizationId')]: 1 })],
];

for (const [what, attack] of rows) {
  test(`I6 refuses as a new value: ${what}`, async () => {
    const { a, b, id } = await twins();
    const bad = attack(b.id);
    await assert.rejects(
      tx(() => a.db.Patient.insert(untyped(Object.assign(aPatient(), bad)))),
      UnsafeQuery,
    );
    await assert.rejects(
      tx(() => a.db.Patient.insertAll([untyped(Object.assign(aPatient(), bad))])),
      UnsafeQuery,
    );
    await assert.rejects(
      tx(() => a.db.Patient.update({ id }, untyped(bad))),
      UnsafeQuery,
    );
    assert.equal(await b.db.Patient.count(), 1);
  });
}

test('I6 refuses an order, a limit or an option that is none', async () => {
  const { a } = await twins();
  const bad: unknown[] = [
    { order: [['id', 'ASC, (select 1)']] },
    { order: [['`id`', 'ASC']] },
    { order: [literal('1')] },
    { order: literal('1') },
    { order: [['organizationId', 'ASC']] },
    { limit: '1; drop table patients' },
    { limit: -1 },
    { limit: 1.5 },
    { lock: 'x' },
    { lock: true },
    { include: ['Organization'] },
    { attributes: ['organizationId'] },
    { raw: true },
    { where: { id: '1' }, transaction: null },
  ];
  for (const request of bad)
    await assert.rejects(a.db.Patient.find(untyped(request)), UnsafeQuery, JSON.stringify(request));
});

test('I6 a change without a condition, or of an id, is refused', async () => {
  const { a, id } = await twins();
  await assert.rejects(
    tx(() => a.db.Patient.update({}, { givenName: 'X' })),
    UnsafeQuery,
  );
  await assert.rejects(
    tx(() => a.db.Patient.remove({})),
    UnsafeQuery,
  );
  await assert.rejects(a.db.Patient.one({}), UnsafeQuery);
  await assert.rejects(
    tx(() => a.db.Patient.update({ id }, {})),
    UnsafeQuery,
  );
  await assert.rejects(
    tx(() => a.db.Patient.update({ id }, untyped({ id: 'other' }))),
    UnsafeQuery,
  );
  await assert.rejects(
    tx(() => a.db.Patient.add({ id }, untyped({ givenName: 1 }))),
    UnsafeQuery,
  );
});

test('I6 nothing else is reachable through the facade', async () => {
  const { db } = await anOrganization();
  for (const name of ['Organization', 'Throttle', 'Lease', 'GatewayEvent', 'sequelize', 'query', 'models']) {
    assert.equal(Reflect.get(db, name), undefined, name);
  }
  for (const verb of ['upsert', 'unscoped', 'findAll', 'destroy', 'bulkCreate', 'build', 'sequelize']) {
    assert.equal(Reflect.get(db.Patient, verb), undefined, verb);
  }
  assert.equal(Reflect.get(unscopedDb, 'Patient'), undefined);
});

test('I6 rows are plain and frozen, and do not hold the organization', async () => {
  const { a, id } = await twins();
  const row = await a.db.Patient.one({ id });
  assert.ok(row && Object.isFrozen(row) && !('organizationId' in row));
  assert.equal(Object.getPrototypeOf(row), Object.prototype);
  assert.throws(() => Reflect.defineProperty(row, 'givenName', { value: 'X' }) || assert.fail('frozen'));
});

test('I2 conditions mean the same on both engines', async () => {
  const { db } = await anOrganization();
  const names = ['a', 'b', 'c', 'd', 'e'];
  await tx(() =>
    db.Patient.insertAll(
      names.map((givenName, i) => ({
        ...aPatient({ givenName, searchName: givenName }),
        birthDate: i < 2 ? null : `200${i}-01-01`,
      })),
    ),
  );
  const find = async (where: Parameters<typeof db.Patient.count>[0]) =>
    (await db.Patient.find({ where, order: [['searchName', 'DESC']] })).map((row) => row.givenName).join('');
  assert.equal(await find({ searchName: { gte: 'b', lt: 'd' } }), 'cb');
  assert.equal(await find({ searchName: { gt: 'b', lte: 'd' } }), 'dc');
  assert.equal(await find({ searchName: { in: ['a', 'c', 'e'] } }), 'eca');
  assert.equal(await find({ searchName: { in: [] } }), '');
  assert.equal(await find({ searchName: { ne: 'a' }, birthDate: null }), 'b');
  assert.equal(await find({ birthDate: { ne: null } }), 'edc');
  assert.equal(await find({ birthDate: { gte: '2003-01-01' } }), 'ed');
  assert.equal((await db.Patient.find({ limit: 2, order: [['searchName', 'ASC']] })).length, 2);
  assert.equal((await db.Patient.find({ limit: 0 })).length, 0);
});

test('I2 an update to the same value counts as one row, of none as zero', async () => {
  const { a, id } = await twins();
  assert.equal(await tx(() => a.db.Patient.update({ id }, { givenName: 'Ann' })), 1);
  assert.equal(await tx(() => a.db.Patient.update({ id: 'none' }, { givenName: 'Ann' })), 0);
  assert.equal(await tx(() => a.db.Patient.remove({ id: 'none' })), 0);
});

test('I2 a thousand rows are written at once, all or none', async () => {
  const { db } = await anOrganization();
  const many = Array.from({ length: 1_100 }, () => aPatient());
  await tx(() => db.Patient.insertAll(many));
  assert.equal(await db.Patient.count(), 1_100);
  const again = tx(() => db.Patient.insertAll([...Array.from({ length: 600 }, () => aPatient()), ...many.slice(0, 1)]));
  assert.equal(await again.then(() => null, violatedKey), 'patients.PRIMARY');
  assert.equal(await db.Patient.count(), 1_100);
  const found = await db.Patient.find({ where: { id: { in: many.slice(0, 700).map(({ id }) => id) } } });
  assert.equal(found.length, 700);
});
