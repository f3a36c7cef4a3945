import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';

import { id, instant, int, TenantModel, text } from '../../db/columns.ts';

/** An account of the ledger. Patients owe on `receivable`, never less than nothing; `unapplied` is money that came without an invoice to take it. */
export class LedgerAccount extends TenantModel<InferAttributes<LedgerAccount>, InferCreationAttributes<LedgerAccount>> {
  declare id: string;
  declare kind: 'receivable' | 'revenue' | 'tax' | 'gateway' | 'unapplied';
  declare owner: string;
  declare currency: string;
  declare balanceMinor: number;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineLedgerAccount = (sequelize: Sequelize) =>
  LedgerAccount.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      kind: text(12),
      owner: text(36),
      currency: text(3),
      balanceMinor: int(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'ledger_accounts', timestamps: false },
  );

/** One line of a transfer: those of one cause sum to zero, and never change. */
export class LedgerEntry extends TenantModel<InferAttributes<LedgerEntry>, InferCreationAttributes<LedgerEntry>> {
  declare id: string;
  declare accountId: string;
  declare cause: string;
  declare line: number;
  declare reason: 'charge' | 'payment' | 'merge';
  declare invoiceId: string | null;
  declare paymentId: string | null;
  declare amountMinor: number;
  declare bookedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineLedgerEntry = (sequelize: Sequelize) =>
  LedgerEntry.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      accountId: id(),
      cause: text(100),
      line: int(),
      reason: text(20),
      invoiceId: id({ optional: true }),
      paymentId: id({ optional: true }),
      amountMinor: int(),
      bookedAt: instant(),
    },
    { sequelize, tableName: 'ledger_entries', timestamps: false },
  );
