import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { database, listenToStatements, sqlitePath, type Statement } from '../connection.ts';
import { closeNative, openNative } from '../libsql-dialect.ts';

/** The statements that some work issued. */
export interface Recording {
  /** All but those that begin and end transactions, in order. */
  readonly statements: readonly Statement[];
  stop(): void;
}

/** Records every statement of the process until stopped: to count them, or to explain them. */
export function recordStatements(): Recording {
  const statements: Statement[] = [];
  const stop = listenToStatements((statement) => {
    if (!/^\s*(start|begin|commit|rollback)\b/i.test(statement.sql)) statements.push(statement);
  });
  return { statements, stop };
}

/** Counts the statements of some work. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const recording = recordStatements();
  try {
    await work();
  } finally {
    recording.stop();
  }
  return recording.statements.length;
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
export async function explain(statements: readonly Statement[]): Promise<readonly Plan[]> {
  const different = new Map(statements.map((one) => [one.sql, one]));
  const asked = [...different.values()].filter(({ sql }) => /^\s*(select|update|delete)\b/i.test(sql));
  return database().engine === 'sqlite' ? explainOnSqlite(asked) : explainOnServer(asked);
}

/** Sentences of plans that read a table whole, or more rows of it than a request should, but for the tables named. */
export function tooWide(plans: readonly Plan[], { mostRows, except }: { mostRows: number; except: readonly string[] }) {
  return plans
    .filter(({ table, isFullScan, rows }) => (isFullScan || rows > mostRows) && !except.includes(table))
    .map(({ table, how, sql }) => `${table}: ${how}\n  ${sql}`);
}

function explainOnSqlite(statements: readonly Statement[]): Plan[] {
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

async function explainOnServer(statements: readonly Statement[]): Promise<Plan[]> {
  const connection = await createConnection(database().url);
  const plans: Plan[] = [];
  for (const { sql, bind } of statements) {
    const [steps] = await connection.query<RowDataPacket[]>(`explain ${sql}`, valuesOf(bind));
    for (const step of steps) plans.push(planOfServer(sql, step));
  }
  await connection.end();
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
