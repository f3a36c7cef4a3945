import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tx } from '../../db/tx.ts';
import { refusalOf, violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { clinic } from '../../testing/clinic.ts';
import { brokenBooks, invoiced } from '../testing/stripe-clinic.ts';
import { book, type Posting } from './book.ts';

const transfer = (caller: Caller, cause: string, postings: readonly Posting[]) =>
  tx(() => book(caller, { cause, reason: 'charge', currency: 'CAD', postings }));

const charge = (owner: string, amountMinor: number): Posting[] => [
  { kind: 'receivable', owner, amountMinor },
  { kind: 'revenue', owner: '2027-03', amountMinor: -amountMinor },
];

test('D2 the ledger books a cause once, only when it balances, and never below what a patient owes', async (t) => {
  const here = await clinic(t);
  const caller = await here.caller();
  const { patient } = here.patient;
  await transfer(caller, 'test/1', charge(patient, 500));
  await assert.rejects(
    transfer(caller, 'test/1', charge(patient, 500)),
    (error) => violatedKey(error) === 'ledger_entries.cause_line',
  );
  await assert.rejects(transfer(caller, 'test/2', [{ kind: 'receivable', owner: patient, amountMinor: 1 }]), /balance/);
  await assert.rejects(transfer(caller, 'test/3', charge(patient, -501)), (error) => refusalOf(error) === 'check');
  assert.equal((await caller.db.LedgerAccount.one({ kind: 'receivable', owner: patient }))?.balanceMinor, 500);
  assert.equal(await caller.db.LedgerEntry.count(), 2);
});

test('D2 accounts opened by many at once are one, and no amount is lost', async (t) => {
  const here = await clinic(t);
  const caller = await here.caller();
  await Promise.all(
    Array.from({ length: 12 }, (_none, n) => transfer(caller, `test/${n}`, charge(here.patient.patient, n + 1))),
  );
  const accounts = await caller.db.LedgerAccount.find({ order: [['kind', 'ASC']] });
  assert.deepEqual(
    accounts.map(({ kind, balanceMinor }) => [kind, balanceMinor]),
    [
      ['receivable', 78],
      ['revenue', -78],
    ],
  );
});

test('D2 entries of the ledger can’t be changed or deleted, by nobody', async (t) => {
  const here = await clinic(t);
  await invoiced(here);
  const { db } = await here.caller();
  const byTrigger = (error: unknown) => refusalOf(error) === 'trigger';
  await assert.rejects(
    tx(() => db.LedgerEntry.update({ reason: 'charge' }, { amountMinor: 1 })),
    byTrigger,
  );
  await assert.rejects(
    tx(() => db.LedgerEntry.remove({ reason: 'charge' })),
    byTrigger,
  );
  assert.deepEqual(await brokenBooks(), []);
});
