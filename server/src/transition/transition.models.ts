import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, int, TenantModel, text } from '../db/columns.ts';

/** A clinic’s move to the portal, or the notice before it: goes through the patients by id, so that a crash resumes where it stood. */
export class Transition extends TenantModel<InferAttributes<Transition>, InferCreationAttributes<Transition>> {
  declare id: string;
  declare kind: 'notice' | 'invite';
  declare state: 'running' | 'paused' | 'done' | 'stopped';
  /** 'y' while it isn't over, else null: one at a time in an organization. */
  declare open: 'y' | null;
  declare perMinute: number;
  declare afterPatientId: string | null;
  declare total: number;
  declare sent: number;
  declare setAside: number;
  declare startedById: string | null;
  declare dueAt: Date;
  declare createdAt: Date;
  declare finishedAt: Date | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineTransition = (sequelize: Sequelize) =>
  Transition.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      kind: text(10),
      state: text(10),
      open: text(1, { optional: true }),
      perMinute: int(),
      afterPatientId: id({ optional: true }),
      total: int(),
      sent: int(),
      setAside: int(),
      startedById: id({ optional: true }),
      dueAt: instant(),
      createdAt: instant(),
      finishedAt: instant({ optional: true }),
    },
    { sequelize, tableName: 'transitions', timestamps: false },
  );

/** What a transition did for one patient. */
export class TransitionEntry extends TenantModel<InferAttributes<TransitionEntry>, InferCreationAttributes<TransitionEntry>> {
  declare transitionId: string;
  declare patientId: string;
  declare outcome: string;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineTransitionEntry = (sequelize: Sequelize) =>
  TransitionEntry.init(
    {
      organizationId: { ...id(), primaryKey: true },
      transitionId: { ...id(), primaryKey: true },
      patientId: { ...id(), primaryKey: true },
      outcome: text(20),
      createdAt: instant(),
    },
    { sequelize, tableName: 'transition_entries', timestamps: false },
  );
