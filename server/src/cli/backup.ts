import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUp, BackupRefused, restore } from '../db/backup.ts';
import { engineOf, sqlitePath } from '../db/connection.ts';
import { CommandError, print, type Command } from './command.ts';

/** `portico backup <file>`: the embedded database at one moment, while the API runs. */
export const backup: Command = {
  usage: 'backup <file>',
  summary:
    'Copies the embedded database into a new file while it is in use, and checks the copy. Keep PORTICO_SECRET beside it: without it, second factors must be set up anew. A MySQL or MariaDB server has its own: mariadb-dump --single-transaction.',
  options: {},
  offline: true,
  run: async (words, { runtime }) => {
    const file = embedded(runtime.config.DATABASE_URL, 'mariadb-dump --single-transaction');
    const target = resolve(only(words.positionals));
    refusals(() => backUp(file, target));
    const { size } = statSync(target);
    print(words, { file: target, bytes: size }, [`${target}: ${size} bytes`]);
  },
};

/** `portico restore <file>`: a backup in the database's place. */
export const restoreBackup: Command = {
  usage: 'restore <file> [--replace]',
  summary: 'Puts a backup in the embedded database’s place, after checking it. Stop the API first. --replace: where a database is there, which is kept beside it.',
  options: { replace: { type: 'boolean' } },
  offline: true,
  run: async (words, { runtime }) => {
    const file = embedded(runtime.config.DATABASE_URL, 'the mariadb client');
    const former = refusals(() => restore(resolve(only(words.positionals)), file, words.values['replace'] === true));
    print(words, { file, former }, [`${file} is restored`, ...(former ? [`the former one is ${former}`] : [])]);
  },
};

function only(positionals: readonly string[]): string {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CommandError('Name one file');
  return file;
}

function embedded(url: string, instead: string): string {
  if (engineOf(url) !== 'sqlite') throw new CommandError(`This is for the embedded database; for a server use ${instead}`);
  return sqlitePath(url);
}

function refusals<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof BackupRefused ? new CommandError(error.message) : error;
  }
}
