import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { flag, id, instant, json, TenantModel } from '../db/columns.ts';
import type { SettingKey } from '../settings/catalog.ts';

/** A look at the portal with values that nobody has saved. Its token is an HMAC of the id. */
export class Preview extends TenantModel<InferAttributes<Preview>, InferCreationAttributes<Preview>> {
  declare id: string;
  declare values: Readonly<Partial<Record<SettingKey, unknown>>>;
  /** The location whose own values these are; null: the organization's. */
  declare locationId: string | null;
  /** As the organization's test patient; else as somebody who isn't signed in. */
  declare asPatient: boolean;
  declare createdAt: Date;
  declare expiresAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePreview = (sequelize: Sequelize) =>
  Preview.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      values: json(),
      locationId: id({ optional: true }),
      asPatient: flag(),
      createdAt: instant(),
      expiresAt: instant(),
    },
    { sequelize, tableName: 'previews', timestamps: false },
  );

/** The patient as whom staff look at the portal: one an organization, without contacts, an ordinary one otherwise. */
export class TestPatient extends TenantModel<InferAttributes<TestPatient>, InferCreationAttributes<TestPatient>> {
  declare patientId: string;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineTestPatient = (sequelize: Sequelize) =>
  TestPatient.init(
    { organizationId: { ...id(), primaryKey: true }, patientId: id(), createdAt: instant() },
    { sequelize, tableName: 'test_patients', timestamps: false },
  );
