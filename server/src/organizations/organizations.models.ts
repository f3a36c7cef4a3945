import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import type { Permission } from '../contract/permissions.ts';
import { GlobalModel, id, instant, int, json, TenantModel, text } from '../db/columns.ts';

/** An organization: the company that runs clinics, the tenant. `settingsVersion` grows with every change of settings. */
export class Organization extends GlobalModel<InferAttributes<Organization>, InferCreationAttributes<Organization>> {
  declare id: string;
  declare slug: string;
  declare name: string;
  declare phone: string | null;
  declare email: string | null;
  declare gateway: 'none' | 'test' | 'stripe';
  declare stripeAccount: string | null;
  declare settingsVersion: number;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineOrganization = (sequelize: Sequelize) =>
  Organization.init(
    {
      id: { ...id(), primaryKey: true },
      slug: text(63),
      name: text(200),
      phone: text(40, { optional: true }),
      email: text(254, { optional: true }),
      gateway: text(10),
      stripeAccount: text(64, { optional: true }),
      settingsVersion: int(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'organizations', timestamps: false },
  );

/** An origin from which browsers may ask: the patients' pages, or the staff's. */
export class AllowedOrigin extends TenantModel<InferAttributes<AllowedOrigin>, InferCreationAttributes<AllowedOrigin>> {
  declare id: string;
  declare origin: string;
  declare audience: 'patients' | 'staff';
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineAllowedOrigin = (sequelize: Sequelize) =>
  AllowedOrigin.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      origin: text(254),
      audience: text(10),
      createdAt: instant(),
    },
    { sequelize, tableName: 'allowed_origins', timestamps: false },
  );

/** A key of an organization. `hash` is the SHA-256 of the key; only a publishable one is kept readable as well. */
export class ApiKey extends TenantModel<InferAttributes<ApiKey>, InferCreationAttributes<ApiKey>> {
  declare id: string;
  declare kind: 'publishable' | 'secret';
  declare environment: 'test' | 'live';
  declare name: string;
  declare hash: string;
  declare prefix: string;
  declare lastFour: string;
  declare publishable: string | null;
  declare scopes: readonly Permission[];
  declare addressList: readonly string[] | null;
  declare source: string | null;
  declare expiresAt: Date | null;
  declare revokedAt: Date | null;
  declare lastUsedAt: Date | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineApiKey = (sequelize: Sequelize) =>
  ApiKey.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      kind: text(12),
      environment: text(4),
      name: text(100),
      hash: text(64),
      prefix: text(12),
      lastFour: text(4),
      publishable: text(60, { optional: true }),
      scopes: json(),
      addressList: json({ optional: true }),
      source: text(100, { optional: true }),
      expiresAt: instant({ optional: true }),
      revokedAt: instant({ optional: true }),
      lastUsedAt: instant({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'api_keys', timestamps: false },
  );
