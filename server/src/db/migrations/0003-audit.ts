import type { Migration } from './migration.ts';

/** Who did what to whose data: rows that can't be changed, and the seals that chain them afterwards. */
export const migration: Migration = {
  name: '0003-audit',
  statements: (ddl) => [
    ddl.table('audit_events', {
      columns: {
        id: ddl.id(),
        at: ddl.instant(),
        action: ddl.text(80),
        actorKind: ddl.text(10),
        actorId: ddl.id({ optional: true }),
        actorSessionId: ddl.id({ optional: true }),
        actorApiKeyId: ddl.id({ optional: true }),
        onBehalfOfPatientId: ddl.id({ optional: true }),
        via: ddl.text(20),
        subjectType: ddl.text(40),
        subjectId: ddl.text(64, { optional: true }),
        patientId: ddl.id({ optional: true }),
        ip: ddl.text(45, { optional: true }),
        origin: ddl.text(254, { optional: true }),
        requestId: ddl.text(64),
        details: ddl.json({ optional: true }),
      },
      key: ['id'],
      indexes: [['patientId', 'at'], ['subjectType', 'subjectId'], ['at'], ['actorId', 'at']],
      globalIndexes: [['at']],
    }),
    ddl.appendOnly('audit_events'),
    ddl.table('audit_seals', {
      columns: {
        number: ddl.int(),
        entries: ddl.json(),
        upTo: ddl.instant(),
        previousHash: ddl.text(64),
        hash: ddl.text(64),
        signature: ddl.text(128),
        sealedAt: ddl.instant(),
      },
      key: ['number'],
      indexes: [['upTo']],
    }),
    ddl.appendOnly('audit_seals'),
  ],
};
