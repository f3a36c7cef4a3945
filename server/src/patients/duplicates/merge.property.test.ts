import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { database } from '../../db/connection.ts';
import { checkInvariants } from '../../db/invariants.ts';
import { tenantTables } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { moves } from '../../moves.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { givers, insertMergeable, pay } from '../testing/belongings.ts';
import { mergePatients } from './merge-patients.ts';

/** What the log tells stays with the name under which it happened, and a merged patient points to the survivor. */
const stays = ['audit_events.onBehalfOfPatientId', 'audit_events.patientId', 'patients.mergedIntoId'];

const keysOnServer = `select table_name as "table", column_name as "column" from information_schema.key_column_usage where table_schema = database() and referenced_table_name = 'patients'`.replaceAll('"', '`');

test('B7 a merge moves every column that names a patient', async (t) => {
  await clinic(t);
  const { sequelize, engine } = database();
  const referring = new Set<string>();
  for (const { name, columns } of tenantTables()) {
    for (const column of columns.keys()) if (/(?:^p|P)atientId$/.test(column)) referring.add(`${name}.${column}`);
  }
  const keys = engine === 'mysql' ? keysOnServer : tenantTables().map(({ name }) => `select '${name}' as "table", "from" as "column" from pragma_foreign_key_list('${name}') where "table" = 'patients'`).join(' union ');
  for (const { table, column } of await sequelize.query<{ table: string; column: string }>(keys, { type: 'SELECT' as never })) if (column !== 'organizationId') referring.add(`${table}.${column}`);
  // A transition's own place in the list of patients: no row of theirs.
  referring.delete('transitions.afterPatientId');
  const moved = moves.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
  assert.deepEqual([...referring].toSorted(), [...moved, ...stays].toSorted());
  assert.deepEqual(Object.keys(givers).toSorted(), moves.map(({ table }) => table).toSorted(), 'and the test below has rows of each');
});

/** Tables whose rows never meet another: each is its own, whoever has it. */
const lasting = ['coverages', 'identifiers', 'holds', 'appointments', 'invoices', 'payments', 'card_setups', 'payment_methods', 'clinical_resources', 'registrations', 'terms_acceptances', 'consent_records'];

/** Tables whose rows of two patients may be the same: these are given more often. */
const meeting = ['contact_points', 'contact_points', 'patient_practitioners', 'portal_user_patients'];

/** Everything that must be found again at the survivor, as sentences. */
async function belongingsOf({ db }: Caller, ids: readonly string[]): Promise<Set<string>> {
  const { sequelize } = database();
  const all = new Set<string>();
  for (const table of lasting) {
    const rows = await sequelize.query<{ id: string }>(`select id from ${table} where patientId in (${ids.map(() => '?').join(', ')})`, { replacements: [...ids], type: 'SELECT' as never });
    for (const { id } of rows) all.add(`${table} ${id}`);
  }
  const patientId = { in: ids };
  for (const { system, normalized, verifiedAt, preferred } of await db.ContactPoint.find({ where: { patientId } })) {
    all.add(`contact ${system} ${normalized}`);
    if (verifiedAt) all.add(`verified ${system} ${normalized}`);
    if (preferred) all.add(`prefers some ${system}`);
  }
  for (const { practitionerId, role } of await db.PatientPractitioner.find({ where: { patientId } })) {
    all.add(`practitioner ${practitionerId}`);
    if (role === 'default') all.add('has a default practitioner');
  }
  for (const one of await db.Coverage.find({ where: { patientId } })) if (one.preferred) all.add('has a default coverage');
  for (const one of await db.PatientDetail.find({ where: { patientId } })) for (const [field, value] of Object.entries(one)) if (value !== null && field !== 'patientId') all.add(`tells ${field}`);
  for (const one of await db.TransitionEntry.find({ where: { patientId } })) all.add(`transition ${one.transitionId}`);
  for (const { portalUserId, self } of await db.PortalUserPatient.find({ where: { patientId } })) {
    const own = (await db.PortalUserPatient.one({ portalUserId, self: 'y' }))?.patientId;
    if (self) all.add('has a login');
    else if (!own || !ids.includes(own)) all.add(`carer ${portalUserId}`);
  }
  for (const { patientId: one, otherPatientId: other } of [...(await db.DuplicateReview.find({ where: { patientId } })), ...(await db.DuplicateReview.find({ where: { otherPatientId: patientId } }))]) {
    const third = [one, other].find((id) => !ids.includes(id));
    if (third) all.add(`may be ${third}`);
  }
  return all;
}

async function owed({ db }: Caller, ids: readonly string[]): Promise<number[]> {
  const accounts = await db.LedgerAccount.find({ where: { kind: { in: ['receivable', 'unapplied'] }, owner: { in: ids } } });
  return ['receivable', 'unapplied'].map((kind) => accounts.filter((one) => one.kind === kind).reduce((sum, { balanceMinor }) => sum + balanceMinor, 0));
}

/** What the patient's account says of each invoice, against what is left to pay of it. */
async function unlikeInvoices({ db }: Caller, patientId: string): Promise<string[]> {
  const account = await db.LedgerAccount.one({ kind: 'receivable', owner: patientId, currency: 'CAD' });
  const entries = account ? await db.LedgerEntry.find({ where: { accountId: account.id } }) : [];
  const invoices = await db.Invoice.find({ where: { patientId } });
  return invoices.filter(({ id, balanceMinor }) => entries.filter((one) => one.invoiceId === id).reduce((sum, one) => sum + one.amountMinor, 0) !== balanceMinor).map(({ number }) => number);
}

/** Rows that still name the patient, in tables whose rows move. */
async function leftWith(id: string): Promise<string[]> {
  const left: string[] = [];
  for (const { table } of moves) {
    const rows = await database().sequelize.query(`select 1 from ${table} where patientId = ?`, { replacements: [id], type: 'SELECT' as never });
    if (rows.length > 0) left.push(table);
  }
  return left;
}

async function mergeOnce({ caller }: Clinic, survivorId: string, mergedId: string): Promise<void> {
  const own = await caller();
  const [before, money] = [await belongingsOf(own, [survivorId, mergedId]), await owed(own, [survivorId, mergedId])];
  await tx(() => mergePatients(own, moves, { survivorId, mergedId }));
  const after = await belongingsOf(own, [survivorId]);
  assert.deepEqual([...before].filter((one) => !after.has(one)), [], 'nothing is lost');
  assert.deepEqual(await leftWith(mergedId), [], 'nothing is left');
  assert.deepEqual([await owed(own, [survivorId]), await owed(own, [mergedId])], [money, [0, 0]], 'what is owed moves whole');
  assert.deepEqual(await unlikeInvoices(own, survivorId), [], 'and by invoice');
}

test('B7 merging loses nothing, leaves nothing at the merged record, and no money', async (t) => {
  const own = await clinic(t);
  const gift = fc.record({ table: fc.constantFrom(...Object.keys(givers), ...meeting, ...meeting), to: fc.nat(3), n: fc.nat(20) });
  const property = fc.asyncProperty(fc.array(gift, { minLength: 20, maxLength: 70 }), fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 5 }), async (gifts, pairs) => {
    const caller = await own.caller();
    const people: string[] = [];
    for (const city of [undefined, 'Toronto', 'Kyiv', undefined]) people.push(await insertMergeable(caller, city ? { city } : { birthDate: '1987-03-12' }));
    for (const { table, to, n } of gifts) {
      if (table === 'payments') await pay(own, people[to] ?? '', n);
      else await tx(async () => void (await givers[table]?.(caller, people[to] ?? '', n)));
    }
    for (const [one, other] of pairs) {
      const living = await caller.db.Patient.find({ where: { id: { in: people }, mergedIntoId: null }, order: [['id', 'ASC']] });
      const [survivor, merged] = [living[one % living.length], living[other % living.length]];
      if (survivor && merged && survivor.id !== merged.id) await mergeOnce(own, survivor.id, merged.id);
    }
    assert.deepEqual(await checkInvariants(), []);
    // What was open can still be paid, from the account it moved to.
    for (const id of people) await pay(own, id, 2);
    // The next round begins without these.
    await tx(() => caller.db.Patient.update({ searchName: 'mergeable ana' }, { searchName: 'done' }));
  });
  await fc.assert(property, { numRuns: 30, seed: 4, interruptAfterTimeLimit: 120_000 });
});
