import type { Migration } from './migration.ts';

/** What must happen after a change was committed: events for subscribers, and messages to send. */
export const migration: Migration = {
  name: '0004-messaging',
  statements: (ddl) => [
    ddl.table('outbox', {
      columns: {
        id: ddl.id(),
        kind: ddl.text(20),
        name: ddl.text(100),
        dedupeKey: ddl.text(200),
        payload: ddl.json(),
        state: ddl.text(10),
        attempts: ddl.int(),
        dueAt: ddl.instant(),
        claimedBy: ddl.id({ optional: true }),
        lastError: ddl.text(500, { optional: true }),
        doneAt: ddl.instant({ optional: true }),
        createdAt: ddl.instant(),
      },
      key: ['id'],
      unique: [['dedupeKey']],
      checks: { state: "state in ('waiting', 'claimed', 'done', 'skipped', 'dead')" },
      indexes: [['state', 'dueAt']],
      globalIndexes: [['state', 'dueAt']],
    }),
  ],
};
