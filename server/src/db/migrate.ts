import { createHash } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { MigrationError, Umzug } from 'umzug';
import { engineOf, sqlitePath } from './connection.ts';
import { Ddl, type DdlStatement } from './ddl.ts';
import { beginImmediate, closeNative, openNative } from './libsql-dialect.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import type { Engine } from './values.ts';

/** One connection of its own, for statements that no transaction of the application may run. */
interface Runner {
  run(sql: string, values?: readonly string[]): Promise<void>;
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** What a migration runs, and whether it may go on without triggers. */
export interface MigrateOptions {
  readonly migrations?: readonly Migration[];
  /** Goes on where the database doesn't let us make triggers; the audit log is then only guarded by grants. */
  readonly withoutAuditTriggers?: boolean;
}

/** The database refused to make triggers (MySQL 1419) and nobody said to go on without. */
export class TriggersRefused extends Error {
  override name = 'TriggersRefused';
}

/**
 * Brings the schema up to date and answers the names of the migrations that it ran. Any number of processes may call
 * it at once: one works, the others wait and find nothing to do. Killed half-way it resumes (MariaDB), or nothing
 * happened (SQLite).
 */
export function migrate(url: string, options: MigrateOptions = {}): Promise<readonly string[]> {
  return withRunner(url, async (runner, engine) => {
    await runner.run(journal(engine));
    const umzug = new Umzug({
      migrations: (options.migrations ?? allMigrations).map((migration) => ({
        name: migration.name,
        up: () => runMigration(runner, engine, migration, options),
      })),
      storage: {
        executed: async () => (await done(runner)).filter(({ name }) => !name.includes('#')).map(({ name }) => name),
        logMigration: ({ name }) => record(runner, name, ''),
        unlogMigration: () => Promise.reject(new Error('Migrations go forward only')),
      },
      logger: undefined,
    });
    try {
      return (await umzug.up()).map(({ name }) => name);
    } catch (error) {
      throw error instanceof MigrationError && error.cause ? error.cause : error;
    }
  });
}

/** What `/readyz` says of the schema: what isn't run yet, and whether the audit log has its triggers. */
export function schemaState(
  url: string,
): Promise<{ readonly pending: readonly string[]; readonly auditTriggers: boolean }> {
  return withRunner(
    url,
    async (runner, engine) => {
      const tables = await runner.rows(
        engine === 'sqlite'
          ? "select name from sqlite_master where type = 'table' and name = 'migrations'"
          : "select table_name from information_schema.tables where table_schema = database() and table_name = 'migrations'",
      );
      const ran = tables.length === 0 ? new Set<string>() : new Set((await done(runner)).map(({ name }) => name));
      const triggers = await runner.rows(
        engine === 'sqlite'
          ? "select name from sqlite_master where type = 'trigger' and tbl_name = 'audit_events'"
          : "select trigger_name from information_schema.triggers where trigger_schema = database() and event_object_table = 'audit_events'",
      );
      const pending = allMigrations.map(({ name }) => name).filter((name) => !ran.has(name));
      return { pending, auditTriggers: triggers.length === 2 };
    },
    { alone: false },
  );
}

const journal = (engine: Engine) =>
  engine === 'sqlite'
    ? 'create table if not exists migrations (name text not null primary key, hash text not null)'
    : 'create table if not exists migrations (name varchar(190) not null primary key, hash varchar(64) not null) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin';

async function done(runner: Runner): Promise<{ name: string; hash: string }[]> {
  const rows = await runner.rows('select name, hash from migrations order by name');
  return rows.map((row) => ({ name: String(row['name']), hash: String(row['hash']) }));
}

function record(runner: Runner, name: string, hash: string): Promise<void> {
  return runner.run('insert into migrations (name, hash) values (?, ?)', [name, hash]);
}

/** Statement by statement, each noted as done: MariaDB commits after each, so a crash resumes at the next. */
async function runMigration(
  runner: Runner,
  engine: Engine,
  migration: Migration,
  options: MigrateOptions,
): Promise<void> {
  const statements: readonly DdlStatement[] = migration.statements(new Ddl(engine)).flat();
  const before = new Map((await done(runner)).map(({ name, hash }) => [name, hash]));
  for (const [i, statement] of statements.entries()) {
    const name = `${migration.name}#${i + 1}`;
    const hash = createHash('sha256').update(statement.sql).digest('hex');
    const known = before.get(name);
    if (known !== undefined && known !== hash) throw new Error(`${name} was changed after it had run here`);
    if (known !== undefined) continue;
    await runStatement(runner, statement, options);
    await record(runner, name, hash);
  }
}

/** MySQL's ER_DUP_FIELDNAME and ER_DUP_KEYNAME. SQLite migrates in one transaction and never meets them. */
const duplicate = { column: 1060, index: 1061 } as const;

async function runStatement(runner: Runner, { sql, trigger, adds }: DdlStatement, options: MigrateOptions): Promise<void> {
  try {
    await runner.run(sql);
  } catch (error) {
    if (adds && error instanceof Error && 'errno' in error && error.errno === duplicate[adds]) return;
    const refused =
      trigger && error instanceof Error && 'errno' in error && (error.errno === 1419 || error.errno === 1142);
    if (!refused) throw error;
    if (!options.withoutAuditTriggers) {
      throw new TriggersRefused(
        'The database does not let this user make triggers, which keep the audit log from being changed. Grant TRIGGER and set log_bin_trust_function_creators, or run migrate --without-audit-triggers.',
        { cause: error },
      );
    }
  }
}

async function withRunner<T>(
  url: string,
  work: (runner: Runner, engine: Engine) => Promise<T>,
  { alone = true }: { readonly alone?: boolean } = {},
): Promise<T> {
  return engineOf(url) === 'sqlite' ? withFile(url, work, alone) : withServer(url, work, alone);
}

async function withFile<T>(
  url: string,
  work: (runner: Runner, engine: Engine) => Promise<T>,
  alone: boolean,
): Promise<T> {
  const native = openNative(sqlitePath(url));
  const rows = (sql: string) => native.prepare(sql).all().filter(isRecord);
  try {
    if (alone) await beginImmediate(native);
    const answer = await work(
      {
        run: async (sql, values) => void (values ? native.prepare(sql).run(...values) : native.exec(sql)),
        rows: async (sql) => rows(sql),
      },
      'sqlite',
    );
    if (alone) native.exec('COMMIT');
    return answer;
  } finally {
    if (native.inTransaction) native.exec('ROLLBACK');
    closeNative(native);
  }
}

async function withServer<T>(
  url: string,
  work: (runner: Runner, engine: Engine) => Promise<T>,
  alone: boolean,
): Promise<T> {
  const connection = await createConnection({
    uri: url.replace(/^mariadb:/, 'mysql:'),
    timezone: '+00:00',
    charset: 'utf8mb4',
  });
  const rows = async (sql: string): Promise<Record<string, unknown>[]> => {
    const [answer] = await connection.query<RowDataPacket[]>(sql);
    return answer;
  };
  try {
    if (alone) {
      const [lock] = await rows("select get_lock(concat('portico-migrate:', left(sha1(database()), 32)), 60) as got");
      if (Number(lock?.['got']) !== 1) throw new Error('Another process has been migrating this database for a minute');
    }
    return await work(
      { run: async (sql, values = []) => void (await connection.query(sql, [...values])), rows },
      'mysql',
    );
  } finally {
    await connection.end();
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
