import type { Migration } from './migration.ts';

/** What people agree to: texts as they were shown, and who answered what. Both only grow. */
export const migration: Migration = {
  name: '0018-consents',
  statements: (ddl) => [
    ddl.table('consents', {
      columns: { id: ddl.id(), kind: ddl.text(20), createdAt: ddl.instant() },
      key: ['id'],
      unique: [['kind']],
    }),
    // One text in one language with its document. Its id follows from what it holds.
    ddl.table('consent_versions', {
      columns: {
        id: ddl.id(),
        consentId: ddl.id(),
        language: ddl.text(5),
        text: ddl.longText(),
        textHash: ddl.text(43),
        documentFileId: ddl.id({ optional: true }),
        documentName: ddl.text(200, { optional: true }),
        documentHash: ddl.text(43, { optional: true }),
        createdAt: ddl.instant(),
      },
      key: ['id'],
      references: [{ columns: ['consentId'], table: 'consents' }, { columns: ['documentFileId'], table: 'files' }],
    }),
    ddl.appendOnly('consent_versions'),
    ddl.table('consent_records', {
      columns: {
        id: ddl.id(),
        at: ddl.instant(),
        versionId: ddl.id(),
        // All languages and the document together, as they stood then.
        edition: ddl.text(43),
        patientId: ddl.id(),
        accepted: ddl.flag(),
        required: ddl.flag(),
        byKind: ddl.text(10),
        byId: ddl.id({ optional: true }),
        sessionId: ddl.id({ optional: true }),
        appointmentId: ddl.id({ optional: true }),
        ip: ddl.text(45, { optional: true }),
        origin: ddl.text(254, { optional: true }),
        requestId: ddl.text(64),
      },
      key: ['id'],
      checks: { by: "byKind in ('patient', 'guest', 'key')" },
      references: [{ columns: ['versionId'], table: 'consent_versions' }, { columns: ['patientId'], table: 'patients' }],
      indexes: [['patientId', 'at']],
    }),
    // A merged patient's records go to the survivor; nothing else of them ever changes.
    ddl.appendOnly('consent_records', [
      'organizationId', 'id', 'at', 'versionId', 'edition', 'accepted', 'required', 'byKind', 'byId', 'sessionId', 'appointmentId', 'ip', 'origin', 'requestId',
    ]),
  ],
};
