import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { GlobalModel, id, instant, text } from '../db/columns.ts';

/** Which process does a job that only one may do at a time. */
export class Lease extends GlobalModel<InferAttributes<Lease>, InferCreationAttributes<Lease>> {
  declare name: string;
  declare holder: string;
  declare until: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineLease = (sequelize: Sequelize) =>
  Lease.init(
    {
      name: { ...text(100), primaryKey: true },
      holder: id(),
      until: instant(),
    },
    { sequelize, tableName: 'leases', timestamps: false },
  );
