import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { flag, id, instant, int, TenantModel, text } from '../db/columns.ts';

/** One clinic. `timeZone` is an IANA zone. */
export class Location extends TenantModel<InferAttributes<Location>, InferCreationAttributes<Location>> {
  declare id: string;
  declare slug: string;
  declare name: string;
  declare timeZone: string;
  declare phone: string | null;
  declare email: string | null;
  declare address: string | null;
  declare city: string | null;
  declare province: string | null;
  declare postalCode: string | null;
  declare country: string | null;
  declare bookInPortal: boolean;
  declare position: number;
  declare active: boolean;
  declare source: string | null;
  declare sourceId: string | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineLocation = (sequelize: Sequelize) =>
  Location.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      slug: text(63),
      name: text(200),
      timeZone: text(64),
      phone: text(40, { optional: true }),
      email: text(254, { optional: true }),
      address: text(300, { optional: true }),
      city: text(100, { optional: true }),
      province: text(100, { optional: true }),
      postalCode: text(20, { optional: true }),
      country: text(2, { optional: true }),
      bookInPortal: flag(),
      position: int(),
      active: flag(),
      source: text(100, { optional: true }),
      sourceId: text(128, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'locations', timestamps: false },
  );
