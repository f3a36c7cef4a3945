import { chmodSync, existsSync } from 'node:fs';
import Libsql from 'libsql';

/**
 * What Sequelize's SQLite dialect needs of the `sqlite3` package, made of libsql. Each peculiarity here was met
 * in a run: see the comments. Give it to Sequelize as `dialectModule`.
 */
export const OPEN_READONLY = 1;
export const OPEN_READWRITE = 2;
export const OPEN_CREATE = 4;

type Native = Libsql.Database;
type Callback = (this: Outcome, error: Error | null, rows?: unknown[]) => void;
interface Outcome {
  readonly changes: number;
  readonly lastID: number;
}

interface Performed {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly affected: number;
}
interface Prepared {
  readonly statement: Libsql.Statement<unknown[]>;
  readonly names: readonly string[];
  /** Whether it answers rows: asked once, since each asking crosses into the library. */
  readonly reads: boolean;
}

const nothing: Outcome = { changes: 0, lastID: 0 };
const busyWaitMs = 10_000;
const cachedStatements = 300;

/** Handles that wait for their next transaction, by file: opening one costs more than a small transaction. */
const idle = new Map<string, Native[]>();
const statements = new WeakMap<Native, Map<string, Prepared>>();

/**
 * Closes the handles kept for a file, which then is whole without its log and may be copied. Call it before the file
 * is deleted: handles go on with deleted files.
 */
export function closeIdleHandles(file: string): void {
  for (const native of idle.get(file) ?? []) closeNative(native);
  idle.delete(file);
}

/** Closes a handle; statements that the collector hasn't met yet keep SQLite from emptying the log by itself. */
export function closeNative(native: Native): void {
  statements.delete(native);
  native.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  native.close();
}

/** Opens a file, which only its owner may read, with the settings that every handle must have. Waits, blocking, only for the switch to WAL. */
export function openNative(file: string): Native {
  const isNew = !existsSync(file);
  const native = new Libsql(file);
  // The log beside it gets the mode of the file.
  if (isNew && existsSync(file)) chmodSync(file, 0o600);
  native.exec('PRAGMA busy_timeout=10000');
  native.exec('PRAGMA journal_mode=WAL');
  native.exec('PRAGMA synchronous=FULL');
  native.exec('PRAGMA foreign_keys=ON');
  native.exec('PRAGMA recursive_triggers=ON');
  native.exec('PRAGMA busy_timeout=0');
  return native;
}

/** One connection in the shape that Sequelize expects: callbacks, `run` and `all`. */
export class Database {
  readonly filename: string;
  /** Set by Sequelize to the transaction's id; without it `releaseConnection` doesn't close. */
  uuid: string | undefined;
  private readonly native: Native;
  private closed = false;

  constructor(file: string, _mode: number, opened: (error: Error | null) => void) {
    this.filename = file;
    this.native = idle.get(file)?.pop() ?? openNative(file);
    queueMicrotask(() => opened(null));
  }

  serialize(work: () => void): void {
    work();
  }

  run(sql: string, values?: unknown, done?: Callback): void {
    this.all(sql, values, done);
  }

  all(sql: string, given?: unknown, last?: Callback): void {
    const done = isCallback(given) ? given : (last ?? (() => {}));
    const values = isCallback(given) ? [] : given;
    // Sequelize asks for the table's columns before each read, to parse dates; we read raw and need none.
    if (sql.startsWith('PRAGMA table_info(') || /^PRAGMA FOREIGN_KEYS=ON/i.test(sql))
      return done.call(nothing, null, []);
    if (/^\s*(begin|commit|rollback)\b/i.test(sql)) return void this.control(sql, done);
    this.execute(sql, values, done, 0);
  }

  close(done: (error: Error | null) => void = () => {}): void {
    if (this.closed) return done(null);
    this.closed = true;
    if (!this.native.open) return done(null);
    if (this.native.inTransaction) this.native.exec('ROLLBACK');
    const kept = idle.get(this.filename) ?? [];
    if (kept.length < 8) idle.set(this.filename, [...kept, this.native]);
    else this.native.close();
    done(null);
  }

  /**
   * Runs one statement with values in the order of its question marks: the short way, without callbacks. Outside of a
   * transaction a read waits a little if another process just recovers or truncates the log.
   */
  async perform(sql: string, values: readonly unknown[]): Promise<Performed> {
    for (let waitedMs = 0; ; waitedMs += 10) {
      try {
        const { statement, names, reads } = prepared(this.native, sql);
        const bound = values.map(toNativeValue);
        if (reads) return { names, rows: statement.all(bound).filter(isList), affected: 0 };
        return { names, rows: [], affected: statement.run(bound).changes };
      } catch (error) {
        statements.get(this.native)?.delete(sql);
        if (!isBusy(error) || this.native.inTransaction || waitedMs > 2_000) throw error;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  }

  private execute(sql: string, values: unknown, done: Callback, waitedMs: number): void {
    try {
      const statement = this.native.prepare(sql);
      const bound = toNative(values);
      if (statement.reader) return done.call(nothing, null, statement.all(...bound).map(withBuffers));
      const { changes, lastInsertRowid } = statement.run(...bound);
      done.call({ changes, lastID: Number(lastInsertRowid) }, null, []);
    } catch (error) {
      // A read can meet the moment in which another process recovers or truncates the log.
      if (!isBusy(error) || this.native.inTransaction || waitedMs > 2_000) return done.call(nothing, asError(error));
      setTimeout(() => this.execute(sql, values, done, waitedMs + 10), 10);
    }
  }

  /** BEGIN, COMMIT, ROLLBACK by `exec` only: a prepared one that was refused as busy poisons the connection. */
  private async control(sql: string, done: Callback): Promise<void> {
    try {
      if (/^\s*begin/i.test(sql)) await beginImmediate(this.native);
      else if (/^\s*commit/i.test(sql)) this.native.exec('COMMIT');
      else if (this.native.inTransaction) this.native.exec('ROLLBACK');
      done.call(nothing, null, []);
    } catch (error) {
      // Sequelize says that it kills the connection and doesn't: the write lock would stay for ever.
      if (this.native.inTransaction) this.native.exec('ROLLBACK');
      done.call(nothing, asError(error));
    }
  }
}

/** Takes the write lock, asking again with a little jitter while another process has it. */
export async function beginImmediate(native: Native): Promise<void> {
  for (let waitedMs = 0; ;) {
    try {
      native.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || waitedMs > busyWaitMs) throw error;
      const pauseMs = 1 + jitter() * Math.min(20, 1 + waitedMs / 10);
      waitedMs += pauseMs;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** A number in [0, 1) that needs no randomness worth the name: it only spreads waiting processes. */
function jitter(): number {
  return Number(process.hrtime.bigint() % 1_000n) / 1_000;
}

/** Rows come as lists: objects made by libsql itself cost twice as much. */
function prepared(native: Native, sql: string): Prepared {
  const cache = statements.get(native) ?? new Map<string, Prepared>();
  statements.set(native, cache);
  const known = cache.get(sql);
  if (known) return known;
  const statement = native.prepare(sql);
  const reads = statement.reader;
  const names = reads
    ? statement
        .raw()
        .columns()
        .map(({ name }) => name)
    : [];
  if (cache.size >= cachedStatements) cache.clear();
  const made = { statement, names, reads };
  cache.set(sql, made);
  return made;
}

/** A bound boolean ends the process, a missing name is NULL, names are bound without their sign: all mended here. */
function toNative(values: unknown): unknown[] {
  if (Array.isArray(values)) return values.length === 0 ? [] : [values.map(toNativeValue)];
  if (typeof values !== 'object' || values === null) return [];
  const named = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.replace(/^[$:@]/, ''), toNativeValue(value)]),
  );
  return Object.keys(named).length === 0 ? [] : [named];
}

function toNativeValue(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'bigint' || Buffer.isBuffer(value)) return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number' && Number.isFinite(value)) return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (value instanceof Date) return `${value.toISOString().slice(0, 23).replace('T', ' ')} +00:00`;
  throw new TypeError(`SQLite can't take ${typeof value} as a value`);
}

function isList(row: unknown): row is unknown[] {
  return Array.isArray(row);
}

function withBuffers(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  for (const [name, value] of Object.entries(row)) {
    if (value instanceof ArrayBuffer) Reflect.set(row, name, Buffer.from(value));
  }
  return row;
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_BUSY/.test(String(error.code));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
