import type { Migration } from './migration.ts';

/** Clinical data as it arrives, each resource once for each source that sends it. */
export const migration: Migration = {
  name: '0011-health',
  statements: (ddl) => [
    ddl.table('clinical_resources', {
      columns: {
        id: ddl.id(),
        source: ddl.text(100),
        type: ddl.text(32),
        sourceId: ddl.text(64),
        patientId: ddl.id({ optional: true }),
        status: ddl.text(40),
        category: ddl.text(120, { optional: true }),
        code: ddl.text(120, { optional: true }),
        codeSystem: ddl.text(200, { optional: true }),
        date: ddl.instant({ optional: true }),
        show: ddl.flag(),
        facts: ddl.json(),
        fingerprint: ddl.text(43),
        version: ddl.int(),
        content: ddl.longText(),
        createdAt: ddl.instant(),
        updatedAt: ddl.instant(),
      },
      key: ['id'],
      unique: [['source', 'type', 'sourceId']],
      references: [{ columns: ['patientId'], table: 'patients' }],
      indexes: [
        ['patientId', 'type', 'status'],
        ['type', 'id'],
      ],
    }),
    ddl.table('clinical_identifiers', {
      columns: { resourceId: ddl.id(), type: ddl.text(32), identifier: ddl.text(254) },
      key: ['type', 'identifier', 'resourceId'],
      references: [{ columns: ['resourceId'], table: 'clinical_resources', onDelete: 'cascade' }],
    }),
  ],
};
