import { migrate } from '../db/migrate.ts';
import { print, type Command } from './command.ts';

/** `portico migrate`: brings the schema up to date. */
export const migrateSchema: Command = {
  usage: 'migrate [--without-audit-triggers]',
  summary: 'Brings the database’s schema up to date. Any number of processes may call it at once.',
  options: { 'without-audit-triggers': { type: 'boolean' } },
  offline: true,
  run: async (words, { runtime: { config } }) => {
    const ran = await migrate(config.DATABASE_URL, { withoutAuditTriggers: words.values['without-audit-triggers'] === true });
    print(words, { ran }, ran.length === 0 ? ['Nothing to do'] : ran);
  },
};
