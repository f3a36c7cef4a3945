import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { flag, id, instant, TenantModel, text } from '../../db/columns.ts';

/** A number whose owner answered STOP, or later START: the latest word counts. */
export class SmsStop extends TenantModel<InferAttributes<SmsStop>, InferCreationAttributes<SmsStop>> {
  /** E.164. */
  declare number: string;
  declare stopped: boolean;
  /** When the answer was given, by the gateway's clock: an older one that comes late changes nothing. */
  declare toldAt: Date;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineSmsStop = (sequelize: Sequelize) =>
  SmsStop.init(
    {
      organizationId: { ...id(), primaryKey: true },
      number: { ...text(20), primaryKey: true },
      stopped: flag(),
      toldAt: instant(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'sms_stops', timestamps: false },
  );
