import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literal, Op } from 'sequelize';
import type { Db } from './scoped.ts';
import { unscopedDb } from './scoped.ts';

/** Never called: that the file compiles is the test; each expected error would fail the type check if it vanished. */
export async function forbidden(db: Db): Promise<void> {
  // @ts-expect-error the organization is no condition
  await db.Patient.find({ where: { organizationId: 'x' } });
  // @ts-expect-error the organization is no new value
  await db.Patient.update({ id: 'x' }, { organizationId: 'y' });
  // @ts-expect-error the organization is no part of a new row
  await db.DpopId.insert({ organizationId: 'x', thumbprint: 't', jtiHash: 'h', expiresAt: new Date(0) });
  // @ts-expect-error an id never changes
  await db.Patient.update({ id: 'x' }, { id: 'y' });
  // @ts-expect-error literals are no values
  await db.Patient.one({ id: literal('1') });
  // @ts-expect-error literals are no conditions
  await db.Patient.find({ where: literal('1 = 1') });
  // @ts-expect-error operators of Sequelize are not taken
  await db.Patient.find({ where: { [Op.or]: [] } });
  // @ts-expect-error an unknown column
  await db.Patient.count({ password: 'x' });
  // @ts-expect-error an unknown operator
  await db.Patient.count({ givenName: { like: 'x' } });
  // @ts-expect-error a number is no name
  await db.Patient.count({ givenName: 1 });
  // @ts-expect-error a word that the column doesn't know
  await db.PortalUser.update({ id: 'x' }, { state: 'locked' });
  // @ts-expect-error only whole numbers are added to
  await db.Outbox.add({ id: 'x' }, { state: 1 });
  // @ts-expect-error an order by an unknown column
  await db.Patient.find({ order: [['1', 'ASC']] });
  // @ts-expect-error no include
  await db.Patient.find({ include: [] });
  // @ts-expect-error a mandatory column is missing
  await db.DpopId.insert({ thumbprint: 't', jtiHash: 'h' });
  // @ts-expect-error no upsert
  await db.Patient.upsert({});
  // @ts-expect-error tables above organizations are not here
  await db.Organization.find();
  // @ts-expect-error tables of organizations are not there
  await unscopedDb.Patient.find();
  const [row] = await db.Patient.find();
  // @ts-expect-error rows are read only
  if (row) row.givenName = 'x';
  // @ts-expect-error rows do not hold the organization
  assert.ok(row?.organizationId);
}

test('I6 what the facade forbids does not compile', () => assert.equal(typeof forbidden, 'function'));
