import type { Migration } from './migration.ts';

/** The private addresses that calendars subscribe to: what a token names. */
export const migration: Migration = {
  name: '0023-calendar',
  statements: (ddl) => [
    ddl.table('calendar_feeds', {
      columns: { patientId: ddl.id(), id: ddl.id(), createdAt: ddl.instant() },
      key: ['patientId'],
      unique: [['id']],
      references: [{ columns: ['patientId'], table: 'patients' }],
    }),
  ],
};
