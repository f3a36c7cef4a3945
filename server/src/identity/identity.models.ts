import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import type { Permission } from '../contract/permissions.ts';
import { id, instant, int, json, TenantModel, text } from '../db/columns.ts';

/** A patient's login. `usernameKey` is the name as compared: trimmed, NFKC, lower case. */
export class PortalUser extends TenantModel<InferAttributes<PortalUser>, InferCreationAttributes<PortalUser>> {
  declare id: string;
  declare state: 'linked' | 'invited' | 'active' | 'disabled';
  declare username: string | null;
  declare usernameKey: string | null;
  declare linkedEmail: string | null;
  declare linkedPhone: string | null;
  declare language: string | null;
  declare lastSignInAt: Date | null;
  /** When the newest invitation was sent. */
  declare invitedAt: Date | null;
  /** When the owner was told that an unused login will end. */
  declare noticedAt: Date | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePortalUser = (sequelize: Sequelize) =>
  PortalUser.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      state: text(10),
      username: text(64, { optional: true }),
      usernameKey: text(64, { optional: true }),
      linkedEmail: text(254, { optional: true }),
      linkedPhone: text(20, { optional: true }),
      language: text(10, { optional: true }),
      lastSignInAt: instant({ optional: true }),
      invitedAt: instant({ optional: true }),
      noticedAt: instant({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'portal_users', timestamps: false },
  );

/** Whom a portal user acts for. `self` is 'y' for oneself, else null: one such user a patient. */
export class PortalUserPatient extends TenantModel<
  InferAttributes<PortalUserPatient>,
  InferCreationAttributes<PortalUserPatient>
> {
  declare portalUserId: string;
  declare patientId: string;
  declare role: 'self' | 'parent' | 'carer';
  declare self: 'y' | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePortalUserPatient = (sequelize: Sequelize) =>
  PortalUserPatient.init(
    {
      organizationId: { ...id(), primaryKey: true },
      portalUserId: { ...id(), primaryKey: true },
      patientId: { ...id(), primaryKey: true },
      role: text(10),
      self: text(1, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'portal_user_patients', timestamps: false },
  );

/** A set of permissions that staff have. */
export class UserType extends TenantModel<InferAttributes<UserType>, InferCreationAttributes<UserType>> {
  declare id: string;
  declare name: string;
  declare permissions: readonly Permission[];
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineUserType = (sequelize: Sequelize) =>
  UserType.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      name: text(100),
      permissions: json(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'user_types', timestamps: false },
  );

/** An employee's login. */
export class StaffUser extends TenantModel<InferAttributes<StaffUser>, InferCreationAttributes<StaffUser>> {
  declare id: string;
  declare userTypeId: string;
  declare practitionerId: string | null;
  declare name: string;
  declare email: string;
  declare username: string;
  declare usernameKey: string;
  declare state: 'invited' | 'active' | 'disabled';
  declare language: string | null;
  declare lastSignInAt: Date | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineStaffUser = (sequelize: Sequelize) =>
  StaffUser.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      userTypeId: id(),
      practitionerId: id({ optional: true }),
      name: text(200),
      email: text(254),
      username: text(64),
      usernameKey: text(64),
      state: text(10),
      language: text(10, { optional: true }),
      lastSignInAt: instant({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'staff_users', timestamps: false },
  );

/** What somebody signs in with. `single` is 'y' for kinds of which a person has one (password, TOTP), else null. */
export class Credential extends TenantModel<InferAttributes<Credential>, InferCreationAttributes<Credential>> {
  declare id: string;
  declare userKind: 'patient' | 'staff';
  declare portalUserId: string | null;
  declare staffUserId: string | null;
  declare kind: 'password' | 'totp' | 'passkey';
  declare single: 'y' | null;
  declare secret: string;
  declare lastStep: number | null;
  declare confirmedAt: Date | null;
  declare lastUsedAt: Date | null;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineCredential = (sequelize: Sequelize) =>
  Credential.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      userKind: text(10),
      portalUserId: id({ optional: true }),
      staffUserId: id({ optional: true }),
      kind: text(10),
      single: text(1, { optional: true }),
      secret: text(500),
      lastStep: int({ optional: true }),
      confirmedAt: instant({ optional: true }),
      lastUsedAt: instant({ optional: true }),
      createdAt: instant(),
      updatedAt: instant(),
    },
    { sequelize, tableName: 'credentials', timestamps: false },
  );

/** A link or code that works once; `hash` is its SHA-256. Used by one UPDATE that affects one row. */
export class OneTimeToken extends TenantModel<InferAttributes<OneTimeToken>, InferCreationAttributes<OneTimeToken>> {
  declare id: string;
  declare hash: string;
  declare purpose: string;
  declare userKind: 'patient' | 'staff';
  declare portalUserId: string | null;
  declare staffUserId: string | null;
  declare data: unknown;
  declare attempts: number;
  declare expiresAt: Date;
  declare usedAt: Date | null;
  declare replacedAt: Date | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineOneTimeToken = (sequelize: Sequelize) =>
  OneTimeToken.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      hash: text(64),
      purpose: text(20),
      userKind: text(10),
      portalUserId: id({ optional: true }),
      staffUserId: id({ optional: true }),
      data: json({ optional: true }),
      attempts: int(),
      expiresAt: instant(),
      usedAt: instant({ optional: true }),
      replacedAt: instant({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'one_time_tokens', timestamps: false },
  );

/** A sign-in: SHA-256 of its token and the thumbprint of the key that must sign each request. */
export class Session extends TenantModel<InferAttributes<Session>, InferCreationAttributes<Session>> {
  declare id: string;
  declare hash: string;
  declare thumbprint: string;
  declare userKind: 'patient' | 'staff';
  declare portalUserId: string | null;
  declare staffUserId: string | null;
  declare kind: 'full' | 'kiosk' | 'preview';
  declare origin: string;
  declare factors: readonly string[];
  declare ip: string | null;
  declare device: string | null;
  /** Browser and system, in words. */
  declare agent: string | null;
  declare createdAt: Date;
  declare lastSeenAt: Date;
  declare idleExpiresAt: Date;
  declare expiresAt: Date;
  declare freshAuthAt: Date;
  declare endedAt: Date | null;
  declare endedBy: string | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineSession = (sequelize: Sequelize) =>
  Session.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      hash: text(64),
      thumbprint: text(43),
      userKind: text(10),
      portalUserId: id({ optional: true }),
      staffUserId: id({ optional: true }),
      kind: text(10),
      origin: text(254),
      factors: json(),
      ip: text(45, { optional: true }),
      device: text(200, { optional: true }),
      agent: text(60, { optional: true }),
      createdAt: instant(),
      lastSeenAt: instant(),
      idleExpiresAt: instant(),
      expiresAt: instant(),
      freshAuthAt: instant(),
      endedAt: instant({ optional: true }),
      endedBy: text(20, { optional: true }),
    },
    { sequelize, tableName: 'sessions', timestamps: false },
  );

/** A device that its owner used before; strangers' failures don't lock it out. */
export class KnownDevice extends TenantModel<InferAttributes<KnownDevice>, InferCreationAttributes<KnownDevice>> {
  declare id: string;
  declare hash: string;
  declare userKind: 'patient' | 'staff';
  declare portalUserId: string | null;
  declare staffUserId: string | null;
  declare firstSeenAt: Date;
  declare lastSeenAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineKnownDevice = (sequelize: Sequelize) =>
  KnownDevice.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      hash: text(64),
      userKind: text(10),
      portalUserId: id({ optional: true }),
      staffUserId: id({ optional: true }),
      firstSeenAt: instant(),
      lastSeenAt: instant(),
    },
    { sequelize, tableName: 'known_devices', timestamps: false },
  );
