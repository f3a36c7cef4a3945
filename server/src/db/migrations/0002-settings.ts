import type { Migration } from './migration.ts';

/** Settings that differ from their defaults, their history, and the theme. Those of locations: 0006. */
export const migration: Migration = {
  name: '0002-settings',
  statements: (ddl) => [
    ddl.table('setting_values', {
      columns: { key: ddl.text(100), value: ddl.json() },
      key: ['key'],
    }),
    ddl.table('setting_changes', {
      columns: {
        version: ddl.int(),
        key: ddl.text(100),
        locationId: ddl.id({ optional: true }),
        before: ddl.json({ optional: true }),
        after: ddl.json({ optional: true }),
        changedByKind: ddl.text(10),
        changedById: ddl.id({ optional: true }),
        changedAt: ddl.instant(),
      },
      key: ['version', 'key'],
      indexes: [['key', 'version']],
    }),
    ddl.table('themes', {
      columns: { version: ddl.int(), values: ddl.json(), tokens: ddl.json(), updatedAt: ddl.instant() },
      key: [],
    }),
  ],
};
