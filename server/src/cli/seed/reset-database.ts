import { rmSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';

/** The database is somebody's. */
export class ResetRefused extends Error {}

/**
 * Empties the demo's database, so that the start begins anew: the file of an embedded one, or every table of a
 * server's.
 * @param isOnlyDemo says whether the database holds nothing but the demo; another clinic's data is never removed
 */
export async function resetDatabase(url: string, isOnlyDemo: () => Promise<boolean>): Promise<void> {
  if (!(await isOnlyDemo()))
    throw new ResetRefused('this database holds other organizations than the demo: --reset leaves it alone.');
  if (url.startsWith('sqlite:')) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${url.slice('sqlite:'.length)}${suffix}`, { force: true });
    return;
  }
  const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'));
  try {
    const [tables] = await connection.query(
      "select table_name as name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'",
    );
    await connection.query('set foreign_key_checks = 0');
    for (const table of Array.isArray(tables) ? tables : [])
      if ('name' in table) await connection.query('drop table ??', [table.name]);
  } finally {
    await connection.end();
  }
}
