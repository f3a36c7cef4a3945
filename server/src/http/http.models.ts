import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { GlobalModel, id, instant, int, json, TenantModel, text } from '../db/columns.ts';

/** An answer kept for a repeat of the same request. */
export class IdempotencyKey extends TenantModel<
  InferAttributes<IdempotencyKey>,
  InferCreationAttributes<IdempotencyKey>
> {
  declare caller: string;
  declare route: string;
  declare key: string;
  declare requestHash: string;
  declare state: 'running' | 'done';
  declare status: number | null;
  declare answer: unknown;
  declare createdAt: Date;
  declare expiresAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineIdempotencyKey = (sequelize: Sequelize) =>
  IdempotencyKey.init(
    {
      organizationId: { ...id(), primaryKey: true },
      caller: { ...text(64), primaryKey: true },
      route: { ...text(100), primaryKey: true },
      key: { ...text(64), primaryKey: true },
      requestHash: text(64),
      state: text(10),
      status: int({ optional: true }),
      answer: json({ optional: true }),
      createdAt: instant(),
      expiresAt: instant(),
    },
    { sequelize, tableName: 'idempotency_keys', timestamps: false },
  );

/** A proof of possession seen, so that it can't be used again. */
export class DpopId extends TenantModel<InferAttributes<DpopId>, InferCreationAttributes<DpopId>> {
  declare thumbprint: string;
  declare jtiHash: string;
  declare expiresAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineDpopId = (sequelize: Sequelize) =>
  DpopId.init(
    {
      organizationId: { ...id(), primaryKey: true },
      thumbprint: { ...text(43), primaryKey: true },
      jtiHash: { ...text(64), primaryKey: true },
      expiresAt: instant(),
    },
    { sequelize, tableName: 'dpop_ids', timestamps: false },
  );

/** How often somebody tried, over all organizations. */
export class Throttle extends GlobalModel<InferAttributes<Throttle>, InferCreationAttributes<Throttle>> {
  declare key: string;
  declare points: number;
  declare expiresAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineThrottle = (sequelize: Sequelize) =>
  Throttle.init(
    {
      key: { ...text(200), primaryKey: true },
      points: int(),
      expiresAt: instant(),
    },
    { sequelize, tableName: 'throttles', timestamps: false },
  );
