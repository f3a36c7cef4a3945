import type { Migration } from './migration.ts';

/** What people tell their sessions apart by. */
export const migration: Migration = {
  name: '0015-session-agents',
  statements: (ddl) => [ddl.addColumn('sessions', 'agent', ddl.text(60, { optional: true }))],
};
