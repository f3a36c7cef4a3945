import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, TenantModel, text } from '../../db/columns.ts';

/** One thing that a patient is found by. `searchName` is the patient's, so that a search reads and sorts in this table alone. */
export class PatientTerm extends TenantModel<InferAttributes<PatientTerm>, InferCreationAttributes<PatientTerm>> {
  declare patientId: string;
  declare term: string;
  declare searchName: string;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePatientTerm = (sequelize: Sequelize) =>
  PatientTerm.init(
    {
      organizationId: { ...id(), primaryKey: true },
      patientId: { ...id(), primaryKey: true },
      term: text(60),
      searchName: text(254),
    },
    { sequelize, tableName: 'patient_terms', timestamps: false },
  );
