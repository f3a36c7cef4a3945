import type { Migration } from './migration.ts';

/**
 * What patients are found by: the parts of their names, their birth dates, the last digits of their phones. Rows are
 * made with the patient; those of patients who were there before are made by a job, which looks for NULL in `indexedAs`.
 */
export const migration: Migration = {
  name: '0014-patient-terms',
  statements: (ddl) => [
    ddl.table('patient_terms', {
      columns: { patientId: ddl.id(), term: ddl.text(60), searchName: ddl.text(254) },
      // In this order everything that a search reads stands together.
      key: ['term', 'searchName', 'patientId'],
      references: [{ columns: ['patientId'], table: 'patients' }],
      indexes: [['patientId', 'term']],
    }),
    ddl.addColumn('patients', 'indexedAs', ddl.int({ optional: true })),
    ddl.addIndex('patients', ['indexedAs']),
  ],
};
