import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, int, json, TenantModel, text } from '../db/columns.ts';

/** Who did what to whose data. Only grows: the database refuses to change or delete a row. Ids, never names. */
export class AuditEvent extends TenantModel<InferAttributes<AuditEvent>, InferCreationAttributes<AuditEvent>> {
  declare id: string;
  declare at: Date;
  declare action: string;
  declare actorKind: string;
  declare actorId: string | null;
  declare actorSessionId: string | null;
  declare actorApiKeyId: string | null;
  declare onBehalfOfPatientId: string | null;
  declare via: string;
  declare subjectType: string;
  declare subjectId: string | null;
  declare patientId: string | null;
  declare ip: string | null;
  declare origin: string | null;
  declare requestId: string;
  declare details: Readonly<Record<string, unknown>> | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineAuditEvent = (sequelize: Sequelize) =>
  AuditEvent.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      at: instant(),
      action: text(80),
      actorKind: text(10),
      actorId: id({ optional: true }),
      actorSessionId: id({ optional: true }),
      actorApiKeyId: id({ optional: true }),
      onBehalfOfPatientId: id({ optional: true }),
      via: text(20),
      subjectType: text(40),
      subjectId: text(64, { optional: true }),
      patientId: id({ optional: true }),
      ip: text(45, { optional: true }),
      origin: text(254, { optional: true }),
      requestId: text(64),
      details: json({ optional: true }),
    },
    { sequelize, tableName: 'audit_events', timestamps: false },
  );

/** A link of the chain over audit events, made after them by one process at a time. */
export class AuditSeal extends TenantModel<InferAttributes<AuditSeal>, InferCreationAttributes<AuditSeal>> {
  declare number: number;
  /** The rows it covers, each with the digest of what it said, oldest first. */
  declare entries: readonly { readonly id: string; readonly digest: string }[];
  /** No row that an earlier seal covers happened after this. */
  declare upTo: Date;
  declare previousHash: string;
  declare hash: string;
  declare signature: string;
  declare sealedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineAuditSeal = (sequelize: Sequelize) =>
  AuditSeal.init(
    {
      organizationId: { ...id(), primaryKey: true },
      number: { ...int(), primaryKey: true },
      entries: json(),
      upTo: instant(),
      previousHash: text(64),
      hash: text(64),
      signature: text(128),
      sealedAt: instant(),
    },
    { sequelize, tableName: 'audit_seals', timestamps: false },
  );
