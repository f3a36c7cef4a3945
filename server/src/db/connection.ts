import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Options, type QueryOptions, QueryTypes, Sequelize, type Transaction } from 'sequelize';
import * as libsqlDialect from './libsql-dialect.ts';
import { refusalOf } from './violations.ts';
import { type Engine, UnsafeQuery } from './values.ts';

/** A statement on its way to the database, as tests and benchmarks see it. */
export interface Statement {
  readonly sql: string;
  readonly bind: unknown;
  readonly inTransaction: boolean;
  /** Issued by the facade or `select`; otherwise by Sequelize. */
  readonly isOurs: boolean;
}

/** The process's one database. */
export interface Database {
  readonly engine: Engine;
  readonly url: string;
  readonly sequelize: Sequelize;
}

interface Context {
  transaction?: Transaction;
  /** What the database refused for a reason that only running again can mend. */
  failure?: unknown;
}

const contexts = new AsyncLocalStorage<Context>();
const listeners = new Set<(statement: Statement) => void>();
let current: Database | undefined;

// `set` ignores null: Sequelize clears the context when a transaction ends, and a query that comes late (a promise
// not awaited) would then run on its own instead of being refused.
Sequelize.useCLS({
  bind() {},
  run: (work: (context: unknown) => unknown) => contexts.run({}, () => work({})),
  get: (key: string) => (key === 'transaction' ? contexts.getStore()?.transaction : undefined),
  set(_key: string, transaction: Transaction | null) {
    const store = contexts.getStore();
    if (store && transaction) store.transaction = transaction;
  },
});

/**
 * Opens the process's database: `sqlite:<path>` or `mysql://user:password@host:port/name`. One process has one
 * database; opening a second before `disconnect` is a mistake.
 */
export function connect(url: string, { poolSize = 10 }: { readonly poolSize?: number } = {}): Database {
  if (current) throw new Error('This process has a database already: disconnect() first');
  const engine = engineOf(url);
  const sequelize = engine === 'sqlite' ? openSqlite(url) : openServer(url, poolSize);
  guard(sequelize);
  current = { engine, url, sequelize };
  return current;
}

/** Closes every connection; afterwards the process may connect to another database. */
export async function disconnect(): Promise<void> {
  const open = current;
  current = undefined;
  if (!open) return;
  await open.sequelize.close();
  if (open.engine === 'sqlite') libsqlDialect.closeIdleHandles(sqlitePath(open.url));
}

/** The process's database. */
export function database(): Database {
  if (!current) throw new Error('No database is open: connect(url) first');
  return current;
}

/** Answers when the database does, for `/readyz`. Rejects within two seconds otherwise. */
export async function ping(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer within two seconds')), 2_000);
  });
  try {
    await Promise.race([database().sequelize.query('select 1', { type: QueryTypes.SELECT, transaction: null }), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The transaction that this call runs in, finished or not. */
export function openTransaction(): Transaction | undefined {
  return contexts.getStore()?.transaction;
}

/** The error, if any, after which the open transaction must not be committed although its work went on. */
export function failureOfTransaction(): unknown {
  return contexts.getStore()?.failure;
}

/** Hears of every statement until the returned function is called. For tests: counts, query plans, crash points. */
export function listenToStatements(listener: (statement: Statement) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Which engine a URL names. */
export function engineOf(url: string): Engine {
  if (/^sqlite:./.test(url)) return 'sqlite';
  if (/^(mysql|mariadb):\/\//.test(url)) return 'mysql';
  throw new Error('DATABASE_URL must be sqlite:<path> or mysql://user:password@host:port/name');
}

/** The file of a `sqlite:` URL. */
export function sqlitePath(url: string): string {
  return resolve(url.slice('sqlite:'.length));
}

const common: Options = { logging: false, retry: { max: 1 } };

/** The oldest version that we run on; otherwise Sequelize asks, inside of the first transaction. Its types lack it. */
const versionOf = (databaseVersion: string) => ({ databaseVersion });

function openSqlite(url: string): Sequelize {
  const storage = sqlitePath(url);
  mkdirSync(dirname(storage), { recursive: true });
  return new Sequelize({ ...common, ...versionOf('3.45.0'), dialect: 'sqlite', dialectModule: libsqlDialect, storage });
}

function openServer(url: string, poolSize: number): Sequelize {
  const sequelize = new Sequelize(url.replace(/^mariadb:/, 'mysql:'), {
    dialect: 'mysql',
    ...common,
    ...versionOf('10.6.0'),
    pool: { max: poolSize, min: 0, idle: 60_000, acquire: 10_000 },
    // Sequelize's own typeCast makes prepared reads six times slower, and 'Z' is read faster than '+00:00'; +FOUND_ROWS makes an update to the same value
    // count as 1, as on SQLite.
    dialectOptions: {
      typeCast: true,
      timezone: 'Z',
      maxPreparedStatements: 250,
      dateStrings: ['DATE'],
      flags: '+FOUND_ROWS',
      charset: 'utf8mb4',
      connectTimeout: 5_000,
    },
  });
  sequelize.addHook('afterConnect', prepareSession);
  return sequelize;
}

/** Once a connection, so that a transaction needs no statement of its own for it. */
async function prepareSession(connection: unknown): Promise<void> {
  await statement(connection, 'set session transaction isolation level read committed');
  await statement(
    connection,
    "set session innodb_lock_wait_timeout = 10, sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
  );
}

interface CallbackConnection {
  query(sql: string, done: (error: Error | null) => void): void;
}

function statement(connection: unknown, sql: string): Promise<void> {
  if (!isCallbackConnection(connection)) throw new TypeError('mysql2 gave an unexpected connection');
  return new Promise((done, fail) => connection.query(sql, (error) => (error ? fail(error) : done())));
}

function isCallbackConnection(connection: unknown): connection is CallbackConnection {
  return typeof connection === 'object' && connection !== null && 'query' in connection;
}

const reading = /^\s*\(?\s*(select|explain|pragma (table_info|foreign_key_check)|show)\b/i;

/**
 * The one gate that every statement passes: whatever may write needs an open transaction, nothing outlives one, and
 * no `SET` stays on a connection that others use. Here tests hear of statements.
 */
export function allow(sql: string, bind: unknown, transaction: Transaction | null | undefined, isOurs = true): void {
  if (transaction && 'finished' in transaction && transaction.finished !== undefined) {
    throw new UnsafeQuery(
      `${String(transaction.finished)} has been called on this transaction: await what runs inside of tx()`,
    );
  }
  if (/^\s*set\b/i.test(sql)) throw new UnsafeQuery('SET stays on the connection');
  if (!transaction && !reading.test(sql)) throw new UnsafeQuery('A change was asked for outside of tx()');
  for (const listener of listeners) listener({ sql, bind, inTransaction: Boolean(transaction), isOurs });
}

/** Keeps an error after which the transaction must not be committed, though its work may swallow it. */
export function noteFailure(transaction: Transaction | null | undefined, error: unknown): void {
  const context = contexts.getStore();
  if (context && transaction && refusalOf(error) === null) context.failure ??= error;
}

/** Leads Sequelize's own statements through the gate; those with which it begins and ends transactions come with one. */
function guard(sequelize: Sequelize): void {
  const query = sequelize.query.bind(sequelize);
  const guarded = async (sql: string | { query: string; values: unknown[] }, options: QueryOptions = {}) => {
    const text = typeof sql === 'string' ? sql : sql.query;
    const own = options.transaction !== undefined;
    const transaction = own ? options.transaction : openTransaction();
    if (own && transaction)
      for (const listener of listeners) listener({ sql: text, bind: undefined, inTransaction: true, isOurs: false });
    else allow(text, options.bind, transaction, false);
    try {
      return await query(sql, options);
    } catch (error) {
      noteFailure(transaction, error);
      throw error;
    }
  };
  Object.defineProperty(sequelize, 'query', { value: guarded, configurable: true });
}
