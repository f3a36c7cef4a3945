import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomIds } from '../ids.ts';
import { database } from './connection.ts';
import { migrate, schemaState } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { anOrganization, emptyDatabase, useDatabase } from '../testing/database.ts';
import { tx } from './tx.ts';
import { driverError, violatedKey } from './violations.ts';

const opened = useDatabase();

async function anEvent() {
  const { id: organizationId, db } = await anOrganization();
  const id = randomIds.next();
  const event = {
    at: new Date('2026-11-23T08:00:00Z'),
    action: 'patient.read',
    actorKind: 'staff',
    via: 'api',
    subjectType: 'Patient',
    requestId: 'r',
  };
  await tx(() => db.AuditEvent.insert({ ...event, id }));
  return { organizationId, db, id };
}

/** By the trigger, and not taken for a key that is there already. */
const refused = (error: unknown) => violatedKey(error) === null && /only grows/.test(driverError(error).message ?? '');

test('I4 the database refuses to change or delete an audit event, however it is asked', async () => {
  const { organizationId, db, id } = await anEvent();
  const raw = (sql: string) => tx(() => database().sequelize.query(sql, { bind: [organizationId, id] }));
  const where = 'organizationId = $1 and id = $2';
  const changes = [
    `update audit_events set action = 'x' where ${where}`,
    `update audit_events set action = action where ${where}`,
    `delete from audit_events where ${where}`,
    `replace into audit_events (organizationId, id, at, action, actorKind, via, subjectType, requestId)
       values ($1, $2, '2026-11-23 08:00:00.000', 'x', 'staff', 'api', 'Patient', 'r')`,
  ];
  for (const sql of changes) {
    await assert.rejects(raw(sql), refused, sql);
  }
  await assert.rejects(
    tx(() => db.AuditEvent.update({ id }, { action: 'x' })),
    refused,
  );
  await assert.rejects(
    tx(() => db.AuditEvent.remove({ id })),
    refused,
  );
  assert.equal((await db.AuditEvent.one({ id }))?.action, 'patient.read');
});

test('I4 an organization with audit events can not be deleted', async () => {
  const { organizationId } = await anEvent();
  const remove = tx(() =>
    database().sequelize.query('delete from organizations where id = $1', { bind: [organizationId] }),
  );
  await assert.rejects(remove, /foreign key/i);
});

test('I4 readiness says whether the audit log is guarded', async (t) => {
  const { url, drop } = await emptyDatabase();
  t.after(drop);
  await migrate(url, { migrations: [...migrations, unguarded] });
  assert.deepEqual(await schemaState(url), { pending: [], auditTriggers: false });
  assert.deepEqual(await schemaState(opened.url), { pending: [], auditTriggers: true });
});

const unguarded: Migration = { name: '9999-a', statements: () => [{ sql: 'drop trigger audit_events_no_delete' }] };
