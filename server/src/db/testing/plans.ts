import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { database, sqlitePath } from '../connection.ts';
import { closeNative, openNative } from '../libsql-dialect.ts';

/** A statement with the values of one time that it was issued. */
interface Issued {
  readonly sql: string;
  readonly bind: unknown;
}

/** How the database would find the rows of one table of a statement. */
export interface Plan {
  readonly sql: string;
  readonly table: string;
  /** The whole table or a whole index is read. */
  readonly isFullScan: boolean;
  /** The database's own words: type, key and estimated rows, or SQLite's sentence. */
  readonly how: string;
  /** Rows it expects to look at; SQLite makes no estimate. */
  readonly rows: number;
}

/**
 * Explains each different statement once, on a connection of its own (on SQLite, explaining a change poisons the
 * transaction it is asked in). Estimates only mean something where the tables are filled.
 */
export async function explain(statements: readonly Issued[]): Promise<readonly Plan[]> {
  const different = new Map(statements.map((one) => [one.sql, one]));
  const asked = [...different.values()].filter(({ sql }) => /^\s*(select|update|delete)\b/i.test(sql));
  return database().engine === 'sqlite' ? explainOnSqlite(asked) : explainOnServer(asked);
}

/**
 * Sentences of the plans that read one of these tables whole, or more rows of it than a request should. A long list
 * may be estimated where a limit ends it early, if the index has its order; and where a job looks by a `global` index
 * for what has fallen due, which is as much as there is to do.
 */
export function tooWide(plans: readonly Plan[], growing: ReadonlySet<string>, mostRows: number): readonly string[] {
  const isWide = ({ sql, how, rows }: Plan) =>
    rows > mostRows &&
    !/^range by \w+_global_/.test(how) &&
    (!/ limit (?:\d+|\?)/.test(sql) || /filesort|temporary/.test(how));
  return plans
    .filter((plan) => growing.has(plan.table) && (plan.isFullScan || isWide(plan)))
    .map(({ table, how, sql }) => `${table}: ${how}\n  ${sql}`);
}

function explainOnSqlite(statements: readonly Issued[]): Plan[] {
  const native = openNative(sqlitePath(database().url));
  try {
    return statements.flatMap(({ sql, bind }) => {
      const steps = native.prepare(`explain query plan ${sql}`).all(valuesOf(bind));
      return steps.map((step) => planOfSqlite(sql, String(Reflect.get(Object(step), 'detail'))));
    });
  } finally {
    closeNative(native);
  }
}

function planOfSqlite(sql: string, how: string): Plan {
  const [, verb = '', alias = ''] = /^(SCAN|SEARCH) (\w+)/.exec(how) ?? [];
  const isInner = alias === '' || /^SCAN (CONSTANT|\(|\w+-)/.test(how);
  return { sql, table: tableOf(sql, alias), how, rows: 0, isFullScan: verb === 'SCAN' && !isInner };
}

async function explainOnServer(statements: readonly Issued[]): Promise<readonly Plan[]> {
  const connection = await createConnection(database().url);
  try {
    return await explainOn(connection, statements);
  } finally {
    await connection.end();
  }
}

/** Explains statements on a server's connection. */
export async function explainOn(connection: Connection, statements: readonly Issued[]): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  for (const { sql, bind } of statements) {
    const [steps] = await connection.query<RowDataPacket[]>(`explain ${sql}`, valuesOf(bind));
    for (const step of steps) plans.push(planOfServer(sql, step));
  }
  return plans;
}

function planOfServer(sql: string, step: RowDataPacket): Plan {
  const { type, key, key_len: length, rows, table, Extra: extra } = step;
  const how = `${type ?? 'none'} by ${key ?? 'no index'} (${length ?? 0} bytes), ${rows ?? 0} rows${extra ? `, ${extra}` : ''}`;
  const isFullScan = (type === 'ALL' || type === 'index') && !String(table ?? '<').startsWith('<');
  return { sql, table: tableOf(sql, String(table ?? '')), how, rows: Number(rows ?? 0), isFullScan };
}

/** The table behind an alias. */
function tableOf(sql: string, alias: string): string {
  const named = new RegExp(`\\b(?:from|join|update)\\s+\`?(\\w+)\`?\\s+(?:as\\s+)?${alias}\\b`, 'i').exec(sql)?.[1];
  return named ?? alias;
}

function valuesOf(bind: unknown): unknown[] {
  return Array.isArray(bind) ? bind : [];
}
