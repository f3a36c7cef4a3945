import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { flag, id, instant, int, longText, TenantModel, text } from '../db/columns.ts';

/** Somebody who treats patients. */
export class Practitioner extends TenantModel<InferAttributes<Practitioner>, InferCreationAttributes<Practitioner>> {
  declare id: string;
  declare givenName: string;
  declare familyName: string;
  declare prefix: string | null;
  declare credentials: string | null;
  declare profession: string | null;
  declare biography: string | null;
  /** Under which the photo's sizes are public. */
  declare photoId: string | null;
  declare email: string | null;
  /** The practitioner's own room for video visits. */
  declare virtualUrl: string | null;
  declare bookInPortal: boolean;
  declare position: number;
  declare active: boolean;
  declare source: string | null;
  declare sourceId: string | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePractitioner = (sequelize: Sequelize) =>
  Practitioner.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      givenName: text(100),
      familyName: text(100),
      prefix: text(40, { optional: true }),
      credentials: text(200, { optional: true }),
      profession: text(100, { optional: true }),
      biography: longText({ optional: true }),
      email: text(254, { optional: true }),
      virtualUrl: text(500, { optional: true }),
      bookInPortal: flag(),
      position: int(),
      active: flag(),
      source: text(100, { optional: true }),
      sourceId: text(128, { optional: true }),
      createdAt: instant(),
      photoId: id({ optional: true }),
    },
    { sequelize, tableName: 'practitioners', timestamps: false },
  );

/** A practitioner works at a location. */
export class PractitionerLocation extends TenantModel<
  InferAttributes<PractitionerLocation>,
  InferCreationAttributes<PractitionerLocation>
> {
  declare practitionerId: string;
  declare locationId: string;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePractitionerLocation = (sequelize: Sequelize) =>
  PractitionerLocation.init(
    {
      organizationId: { ...id(), primaryKey: true },
      practitionerId: { ...id(), primaryKey: true },
      locationId: { ...id(), primaryKey: true },
    },
    { sequelize, tableName: 'practitioner_locations', timestamps: false },
  );
