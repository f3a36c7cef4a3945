import type { Migration } from './migration.ts';

/** Files of the clinic, and practitioners' photos. */
export const migration: Migration = {
  name: '0017-files',
  statements: (ddl) => [
    ddl.table('files', {
      columns: {
        id: ddl.id(),
        // Where its bytes are; nothing of it was chosen by whoever sent it.
        storageKey: ddl.text(200),
        hash: ddl.text(43),
        name: ddl.text(200),
        type: ddl.text(100),
        sizeBytes: ddl.int(),
        width: ddl.int({ optional: true }),
        height: ddl.int({ optional: true }),
        // NULL while nothing uses it: it is swept after a day.
        keptAt: ddl.instant({ optional: true }),
        // Caller, route and Idempotency-Key of the upload, and what was sent with them.
        requestKey: ddl.text(43, { optional: true }),
        requestHash: ddl.text(43),
        createdAt: ddl.instant(),
      },
      key: ['id'],
      unique: [['requestKey']],
      checks: { size: 'sizeBytes > 0' },
      globalIndexes: [['keptAt', 'createdAt']],
    }),
    // Under this id the photo's renditions are stored and served.
    ddl.addColumn('practitioners', 'photoId', ddl.id({ optional: true })),
  ],
};
