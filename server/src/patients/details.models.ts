import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, TenantModel, text } from '../db/columns.ts';

/** What a patient tells of themselves beyond who they are; one row a patient, made with the first field. */
export class PatientDetail extends TenantModel<InferAttributes<PatientDetail>, InferCreationAttributes<PatientDetail>> {
  declare patientId: string;
  declare pronouns: string | null;
  declare emergencyContactName: string | null;
  declare emergencyContactPhone: string | null;
  declare emergencyContactRelationship: string | null;
  declare generalPractitioner: string | null;
  declare referralType: string | null;
  declare occupation: string | null;
  declare employer: string | null;
  declare healthCardNumber: string | null;
  declare communicationPreference: 'email' | 'phone' | null;
  declare updatedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePatientDetail = (sequelize: Sequelize) =>
  PatientDetail.init(
    {
      organizationId: { ...id(), primaryKey: true },
      patientId: { ...id(), primaryKey: true },
      pronouns: text(40, { optional: true }),
      emergencyContactName: text(200, { optional: true }),
      emergencyContactPhone: text(40, { optional: true }),
      emergencyContactRelationship: text(100, { optional: true }),
      generalPractitioner: text(200, { optional: true }),
      referralType: text(100, { optional: true }),
      occupation: text(100, { optional: true }),
      employer: text(100, { optional: true }),
      healthCardNumber: text(60, { optional: true }),
      communicationPreference: text(10, { optional: true }),
      updatedAt: instant(),
    },
    { sequelize, tableName: 'patient_details', timestamps: false },
  );

/** Two records that may be one person: staff merge them or keep them apart. `patientId` is the newer one. */
export class DuplicateReview extends TenantModel<InferAttributes<DuplicateReview>, InferCreationAttributes<DuplicateReview>> {
  declare id: string;
  declare patientId: string;
  declare otherPatientId: string;
  declare reason: string;
  declare state: 'open' | 'merged' | 'apart';
  declare decidedById: string | null;
  declare decidedAt: Date | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineDuplicateReview = (sequelize: Sequelize) =>
  DuplicateReview.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      patientId: id(),
      otherPatientId: id(),
      reason: text(30),
      state: text(10),
      decidedById: id({ optional: true }),
      decidedAt: instant({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'duplicate_reviews', timestamps: false },
  );
