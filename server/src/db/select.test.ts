import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anOrganization, aPatient, useDatabase } from '../testing/database.ts';
import { asFlag, asInstant, asInt, asJson, asText, optional } from './rows.ts';
import { unscopedDb } from './scoped.ts';
import { tx } from './tx.ts';
import { UnsafeQuery } from './values.ts';

useDatabase();

const email = { system: 'email' as const, value: 'A@example.org', normalized: 'a@example.org' };

/** Two organizations with the same patient and contact. */
async function twins() {
  const a = await anOrganization();
  const b = await anOrganization();
  const patient = aPatient();
  for (const { db } of [a, b]) {
    await tx(async () => {
      await db.Patient.insert(patient);
      await db.ContactPoint.insert({ ...email, id: patient.id, patientId: patient.id, createdAt: patient.createdAt });
    });
  }
  return { a, b, patient };
}

test('I6 a join answers the rows of its own organization, read alike on both engines', async () => {
  const { a, patient } = await twins();
  const rows = await a.db.select(
    `select p.id, p.profile, p.createdAt, p.birthDate, c.normalized from patients p
     left join contact_points as c on c.organizationId = $organizationId and c.patientId = p.id
     where p.organizationId = $organizationId and p.id in ($ids) and (p.profile = $yes or p.deceased = $yes) order by p.id, c.id`,
    { ids: [patient.id, 'other', 'third'], yes: true },
    { id: asText, profile: asFlag, createdAt: asInstant, birthDate: optional(asText), normalized: asText },
  );
  const expected = {
    id: patient.id,
    profile: true,
    createdAt: patient.createdAt,
    birthDate: null,
    normalized: 'a@example.org',
  };
  assert.deepEqual(rows, [expected]);
  assert.ok(Object.isFrozen(rows[0]));
});

test('I6 sums, selects inside selects and unions count one organization only', async () => {
  const { a } = await twins();
  const count = (sql: string) => a.db.select(sql, {}, { n: asInt });
  const one = [{ n: 1 }];
  assert.deepEqual(
    await count('select sum(1) as n from patients where patients.organizationId = $organizationId'),
    one,
  );
  const inside = `select count(*) as n from (select p.id from patients p where p.organizationId = $organizationId) as x`;
  assert.deepEqual(await count(inside), one);
  const exists = `select count(*) as n from patients p where p.organizationId = $organizationId and exists
    (select 1 from contact_points c where c.organizationId = $organizationId and c.patientId = p.id)`;
  assert.deepEqual(await count(exists), one);
  const both = `select count(*) as n from patients p where p.organizationId = $organizationId
    union all select count(*) as n from contact_points p where p.organizationId = $organizationId`;
  assert.deepEqual(await count(both), [...one, ...one]);
});

const bound = 'p.organizationId = $organizationId';
const attacks: readonly (readonly [string, string])[] = [
  ['no organization', 'select id from patients'],
  ['another organization', "select id from patients p where p.organizationId = 'x'"],
  ['an organization that the caller names', 'select p.id from patients p where p.organizationId = $other'],
  [
    'the organization of one of two tables',
    `select p.id from patients p join contact_points c on c.patientId = p.id where ${bound}`,
  ],
  [
    'the organization twice for one table, never for the other',
    `select p.id from patients p join contact_points c on c.patientId = p.id where ${bound} and ${bound}`,
  ],
  [
    'tables equal to each other only',
    `select p.id from patients p join contact_points c on c.organizationId = c.organizationId where ${bound}`,
  ],
  ['or beside it', `select p.id from patients p where ${bound} or 1 = 1`],
  ['or before it', `select p.id from patients p where 1 = 1 or ${bound}`],
  ['or, in brackets', `select p.id from patients p where (${bound} or 1 = 1)`],
  ['in brackets, with or outside', `select p.id from patients p where (${bound}) or 1 = 1`],
  ['not', `select p.id from patients p where not ${bound}`],
  ['not, in brackets', `select p.id from patients p where not (${bound})`],
  ['compared with the answer', `select p.id from patients p where ${bound} = 0`],
  ['compared before', `select p.id from patients p where 0 = ${bound}`],
  ['is false', `select p.id from patients p where ${bound} is false`],
  ['xor', `select p.id from patients p where ${bound} xor 1`],
  ['xor before', `select p.id from patients p where 1 xor 1 and ${bound}`],
  ['or as a sign', `select p.id from patients p where 1 = 1 || 1 = 1 and ${bound}`],
  ['as the end of between', `select p.id from patients p where 1 between 0 and ${bound}`],
  ['in the middle of case', `select p.id from patients p where case when 1 = 1 then 1 = 1 and ${bound} and 1 = 1 end`],
  ['as a column', `select ${bound} as yes, p.id from patients p`],
  ['in having', `select p.id from patients p group by p.id having ${bound}`],
  ['in another select', `select p.id from patients p where exists (select 1 from contact_points p where ${bound})`],
  ['in one half of a union', `select p.id from patients p where ${bound} union select p.id from patients p`],
  ['in the other half of a union', `select p.id from patients p union select p.id from patients p where ${bound}`],
  ['in case', `select p.id from patients p where case when 1 then 1 else ${bound} end`],
  ['a comma join', `select p.id from contact_points c, patients p where ${bound}`],
  ['a table in brackets', `select p.id from (patients p) where ${bound}`],
  [
    'two tables in brackets',
    `select p.id from patients p join (contact_points c join patients q on 1 = 1) on 1 = 1 where ${bound}`,
  ],
  [
    'a select without the organization inside',
    `select p.id from patients p where ${bound} and p.id in (select patientId from contact_points)`,
  ],
  ['a comment', `select p.id from patients p -- where ${bound}`],
  ['a comment of the other kind', `select p.id from patients p /* where ${bound} */`],
  ['a comment of MySQL', `select p.id from patients p # where ${bound}`],
  ['quoted text', `select p.id from patients p where p.id = 'x' and ${bound}`],
  ['two statements', `select p.id from patients p where ${bound}; select 1`],
  ['a change', `update patients p set givenName = $organizationId where ${bound}`],
  ['a deletion', `delete from patients where organizationId = $organizationId`],
  ['a common table', `with q as (select 1) select p.id from patients p where ${bound}`],
  ['a file', `select p.id into outfile $organizationId from patients p where ${bound}`],
  ['a table of the system', 'select name from sqlite_master'],
  ['a table of the system by path', 'select table_name from information_schema.tables'],
  ['a table by the path of its database', 'select id from portico.patients'],
  ['a table used twice under one name', `select p.id from patients p join patients p on ${bound} where ${bound}`],
  ['a natural join', `select p.id from patients p natural join contact_points where ${bound}`],
  [
    'a right join',
    `select p.id from contact_points c right join patients p on ${bound} where c.organizationId = $organizationId`,
  ],
  [
    'a left join without it',
    `select p.id from contact_points c left join patients p on p.id = c.id where c.organizationId = $organizationId`,
  ],
];

for (const [what, sql] of attacks) {
  test(`I6 select refuses: ${what}`, async () => {
    const { a } = await twins();
    await assert.rejects(a.db.select(sql, {}, { id: asText }), UnsafeQuery);
  });
}

test('I6 select refuses a left table that only the join after it binds: all its rows would come through', async () => {
  const { a } = await twins();
  const sql = `select p.id from patients p left join contact_points c on c.patientId = p.id and ${bound} and c.organizationId = $organizationId`;
  await assert.rejects(a.db.select(sql, {}, { id: asText }), UnsafeQuery);
});

test('I6 every name in a select has a value, every value a name, and none is the organization', async () => {
  const { a, b } = await twins();
  const sql = `select p.id from patients p where ${bound} and p.id = $id`;
  const run = (binds: object) => a.db.select(sql, { ...binds }, { id: asText });
  await assert.rejects(run({}), UnsafeQuery);
  await assert.rejects(run({ id: 'x', extra: 1 }), UnsafeQuery);
  await assert.rejects(run({ id: { toString: () => 'x' } }), UnsafeQuery);
  await assert.rejects(run({ id: undefined }), UnsafeQuery);
  await assert.rejects(run({ id: Number.NaN }), UnsafeQuery);
  await assert.rejects(run({ id: 'x', organizationId: b.id }), UnsafeQuery);
});

test('I2 select reads milliseconds, JSON, flags, sums and empty lists alike on both engines', async () => {
  const { a, patient } = await twins();
  const key = { kind: 'secret', environment: 'test', name: 'k', prefix: 'sk', lastFour: 'abcd' } as const;
  await tx(() =>
    a.db.ApiKey.insert({
      ...key,
      id: patient.id,
      hash: a.id,
      scopes: ['fhir', 'health'],
      createdAt: patient.createdAt,
    }),
  );
  const sql = `select k.scopes, k.createdAt, k.expiresAt from api_keys k where k.organizationId = $organizationId and k.createdAt = $at`;
  const mapper = { scopes: asJson, createdAt: asInstant, expiresAt: optional(asInstant) };
  const rows = await a.db.select(sql, { at: patient.createdAt }, mapper);
  assert.deepEqual(rows, [{ scopes: ['fhir', 'health'], createdAt: patient.createdAt, expiresAt: null }]);
  const none = await a.db.select(
    `select p.id from patients p where ${bound} and p.id in ($ids)`,
    { ids: [] },
    { id: asText },
  );
  assert.deepEqual(none, []);
  const sum = await a.db.select(
    `select sum(p.profile) as n, avg(p.profile) as mean from patients p where ${bound}`,
    {},
    { n: asInt, mean: asInt },
  );
  assert.deepEqual(sum, [{ n: 1, mean: 1 }]);
});

test('I2 the same text takes lists of any length, one after the other', async () => {
  const { a, b, patient } = await twins();
  const sql = `select p.id from patients p where ${bound} and (p.id in ($ids) or p.searchName = $name)`;
  const found = async (ids: string[], name: string) => (await a.db.select(sql, { ids, name }, { id: asText })).length;
  const lists = [[patient.id], [], ['x', 'y', patient.id], ['x']];
  assert.deepEqual(await Promise.all(lists.map((ids) => found(ids, 'nobody'))), [1, 0, 1, 0]);
  assert.equal(await found([], patient.searchName), 1);
  await tx(() => b.db.ContactPoint.remove({ patientId: patient.id }));
  assert.equal(await a.db.ContactPoint.count(), 1);
});

test('I2 case and or may stand in brackets', async () => {
  const { a } = await twins();
  const sql = `select sum(case when (p.profile = 1 or p.deceased = 1) then 2 else 0 end) as n from patients p where ${bound}`;
  assert.deepEqual(await a.db.select(sql, {}, { n: asInt }), [{ n: 2 }]);
});

test('I6 the tables above organizations can be joined without one', async () => {
  const { a } = await twins();
  const sql = `select o.slug from patients p join organizations o on o.id = p.organizationId where ${bound}`;
  assert.deepEqual(await a.db.select(sql, {}, { slug: asText }), [{ slug: `clinic-${a.id}` }]);
  const all = await unscopedDb.select(
    'select count(*) as n from patients where id in ($ids)',
    { ids: ['none'] },
    { n: asInt },
  );
  assert.deepEqual(all, [{ n: 0 }]);
});
