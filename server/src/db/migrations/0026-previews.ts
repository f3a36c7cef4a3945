import type { Migration } from './migration.ts';

/** Looks at the portal with settings that nobody has saved, and the patient as whom one looks. */
export const migration: Migration = {
  name: '0026-previews',
  statements: (ddl) => [
    ddl.table('previews', {
      columns: {
        id: ddl.id(),
        values: ddl.json(),
        locationId: ddl.id({ optional: true }),
        asPatient: ddl.flag(),
        createdAt: ddl.instant(),
        expiresAt: ddl.instant(),
      },
      key: ['id'],
      references: [{ columns: ['locationId'], table: 'locations' }],
      globalIndexes: [['expiresAt']],
    }),
    ddl.table('test_patients', {
      columns: { patientId: ddl.id(), createdAt: ddl.instant() },
      key: [],
      references: [{ columns: ['patientId'], table: 'patients' }],
    }),
  ],
};
