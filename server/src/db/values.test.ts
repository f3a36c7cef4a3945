import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anOrganization, aPatient, useDatabase } from '../testing/database.ts';
import { tx } from './tx.ts';
import { violatedKey } from './violations.ts';

useDatabase();

test('I2 every kind of value comes back as it went in, milliseconds and all', async () => {
  const { db } = await anOrganization();
  const texts = [
    'Zoé O’Brien',
    '王小明',
    'خالد',
    '👩🏽‍⚕️',
    "'; drop table patients; --",
    '\\',
    '%_`"\n\t',
    '$1 $organizationId ? :id @x',
    '',
  ];
  for (const givenName of texts) {
    const row = {
      ...aPatient({ givenName }),
      birthDate: '2000-02-29',
      createdAt: new Date('2026-03-08T10:59:59.999Z'),
    };
    await tx(() => db.Patient.insert(row));
    const stored = await db.Patient.one({
      id: row.id,
      givenName,
      createdAt: row.createdAt,
      birthDate: '2000-02-29',
      profile: true,
    });
    assert.deepEqual(
      [stored?.givenName, stored?.createdAt, stored?.birthDate, stored?.profile, stored?.gender],
      [givenName, row.createdAt, '2000-02-29', true, null],
    );
  }
});

test('I2 JSON comes back as it went in, null and nested text too', async () => {
  const { db } = await anOrganization();
  for (const value of [null, true, 0, 'a "quoted" text', ['x', { y: null }], { é: '👍', n: 1.5 }]) {
    const key = `k ${JSON.stringify(value)}`;
    await tx(() => db.SettingValue.insert({ key, value: { value } }));
    assert.deepEqual((await db.SettingValue.one({ key }))?.value, { value });
  }
});

test('I2 moments sort and compare by time, to the millisecond', async () => {
  const { db } = await anOrganization();
  const at = [
    '2026-12-01T09:00:00.123Z',
    '2026-12-01T09:00:00.124Z',
    '1969-12-31T23:59:59.999Z',
    '2026-12-01T10:00:00.000+01:00',
  ];
  await tx(() =>
    db.Patient.insertAll(at.map((text) => ({ ...aPatient({ givenName: text }), createdAt: new Date(text) }))),
  );
  const found = await db.Patient.find({ order: [['createdAt', 'ASC']] });
  assert.deepEqual(
    found.map((row) => row.givenName),
    [at[2], at[3], at[0], at[1]],
  );
  assert.equal(await db.Patient.count({ createdAt: { gt: new Date('2026-12-01T09:00:00.123Z') } }), 1);
  assert.equal(await db.Patient.count({ createdAt: { gte: new Date('2026-12-01T09:00:00.123Z') } }), 2);
});

test('I2 text is compared byte by byte: case, accents and ß differ in keys and conditions', async () => {
  const { db } = await anOrganization();
  const names = ['emile', 'Emile', 'émile', 'EMILE', 'strasse', 'straße'];
  const at = new Date('2026-11-23T08:00:00Z');
  await tx(async () => {
    for (const name of names) await db.UserType.insert({ id: aPatient().id, name, permissions: [], createdAt: at });
  });
  for (const name of names) assert.equal(await db.UserType.count({ name }), 1, name);
  const again = tx(() => db.UserType.insert({ id: aPatient().id, name: 'Emile', permissions: [], createdAt: at }));
  assert.equal(await again.then(() => null, violatedKey), 'user_types.name');
});

test('B8 a patient has at most one preferred contact of a kind, any number of others', async () => {
  const { db } = await anOrganization();
  const { id: patientId, createdAt } = await tx(() => db.Patient.insert(aPatient()));
  const add = (value: string, preferred: 'y' | null, system: 'email' | 'phone' = 'email') =>
    tx(() =>
      db.ContactPoint.insert({ id: aPatient().id, patientId, system, value, normalized: value, preferred, createdAt }),
    );
  await add('a@example.org', 'y');
  await add('b@example.org', null);
  await add('c@example.org', null);
  await add('+15550100', 'y', 'phone');
  assert.equal(
    await add('d@example.org', 'y').then(() => null, violatedKey),
    'contact_points.patientId_system_preferred',
  );
});

test('B2 a patient has at most one portal user of their own, any number of carers', async () => {
  const { db } = await anOrganization();
  const { id: patientId, createdAt } = await tx(() => db.Patient.insert(aPatient()));
  const link = (role: 'self' | 'carer', self: 'y' | null) =>
    tx(async () => {
      const { id } = await db.PortalUser.insert({ id: aPatient().id, state: 'disabled', createdAt });
      await db.PortalUserPatient.insert({ portalUserId: id, patientId, role, self, createdAt });
    });
  await link('self', 'y');
  await link('carer', null);
  await link('carer', null);
  assert.equal(await link('self', 'y').then(() => null, violatedKey), 'portal_user_patients.patientId_self');
  await assert.rejects(link('self', null), /^DatabaseError: check:/);
  await assert.rejects(link('carer', 'y'), /^DatabaseError: check:/);
});

test('I2 a word that a column does not know is refused by the database', async () => {
  const { db } = await anOrganization();
  const row = { id: aPatient().id, state: 'locked' as 'linked', createdAt: new Date('2026-11-23T08:00:00Z') };
  await assert.rejects(
    tx(() => db.PortalUser.insert(row)),
    /^DatabaseError: check:/,
  );
});
