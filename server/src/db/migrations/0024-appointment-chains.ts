import type { Migration } from './migration.ts';

/** The appointments of a chain are found by its first. */
export const migration: Migration = {
  name: '0024-appointment-chains',
  statements: (ddl) => [ddl.addIndex('appointments', ['chainId'])],
};
