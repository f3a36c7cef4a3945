import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { flag, id, instant, int, json, longText, TenantModel, text } from '../db/columns.ts';
import type { Facts } from './fhir/reading.ts';

/** A FHIR resource as a source sent it, with what is searched, filtered and shown of it beside. */
export class ClinicalResource extends TenantModel<
  InferAttributes<ClinicalResource>,
  InferCreationAttributes<ClinicalResource>
> {
  declare id: string;
  declare source: string;
  declare type: string;
  declare sourceId: string;
  /** Null for practitioners, organizations, places and products. */
  declare patientId: string | null;
  declare status: string;
  declare category: string | null;
  declare code: string | null;
  declare codeSystem: string | null;
  declare date: Date | null;
  declare show: boolean;
  declare facts: Facts;
  /** Of the content: the same means there is nothing to write. */
  declare fingerprint: string;
  declare version: number;
  /** The resource as JSON text, its references within a bundle resolved. */
  declare content: string;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineClinicalResource = (sequelize: Sequelize) =>
  ClinicalResource.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      source: text(100),
      type: text(32),
      sourceId: text(64),
      patientId: id({ optional: true }),
      status: text(40),
      category: text(120, { optional: true }),
      code: text(120, { optional: true }),
      codeSystem: text(200, { optional: true }),
      date: instant({ optional: true }),
      show: flag(),
      facts: json(),
      fingerprint: text(43),
      version: int(),
      content: longText(),
      createdAt: instant(),
      updatedAt: instant(),
    },
    { sequelize, tableName: 'clinical_resources', timestamps: false },
  );

/** A business identifier (`system|value`) of a practitioner, organization, place or product. */
export class ClinicalIdentifier extends TenantModel<
  InferAttributes<ClinicalIdentifier>,
  InferCreationAttributes<ClinicalIdentifier>
> {
  declare resourceId: string;
  declare type: string;
  declare identifier: string;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineClinicalIdentifier = (sequelize: Sequelize) =>
  ClinicalIdentifier.init(
    {
      organizationId: { ...id(), primaryKey: true },
      resourceId: { ...id(), primaryKey: true },
      type: text(32),
      identifier: text(254),
    },
    { sequelize, tableName: 'clinical_identifiers', timestamps: false },
  );
