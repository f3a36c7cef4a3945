import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, TenantModel } from '../../db/columns.ts';

/** The insurance that an appointment was booked with. */
export class AppointmentCoverage extends TenantModel<InferAttributes<AppointmentCoverage>, InferCreationAttributes<AppointmentCoverage>> {
  declare appointmentId: string;
  declare coverageId: string;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineAppointmentCoverage = (sequelize: Sequelize) =>
  AppointmentCoverage.init(
    { organizationId: { ...id(), primaryKey: true }, appointmentId: { ...id(), primaryKey: true }, coverageId: id() },
    { sequelize, tableName: 'appointment_coverages', timestamps: false },
  );
