import type { Migration } from './migration.ts';

/** Numbers whose owners want no more SMS; and what finds the appointments of a chain, the requests that wait, and whose number it is. */
export const migration: Migration = {
  name: '0022-sms-stops',
  statements: (ddl) => [
    ddl.table('sms_stops', {
      columns: { number: ddl.text(20), stopped: ddl.flag(), toldAt: ddl.instant(), createdAt: ddl.instant() },
      key: ['number'],
      globalIndexes: [['number']],
    }),
    ddl.addIndex('contact_points', ['normalized']),
    ddl.addIndex('portal_users', ['linkedPhone']),
    ddl.addIndex('appointments', ['organizationId', 'chainId']),
    ddl.addIndex('appointments', ['organizationId', 'status', 'startsAt']),
  ],
};
