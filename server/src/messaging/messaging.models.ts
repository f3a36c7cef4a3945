import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, int, json, TenantModel, text } from '../db/columns.ts';

/** Something that must happen after a change was committed; written in the transaction of its cause. */
export class Outbox extends TenantModel<InferAttributes<Outbox>, InferCreationAttributes<Outbox>> {
  declare id: string;
  declare kind: string;
  declare name: string;
  declare dedupeKey: string;
  declare payload: unknown;
  declare state: 'waiting' | 'sending' | 'sent' | 'dead';
  declare attempts: number;
  declare dueAt: Date;
  declare claimedBy: string | null;
  declare claimedUntil: Date | null;
  declare lastError: string | null;
  declare sentAt: Date | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineOutbox = (sequelize: Sequelize) =>
  Outbox.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      kind: text(20),
      name: text(100),
      dedupeKey: text(200),
      payload: json(),
      state: text(10),
      attempts: int(),
      dueAt: instant(),
      claimedBy: id({ optional: true }),
      claimedUntil: instant({ optional: true }),
      lastError: text(500, { optional: true }),
      sentAt: instant({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'outbox', timestamps: false },
  );
