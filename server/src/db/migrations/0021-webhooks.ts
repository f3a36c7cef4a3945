import type { Migration } from './migration.ts';

/** Addresses of other systems that hear what happened, and each message to them. */
export const migration: Migration = {
  name: '0021-webhooks',
  statements: (ddl) => [
    ddl.table('webhook_endpoints', {
      columns: {
        id: ddl.id(),
        url: ddl.text(500),
        name: ddl.text(100, { optional: true }),
        events: ddl.json({ optional: true }),
        active: ddl.flag(),
        // Sealed with PORTICO_SECRET; the former one signs too for a day after a change.
        sealedSecret: ddl.text(250),
        formerSecret: ddl.text(250, { optional: true }),
        rotatedAt: ddl.instant({ optional: true }),
        createdAt: ddl.instant(),
      },
      key: ['id'],
    }),
    ddl.table('webhook_deliveries', {
      columns: {
        id: ddl.id(),
        endpointId: ddl.id(),
        // The event's id: the receiver sees it, however often the message is sent.
        messageId: ddl.id(),
        event: ddl.text(100),
        data: ddl.json(),
        state: ddl.text(10),
        attempts: ddl.int(),
        replays: ddl.int(),
        lastStatus: ddl.int({ optional: true }),
        lastError: ddl.text(30, { optional: true }),
        lastTriedAt: ddl.instant({ optional: true }),
        deliveredAt: ddl.instant({ optional: true }),
        happenedAt: ddl.instant(),
        createdAt: ddl.instant(),
      },
      key: ['id'],
      unique: [['endpointId', 'messageId']],
      references: [{ columns: ['endpointId'], table: 'webhook_endpoints', onDelete: 'cascade' }],
      checks: { state: "state in ('waiting', 'delivered', 'failed')" },
      indexes: [['endpointId', 'id'], ['endpointId', 'state', 'id']],
      globalIndexes: [['createdAt']],
    }),
  ],
};
