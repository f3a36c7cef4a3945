import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, int, json, TenantModel, text } from '../db/columns.ts';

/** A setting that the organization changed. */
export class SettingValue extends TenantModel<InferAttributes<SettingValue>, InferCreationAttributes<SettingValue>> {
  declare key: string;
  declare value: unknown;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineSettingValue = (sequelize: Sequelize) =>
  SettingValue.init(
    {
      organizationId: { ...id(), primaryKey: true },
      key: { ...text(100), primaryKey: true },
      value: json(),
    },
    { sequelize, tableName: 'setting_values', timestamps: false },
  );

/** What a save changed, by whom; `version` is the organization's `settingsVersion` after it. Null: not set, the default. */
export class SettingChange extends TenantModel<InferAttributes<SettingChange>, InferCreationAttributes<SettingChange>> {
  declare version: number;
  declare key: string;
  declare locationId: string | null;
  declare before: unknown;
  declare after: unknown;
  declare changedByKind: 'staff' | 'key' | 'process';
  declare changedById: string | null;
  declare changedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineSettingChange = (sequelize: Sequelize) =>
  SettingChange.init(
    {
      organizationId: { ...id(), primaryKey: true },
      version: { ...int(), primaryKey: true },
      key: { ...text(100), primaryKey: true },
      locationId: id({ optional: true }),
      before: json({ optional: true }),
      after: json({ optional: true }),
      changedByKind: text(10),
      changedById: id({ optional: true }),
      changedAt: instant(),
    },
    { sequelize, tableName: 'setting_changes', timestamps: false },
  );

/** What was set of the organization's look, and the tokens that the server derived from it. */
export class Theme extends TenantModel<InferAttributes<Theme>, InferCreationAttributes<Theme>> {
  declare version: number;
  declare values: Readonly<Record<string, unknown>>;
  declare tokens: Readonly<Record<string, string>>;
  declare updatedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineTheme = (sequelize: Sequelize) =>
  Theme.init(
    {
      organizationId: { ...id(), primaryKey: true },
      version: int(),
      values: json(),
      tokens: json(),
      updatedAt: instant(),
    },
    { sequelize, tableName: 'themes', timestamps: false },
  );

/** A setting that one clinic has otherwise than its organization. */
export class LocationSettingValue extends TenantModel<
  InferAttributes<LocationSettingValue>,
  InferCreationAttributes<LocationSettingValue>
> {
  declare locationId: string;
  declare key: string;
  declare value: unknown;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineLocationSettingValue = (sequelize: Sequelize) =>
  LocationSettingValue.init(
    {
      organizationId: { ...id(), primaryKey: true },
      locationId: { ...id(), primaryKey: true },
      key: { ...text(100), primaryKey: true },
      value: json(),
    },
    { sequelize, tableName: 'location_setting_values', timestamps: false },
  );
