import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, int, TenantModel, text } from '../db/columns.ts';

/** A code sent to an address or number, to prove that it is the person’s. The code itself is nowhere: it is derived from the id. */
export class Verification extends TenantModel<InferAttributes<Verification>, InferCreationAttributes<Verification>> {
  declare id: string;
  declare purpose: string;
  declare system: 'email' | 'phone';
  declare value: string;
  declare normalized: string;
  declare subjectId: string | null;
  declare attempts: number;
  declare expiresAt: Date;
  declare usedAt: Date | null;
  declare replacedAt: Date | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineVerification = (sequelize: Sequelize) =>
  Verification.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      purpose: text(20),
      system: text(10),
      value: text(254),
      normalized: text(254),
      subjectId: id({ optional: true }),
      attempts: int(),
      expiresAt: instant(),
      usedAt: instant({ optional: true }),
      replacedAt: instant({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'verifications', timestamps: false },
  );
