import type { Migration } from './migration.ts';

/** Answers kept for a repeated request, proofs seen, and how often somebody tried. */
export const migration: Migration = {
  name: '0005-http',
  statements: (ddl) => [
    ddl.table('idempotency_keys', {
      columns: {
        caller: ddl.text(64),
        route: ddl.text(100),
        key: ddl.text(64),
        requestHash: ddl.text(64),
        state: ddl.text(10),
        status: ddl.int({ optional: true }),
        answer: ddl.json({ optional: true }),
        createdAt: ddl.instant(),
        expiresAt: ddl.instant(),
      },
      key: ['caller', 'route', 'key'],
      globalIndexes: [['expiresAt']],
    }),
    ddl.table('dpop_ids', {
      columns: { thumbprint: ddl.text(43), jtiHash: ddl.text(64), expiresAt: ddl.instant() },
      key: ['thumbprint', 'jtiHash'],
      globalIndexes: [['expiresAt']],
    }),
    ddl.table('throttles', {
      global: true,
      columns: { key: ddl.text(200), points: ddl.int(), expiresAt: ddl.instant() },
      key: ['key'],
      globalIndexes: [['expiresAt']],
    }),
  ],
};
