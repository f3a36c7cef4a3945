import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, int, json, TenantModel, text } from '../db/columns.ts';

/** Something that must happen after a change was committed; written in the transaction of its cause. */
export class Outbox extends TenantModel<InferAttributes<Outbox>, InferCreationAttributes<Outbox>> {
  declare id: string;
  declare kind: string;
  declare name: string;
  declare dedupeKey: string;
  declare payload: unknown;
  /** `skipped`: there was nobody to tell. `dead`: given up, staff see it and can send it again. */
  declare state: 'waiting' | 'claimed' | 'done' | 'skipped' | 'dead';
  /** Tries begun; one that ended with its process counts too. */
  declare attempts: number;
  /** When it may be tried; of a claimed row, when the claim ends. */
  declare dueAt: Date;
  declare claimedBy: string | null;
  declare lastError: string | null;
  declare doneAt: Date | null;
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
      lastError: text(500, { optional: true }),
      doneAt: instant({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'outbox', timestamps: false },
  );
