import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeNative, openNative } from './libsql-dialect.ts';
import { migrations } from './migrations/index.ts';

/** A backup or restore that can't be done as asked; the message says why and what to do. */
export class BackupRefused extends Error {
  override name = 'BackupRefused';
}

/**
 * Copies an embedded database while it is in use: one moment of it, whole, checked before it gets its name.
 * @param file the database
 * @param target must not exist yet
 * @throws BackupRefused
 */
export function backUp(file: string, target: string): void {
  if (!existsSync(file)) throw new BackupRefused(`There is no database ${file}`);
  if (existsSync(target)) throw new BackupRefused(`${target} exists already: name a new file`);
  const partial = `${target}.partial`;
  mkdirSync(dirname(target), { recursive: true });
  rmSync(partial, { force: true });
  const native = openNative(file);
  try {
    native.prepare('VACUUM INTO ?').run(partial);
  } finally {
    native.close();
  }
  chmodSync(partial, 0o600);
  check(partial);
  settle(partial, target);
}

/**
 * Puts a backup in a database's place. Nobody may have the database open; what stood there is kept beside it.
 * @returns where the former database is kept; null where there was none
 * @throws BackupRefused — the backup is damaged, or of a newer version; the database is there and `replace` wasn't said, or is in use
 */
export function restore(source: string, file: string, replace: boolean): string | null {
  if (!existsSync(source)) throw new BackupRefused(`There is no ${source}`);
  check(source);
  const isThere = existsSync(file);
  if (isThere && !replace) throw new BackupRefused(`${file} exists: say --replace to put the backup in its place`);
  if (isThere) assertUnused(file);
  const fresh = `${file}.restoring`;
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(source, fresh);
  chmodSync(fresh, 0o600);
  const former = isThere ? `${file}.before-restore` : null;
  if (former) renameSync(file, former);
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  settle(fresh, file);
  return former;
}

/** What a file must be: sound, with every reference kept, and of no newer version than this. */
function check(file: string): void {
  let native: ReturnType<typeof openNative> | undefined;
  try {
    native = openNative(file);
    const own = native;
    const read = (sql: string) => own.prepare(sql).all() as Record<string, unknown>[];
    const sound = read('PRAGMA integrity_check').every((row) => Object.values(row)[0] === 'ok') && read('PRAGMA foreign_key_check').length === 0;
    if (!sound) throw new BackupRefused(`${file} is damaged`);
    const known = new Set(migrations.map(({ name }) => name));
    const newer = read('select name from migrations').find(({ name }) => !known.has(String(name).replace(/#\d+$/, '')));
    if (newer) throw new BackupRefused(`${file} is of a newer version of Portico: it has ${String(newer['name'])}`);
  } catch (error) {
    throw error instanceof BackupRefused ? error : new BackupRefused(`${file} is no database of Portico`);
  } finally {
    if (native) closeNative(native);
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  }
}

/** Only whoever has a WAL database alone can lock it exclusively. */
function assertUnused(file: string): void {
  const native = openNative(file);
  try {
    native.exec('PRAGMA locking_mode=EXCLUSIVE');
    native.exec('BEGIN EXCLUSIVE');
    native.exec('COMMIT');
  } catch {
    throw new BackupRefused(`${file} is in use: stop the API and its worker first`);
  } finally {
    native.close();
  }
}

/** Gives a finished file its name, once its bytes are on the disk. */
function settle(from: string, to: string): void {
  const handle = openSync(from, 'r');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(from, to);
}
