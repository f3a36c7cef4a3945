import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { flag, id, instant, longText, TenantModel, text } from '../db/columns.ts';

/** Something that people are asked to agree to. */
export class Consent extends TenantModel<InferAttributes<Consent>, InferCreationAttributes<Consent>> {
  declare id: string;
  declare kind: 'scheduling';
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineConsent = (sequelize: Sequelize) =>
  Consent.init(
    { organizationId: { ...id(), primaryKey: true }, id: { ...id(), primaryKey: true }, kind: text(20), createdAt: instant() },
    { sequelize, tableName: 'consents', timestamps: false },
  );

/** A text in one language with its document, as it was shown. Rows are never changed. */
export class ConsentVersion extends TenantModel<InferAttributes<ConsentVersion>, InferCreationAttributes<ConsentVersion>> {
  /** Follows from language, text and document: the same content is the same version. */
  declare id: string;
  declare consentId: string;
  declare language: string;
  declare text: string;
  declare textHash: string;
  declare documentFileId: string | null;
  declare documentName: string | null;
  declare documentHash: string | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineConsentVersion = (sequelize: Sequelize) =>
  ConsentVersion.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      consentId: id(),
      language: text(5),
      text: longText(),
      textHash: text(43),
      documentFileId: id({ optional: true }),
      documentName: text(200, { optional: true }),
      documentHash: text(43, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'consent_versions', timestamps: false },
  );

/** What somebody answered: evidence. Rows are never changed, but that a merged patient's go to the survivor. */
export class ConsentRecord extends TenantModel<InferAttributes<ConsentRecord>, InferCreationAttributes<ConsentRecord>> {
  declare id: string;
  declare at: Date;
  declare versionId: string;
  /** Stands for all languages and the document as they were then. */
  declare edition: string;
  declare patientId: string;
  declare accepted: boolean;
  declare required: boolean;
  declare byKind: 'patient' | 'guest' | 'key';
  declare byId: string | null;
  declare sessionId: string | null;
  declare appointmentId: string | null;
  declare ip: string | null;
  declare origin: string | null;
  declare requestId: string;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineConsentRecord = (sequelize: Sequelize) =>
  ConsentRecord.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      at: instant(),
      versionId: id(),
      edition: text(43),
      patientId: id(),
      accepted: flag(),
      required: flag(),
      byKind: text(10),
      byId: id({ optional: true }),
      sessionId: id({ optional: true }),
      appointmentId: id({ optional: true }),
      ip: text(45, { optional: true }),
      origin: text(254, { optional: true }),
      requestId: text(64),
    },
    { sequelize, tableName: 'consent_records', timestamps: false },
  );
