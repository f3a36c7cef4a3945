import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, TenantModel } from '../../db/columns.ts';

/** The private calendar address of a patient. Its token is an HMAC of the id: a new id ends the address before. */
export class CalendarFeed extends TenantModel<InferAttributes<CalendarFeed>, InferCreationAttributes<CalendarFeed>> {
  declare patientId: string;
  declare id: string;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineCalendarFeed = (sequelize: Sequelize) =>
  CalendarFeed.init(
    { organizationId: { ...id(), primaryKey: true }, patientId: { ...id(), primaryKey: true }, id: id(), createdAt: instant() },
    { sequelize, tableName: 'calendar_feeds', timestamps: false },
  );
