import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';

import { date, id, instant, int, TenantModel, text } from '../../db/columns.ts';

/** A tax that staff put on an invoice's line, in millionths of the net amount. */
export class TaxRate extends TenantModel<InferAttributes<TaxRate>, InferCreationAttributes<TaxRate>> {
  declare id: string;
  declare name: string;
  declare millionths: number;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineTaxRate = (sequelize: Sequelize) =>
  TaxRate.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      name: text(80),
      millionths: int(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'tax_rates', timestamps: false },
  );

/** The last number given out, by name. */
export class BillingCounter extends TenantModel<
  InferAttributes<BillingCounter>,
  InferCreationAttributes<BillingCounter>
> {
  declare name: string;
  declare value: number;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineBillingCounter = (sequelize: Sequelize) =>
  BillingCounter.init(
    {
      organizationId: { ...id(), primaryKey: true },
      name: { ...text(20), primaryKey: true },
      value: int(),
    },
    { sequelize, tableName: 'billing_counters', timestamps: false },
  );

/** What a patient owes. `balanceMinor` is what its entries sum up to; `reservedMinor` is the part of it that payments under way will take. */
export class Invoice extends TenantModel<InferAttributes<Invoice>, InferCreationAttributes<Invoice>> {
  declare id: string;
  declare patientId: string;
  declare number: string;
  declare status: 'open' | 'paid' | 'void';
  declare currency: string;
  declare issuedOn: string;
  declare dueOn: string;
  declare netMinor: number;
  declare taxMinor: number;
  declare totalMinor: number;
  declare balanceMinor: number;
  declare reservedMinor: number;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineInvoice = (sequelize: Sequelize) =>
  Invoice.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      patientId: id(),
      number: text(20),
      status: text(10),
      currency: text(3),
      issuedOn: date(),
      dueOn: date(),
      netMinor: int(),
      taxMinor: int(),
      totalMinor: int(),
      balanceMinor: int(),
      reservedMinor: int(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'invoices', timestamps: false },
  );

/** One line of an invoice, with the tax as it was when the invoice was made. */
export class InvoiceLine extends TenantModel<InferAttributes<InvoiceLine>, InferCreationAttributes<InvoiceLine>> {
  declare id: string;
  declare invoiceId: string;
  declare position: number;
  declare description: string;
  declare quantityHundredths: number;
  declare unitPriceMinor: number;
  declare taxRateId: string | null;
  declare taxName: string | null;
  declare taxMillionths: number;
  declare netMinor: number;
  declare taxMinor: number;
  declare totalMinor: number;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineInvoiceLine = (sequelize: Sequelize) =>
  InvoiceLine.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      invoiceId: id(),
      position: int(),
      description: text(300),
      quantityHundredths: int(),
      unitPriceMinor: int(),
      taxRateId: id({ optional: true }),
      taxName: text(80, { optional: true }),
      taxMillionths: int(),
      netMinor: int(),
      taxMinor: int(),
      totalMinor: int(),
    },
    { sequelize, tableName: 'invoice_lines', timestamps: false },
  );
