import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../db/connection.ts';
import { tx } from '../db/tx.ts';
import { openOffice, type Office } from '../messaging/testing/office.ts';
import { audit, auditRead } from './audit.ts';
import { sealingKey } from './chain.ts';
import { listAuditEvents } from './list-audit-events.ts';
import { createSealer } from './seal.ts';
import { verifyAudit } from './verify-audit.ts';

const verify = ({ caller, runtime, clock }: Office) =>
  verifyAudit(caller.organizationId, sealingKey(runtime.config.PORTICO_SECRET), clock);
const eventsOf = ({ caller }: Office) =>
  caller.db.AuditEvent.find({
    order: [
      ['at', 'ASC'],
      ['id', 'ASC'],
    ],
  });

async function act(office: Office, times: number) {
  for (let n = 0; n < times; n += 1) {
    office.clock.forward(1000);
    await tx(() =>
      audit(office.caller, 'location.change', { type: 'Thing', id: `thing-${n}`, patientId: office.caller.ids.next() }),
    );
  }
}

/** What somebody with every right on the database can do: take the triggers away and change rows. */
async function tamper(statement: string) {
  const { sequelize } = database();
  const transaction = await sequelize.transaction();
  for (const table of ['audit_events', 'audit_seals']) {
    for (const verb of ['update', 'delete'])
      await sequelize.query(`drop trigger if exists ${table}_no_${verb}`, { transaction });
  }
  await sequelize.query(statement, { transaction });
  await transaction.commit();
}

test('I4 an action and its audit row stand or fall together; who, for whom, what, when, from where', async (t) => {
  const office = await openOffice(t);
  const { caller } = office;
  const patientId = caller.ids.next();
  const carer = {
    ...caller,
    kind: 'patient',
    via: 'session',
    patientId,
    portalUserId: caller.ids.next(),
    sessionId: caller.ids.next(),
    ip: '203.0.113.7',
    origin: 'https://clinic.example',
    requestId: 'r-1',
  } as const;
  const failing = tx(async () => {
    await audit(carer, 'appointment.cancel', { type: 'Appointment', id: 'a' });
    throw new Error('rolled back');
  });
  await assert.rejects(failing, /rolled back/);
  assert.equal(await caller.db.AuditEvent.count(), 0);

  await tx(() => audit(carer, 'appointment.cancel', { type: 'Appointment', id: 'a', patientId }));
  await auditRead(carer, 'appointment.list', [
    { type: 'Patient', id: patientId },
    { type: 'Patient', id: caller.ids.next() },
  ]);
  await auditRead(carer, 'appointment.list', []);
  const [cancelled, ...reads] = await eventsOf(office);
  assert.deepEqual(
    [
      cancelled?.actorKind,
      cancelled?.actorId,
      cancelled?.onBehalfOfPatientId,
      cancelled?.action,
      cancelled?.via,
      cancelled?.ip,
      cancelled?.origin,
      cancelled?.requestId,
    ],
    [
      'patient',
      carer.portalUserId,
      patientId,
      'appointment.cancel',
      'session',
      '203.0.113.7',
      'https://clinic.example',
      'r-1',
    ],
  );
  assert.equal(reads.length, 2);
  assert.ok(reads.every((one) => one.patientId === one.subjectId));
});

test('I4 the database itself refuses to change or delete an audit row or a seal', async (t) => {
  const office = await openOffice(t);
  await act(office, 2);
  await createSealer(office.runtime)();
  const { db } = office.caller;
  await assert.rejects(tx(() => db.AuditEvent.update({ action: 'location.change' }, { action: 'nothing' })));
  await assert.rejects(tx(() => db.AuditEvent.remove({ action: 'location.change' })));
  await assert.rejects(tx(() => db.AuditSeal.update({ number: 1 }, { hash: '' })));
  await assert.rejects(tx(() => db.AuditSeal.remove({ number: 1 })));
  assert.equal(await db.AuditEvent.count({ action: 'location.change' }), 2);
});

test('I4 the sealer chains every row once, also what commits late, and two sealers make one chain', async (t) => {
  const office = await openOffice(t);
  const seal = createSealer(office.runtime);
  await act(office, 5);
  assert.equal(await seal(), 5);
  assert.equal(await seal(), 0);
  const [event] = await eventsOf(office);
  assert.ok(event);
  const late = { ...event, id: office.caller.ids.next(), at: new Date(event.at.getTime() - 60_000) };
  await tx(() => office.caller.db.AuditEvent.insert(late));
  assert.equal(await seal(), 1);
  await act(office, 1100);
  const sealed = await Promise.all([seal(), createSealer(office.runtime)()]);
  assert.ok((sealed[0] ?? 0) + (sealed[1] ?? 0) <= 1100);
  await seal();
  const report = await verify(office);
  assert.deepEqual([report.fault, report.rows], [null, 1106]);
  assert.ok(office.logged.some(({ event: name }) => name === 'audit-sealed'));
});

test('I4 names the first row that was changed behind our back', async (t) => {
  const office = await openOffice(t);
  await act(office, 8);
  await createSealer(office.runtime)();
  const third = (await eventsOf(office))[2];
  await tamper(`update audit_events set action = 'location.create' where id = '${third?.id}'`);
  assert.deepEqual((await verify(office)).fault, { kind: 'row-changed', eventId: third?.id, seal: 1 });
});

test('I4 names a row that was taken out, and one that was slipped in where no sealer looks', async (t) => {
  const office = await openOffice(t);
  await act(office, 8);
  await createSealer(office.runtime)();
  const [first, second] = await eventsOf(office);
  assert.ok(first && second);
  const slipped = { ...first, id: office.caller.ids.next(), at: new Date(first.at.getTime() - 90 * 24 * 3_600_000) };
  await tx(() => office.caller.db.AuditEvent.insert(slipped));
  assert.deepEqual((await verify(office)).fault, { kind: 'row-unsealed', eventId: slipped.id });
  await tamper(`delete from audit_events where id = '${second.id}'`);
  assert.deepEqual((await verify(office)).fault, { kind: 'row-missing', eventId: second.id, seal: 1 });
});

test('I4 a chain made anew without the secret is seen', async (t) => {
  const office = await openOffice(t);
  await act(office, 3);
  const forger = {
    ...office.runtime,
    config: { ...office.runtime.config, PORTICO_SECRET: 'another secret, guessed by somebody else' },
  };
  await createSealer(forger)();
  assert.deepEqual((await verify(office)).fault, { kind: 'seal-forged', seal: 1 });
});

test('I4 a link taken out or changed is seen, and a head kept elsewhere shows an end that was cut off', async (t) => {
  const office = await openOffice(t);
  const seal = createSealer(office.runtime);
  for (let n = 0; n < 4; n += 1) {
    await act(office, 2);
    await seal();
  }
  const { head, rows } = await verify(office);
  assert.deepEqual([head.number, rows], [4, 8]);
  await tamper('delete from audit_seals where number = 4');
  assert.notDeepEqual((await verify(office)).head, head);
  await tamper("update audit_seals set entries = '[]' where number = 3");
  assert.deepEqual((await verify(office)).fault, { kind: 'seal-changed', seal: 3 });
  await tamper('delete from audit_seals where number = 2');
  assert.deepEqual((await verify(office)).fault, { kind: 'seal-missing', seal: 2 });
});

test('I4 staff find what was done to one patient, page by page, newest first, and looking leaves a row', async (t) => {
  const office = await openOffice(t);
  const patientId = office.caller.ids.next();
  await act(office, 3);
  for (let n = 0; n < 5; n += 1) {
    if (n % 2) office.clock.forward(1000);
    await tx(() => audit(office.caller, 'patient.change', { type: 'Patient', id: patientId, details: { n } }));
  }
  const { caller, clock } = office;
  const first = await listAuditEvents(caller, { patientId, action: 'patient.change', limit: 3 });
  const second = await listAuditEvents(caller, {
    patientId,
    action: 'patient.change',
    limit: 3,
    cursor: first.nextCursor ?? '',
  });
  assert.deepEqual(
    [...first.data, ...second.data].map(({ details }) => details?.['n']),
    [4, 3, 2, 1, 0],
  );
  assert.equal(second.nextCursor, null);
  assert.equal(
    (await listAuditEvents(caller, { limit: 100, from: new Date(clock.now().getTime() + 1).toISOString() })).data
      .length,
    0,
  );
  assert.equal((await listAuditEvents(caller, { limit: 100, action: 'audit.search', patientId })).data.length, 2);
});

test('I4 the audit log is read for changes alone, page by page', async (t) => {
  const office = await openOffice(t);
  const { caller } = office;
  for (let n = 0; n < 3; n += 1) {
    await act(office, 1);
    await auditRead(caller, 'patient.read', [1, 2].map(() => ({ type: 'Patient', id: caller.ids.next() })));
  }
  const first = await listAuditEvents(caller, { limit: 2, only: 'changes' });
  const rest = await listAuditEvents(caller, { limit: 2, only: 'changes', cursor: first.nextCursor ?? '' });
  assert.deepEqual([...first.data, ...rest.data].map(({ action }) => action), Array(3).fill('location.change'));
  assert.equal((await listAuditEvents(caller, { limit: 100 })).data.length, 3 + 6 + 2);
});
