import type { Migration } from './migration.ts';

/** Who may do a job that only one process does at a time. */
export const migration: Migration = {
  name: '0012-jobs',
  statements: (ddl) => [
    ddl.table('leases', {
      global: true,
      columns: { name: ddl.text(100), holder: ddl.id(), until: ddl.instant() },
      key: ['name'],
    }),
  ],
};
