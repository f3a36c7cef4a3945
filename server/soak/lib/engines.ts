import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Does the work on a temporary SQLite file, then on a private MariaDB that flushes at each commit as in production. */
export async function onBothEngines(work: (engine: string, url: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-soak-'));
  try {
    await work('SQLite', `sqlite:${join(folder, 'soak.db')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const { startMariadb } = await starter();
  const mariadb = await startMariadb({ durable: true });
  try {
    await work('MariaDB', mariadb.url);
  } finally {
    await mariadb.stop();
  }
}

interface Starter {
  startMariadb(options: { durable: boolean }): Promise<{ url: string; stop: () => Promise<void> }>;
}

/** The starter is a program of the clone, without types. */
function starter(): Promise<Starter> {
  const file = new URL('../../../scripts/mariadb.mjs', import.meta.url).href;
  return import(file);
}
