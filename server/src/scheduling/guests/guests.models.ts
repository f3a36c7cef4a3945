import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, TenantModel, text } from '../../db/columns.ts';

/** How somebody without an account is reached who holds a time; once it is proved, who they are: a patient with `profile` false. */
export class HoldGuest extends TenantModel<InferAttributes<HoldGuest>, InferCreationAttributes<HoldGuest>> {
  declare holdId: string;
  declare system: 'email' | 'phone';
  declare value: string;
  declare normalized: string;
  /** The code that was sent last is good until then. */
  declare codeExpiresAt: Date;
  declare verifiedAt: Date | null;
  declare patientId: string | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineHoldGuest = (sequelize: Sequelize) =>
  HoldGuest.init(
    {
      organizationId: { ...id(), primaryKey: true },
      holdId: { ...id(), primaryKey: true },
      system: text(10),
      value: text(254),
      normalized: text(254),
      codeExpiresAt: instant(),
      verifiedAt: instant({ optional: true }),
      patientId: id({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'hold_guests', timestamps: false },
  );

/** An address or number that guests have proved lately. Who books by it writes its row first: two at once count each other. */
export class GuestContact extends TenantModel<InferAttributes<GuestContact>, InferCreationAttributes<GuestContact>> {
  declare system: 'email' | 'phone';
  declare normalized: string;
  declare seenAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineGuestContact = (sequelize: Sequelize) =>
  GuestContact.init(
    {
      organizationId: { ...id(), primaryKey: true },
      system: { ...text(10), primaryKey: true },
      normalized: { ...text(254), primaryKey: true },
      seenAt: instant(),
    },
    { sequelize, tableName: 'guest_contacts', timestamps: false },
  );
