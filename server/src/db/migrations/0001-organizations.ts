import type { Migration } from './migration.ts';

/** Organizations, the origins their pages have, and their keys. */
export const migration: Migration = {
  name: '0001-organizations',
  statements: (ddl) => [
    ddl.table('organizations', {
      global: true,
      columns: {
        id: ddl.id(),
        slug: ddl.text(63),
        name: ddl.text(200),
        phone: ddl.text(40, { optional: true }),
        email: ddl.text(254, { optional: true }),
        gateway: ddl.text(10),
        stripeAccount: ddl.text(64, { optional: true }),
        settingsVersion: ddl.int(),
        createdAt: ddl.instant(),
      },
      key: ['id'],
      unique: [['slug'], ['stripeAccount']],
      checks: { gateway: "gateway in ('none', 'test', 'stripe')" },
    }),
    ddl.table('allowed_origins', {
      columns: { id: ddl.id(), origin: ddl.text(254), audience: ddl.text(10), createdAt: ddl.instant() },
      key: ['id'],
      unique: [['origin', 'audience']],
      checks: { audience: "audience in ('patients', 'staff')" },
      globalIndexes: [['origin']],
    }),
    ddl.table('api_keys', {
      columns: {
        id: ddl.id(),
        kind: ddl.text(12),
        environment: ddl.text(4),
        name: ddl.text(100),
        hash: ddl.text(64),
        prefix: ddl.text(12),
        lastFour: ddl.text(4),
        publishable: ddl.text(60, { optional: true }),
        scopes: ddl.json(),
        addressList: ddl.json({ optional: true }),
        source: ddl.text(100, { optional: true }),
        expiresAt: ddl.instant({ optional: true }),
        revokedAt: ddl.instant({ optional: true }),
        lastUsedAt: ddl.instant({ optional: true }),
        createdAt: ddl.instant(),
      },
      key: ['id'],
      unique: [['hash']],
      checks: { kind: "kind in ('publishable', 'secret')", environment: "environment in ('test', 'live')" },
      globalIndexes: [['hash']],
    }),
  ],
};
