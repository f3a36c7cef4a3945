import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext } from 'node:test';
import { createConnection } from 'mysql2/promise';
import { connect, disconnect } from '../db/connection.ts';
import { assertInvariants } from '../db/invariants.ts';
import { migrate } from '../db/migrate.ts';
import { scopedDb, unscopedDb, type Db } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { randomIds } from '../ids.ts';

/** A database of its own for a test; `drop` removes it. */
export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * Makes an empty database of the engine under test: a temporary SQLite file, or one on the server that
 * `DATABASE_URL` names.
 */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const server = process.env['DATABASE_URL'];
  if (server && !server.startsWith('sqlite:')) return onServer(server);
  const folder = mkdtempSync(join(tmpdir(), 'portico-test-'));
  return {
    url: `sqlite:${join(folder, 'test.db')}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

let template: Promise<FreshDatabase> | undefined;

/** The same with every migration run. On SQLite they run once a process, afterwards the file is copied. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const fresh = await emptyDatabase();
  if (fresh.url.startsWith('sqlite:')) {
    template ??= migrated(await emptyDatabase());
    const { url } = await template;
    copyFileSync(url.slice('sqlite:'.length), fresh.url.slice('sqlite:'.length));
    return fresh;
  }
  return migrated(fresh);
}

/** Opens a fresh database for all the tests of a file; after them, what must always hold is checked, and it is dropped. */
export function useDatabase(): { readonly url: string } {
  let fresh: FreshDatabase | undefined;
  before(async () => {
    fresh = await freshDatabase();
    connect(fresh.url);
  });
  after(async () => {
    await assertInvariants();
    await disconnect();
    await fresh?.drop();
    await (await template)?.drop();
    template = undefined;
  });
  return {
    get url() {
      if (!fresh) throw new Error('The database opens before the first test');
      return fresh.url;
    },
  };
}

/** Opens a fresh database for one test, which may look at what it broke; afterwards it is dropped. */
export async function openDatabase(t: TestContext): Promise<string> {
  const { url, drop } = await freshDatabase();
  connect(url);
  t.after(async () => {
    await disconnect();
    await drop();
  });
  return url;
}

/** Adds an organization with nothing in it; its database, and its id. */
export async function anOrganization(name = 'Clinic'): Promise<{ id: string; db: Db }> {
  const id = randomIds.next();
  const createdAt = new Date('2026-11-23T08:00:00Z');
  const row = { id, slug: `clinic-${id}`, name, gateway: 'none' as const, settingsVersion: 1, createdAt };
  await tx(() => unscopedDb.Organization.insert(row));
  return { id, db: scopedDb(id) };
}

/** A patient's columns, to be inserted. */
export function aPatient(
  change: Partial<{ id: string; givenName: string; searchName: string; mergedIntoId: string }> = {},
) {
  const at = new Date('2026-11-23T09:00:00.123Z');
  const names = { givenName: 'Zoé', familyName: 'Ōyama', searchName: 'oyama zoe' };
  return { id: randomIds.next(), profile: true, ...names, deceased: false, createdAt: at, updatedAt: at, ...change };
}

async function migrated(fresh: FreshDatabase): Promise<FreshDatabase> {
  await migrate(fresh.url);
  return fresh;
}

async function onServer(server: string): Promise<FreshDatabase> {
  const name = `portico_test_${randomBytes(6).toString('hex')}`;
  await onServerRun(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServerRun(server, `drop database if exists ${name}`) };
}

async function onServerRun(server: string, sql: string): Promise<void> {
  const connection = await createConnection(server);
  await connection.query(sql);
  await connection.end();
}
