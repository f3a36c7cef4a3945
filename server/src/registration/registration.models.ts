import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, TenantModel, text } from '../db/columns.ts';

/** A person on the way to a login of their own making. `hash` is of the token that proves the later steps. */
export class Registration extends TenantModel<InferAttributes<Registration>, InferCreationAttributes<Registration>> {
  declare id: string;
  declare state: 'started' | 'verified' | 'completed';
  declare hash: string | null;
  declare system: 'email' | 'phone';
  declare value: string;
  declare normalized: string;
  declare language: string;
  declare locationId: string | null;
  declare patientId: string | null;
  declare ip: string | null;
  declare expiresAt: Date;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineRegistration = (sequelize: Sequelize) =>
  Registration.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      state: text(10),
      hash: text(64, { optional: true }),
      system: text(10),
      value: text(254),
      normalized: text(254),
      language: text(10),
      locationId: id({ optional: true }),
      patientId: id({ optional: true }),
      ip: text(45, { optional: true }),
      expiresAt: instant(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'registrations', timestamps: false },
  );

/** Evidence that a person accepted the clinic’s terms or privacy notice, as it was addressed then. */
export class TermsAcceptance extends TenantModel<InferAttributes<TermsAcceptance>, InferCreationAttributes<TermsAcceptance>> {
  declare id: string;
  declare patientId: string;
  declare kind: 'terms' | 'privacy';
  declare url: string;
  declare language: string;
  declare ip: string | null;
  declare acceptedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineTermsAcceptance = (sequelize: Sequelize) =>
  TermsAcceptance.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      patientId: id(),
      kind: text(10),
      url: text(500),
      language: text(10),
      ip: text(45, { optional: true }),
      acceptedAt: instant(),
    },
    { sequelize, tableName: 'terms_acceptances', timestamps: false },
  );
