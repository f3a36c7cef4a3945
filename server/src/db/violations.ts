interface DriverError {
  readonly errno?: number;
  readonly code?: string;
  readonly message?: string;
  readonly sql?: string;
}

/** A statement that the database refused or didn't come to. Its message holds no values; the driver's may. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  /** The statement, with question marks for its values. */
  readonly sql: string;
  readonly code: string | undefined;
  readonly errno: number | undefined;
  /** The driver's own error. Its message repeats values: never log it. */
  declare readonly parent: unknown;

  constructor(parent: unknown, sql: string) {
    const { code, errno } = driverError(parent);
    super(
      `${refusalOf(parent) ?? code ?? errno ?? 'failed'}: ${/^\s*\w+(\s+(from|into)\b)?\s+\S+/.exec(sql)?.[0] ?? 'statement'}`,
    );
    this.sql = sql;
    this.code = code;
    this.errno = errno;
    Object.defineProperty(this, 'parent', { value: parent, enumerable: false });
  }
}

/** The driver's own error behind one of Sequelize's, or the error itself. */
export function driverError(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return {};
  const parent = 'parent' in error ? error.parent : undefined;
  return typeof parent === 'object' && parent !== null ? parent : error;
}

/**
 * Names the unique key that refused a write, alike on both engines: `'claims.PRIMARY'`, or
 * `'portal_users.usernameKey'` (`<table>.<columns without organizationId, joined by _>`). Null for any other
 * error, which must not be caught inside `tx`.
 */
export function violatedKey(error: unknown): string | null {
  const cause = driverError(error);
  const table = /^\s*(?:insert|replace|update)\s+(?:or \w+\s+|ignore\s+)?(?:into\s+)?`?(\w+)/i.exec(sqlOf(error))?.[1];
  if (table === undefined) return null;
  if (cause.errno === 1062) {
    const key = /for key '(?:[^'.]*\.)?([^']+)'$/.exec(cause.message ?? '')?.[1];
    return key === undefined ? null : `${table}.${key === 'PRIMARY' ? key : key.slice(table.length + 1)}`;
  }
  if (cause.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return `${table}.PRIMARY`;
  if (cause.code !== 'SQLITE_CONSTRAINT_UNIQUE') return null;
  const columns = /UNIQUE constraint failed: (.*)$/.exec(cause.message ?? '')?.[1]?.split(', ') ?? [];
  const names = columns.map((column) => column.slice(column.indexOf('.') + 1));
  return `${table}.${names.filter((name) => name !== 'organizationId').join('_')}`;
}

function sqlOf(error: unknown): string {
  const sql: unknown =
    typeof error === 'object' && error !== null && 'sql' in error ? error.sql : driverError(error).sql;
  return typeof sql === 'string' ? sql : '';
}

/** The reasons for which a whole transaction is run again: dead-lock, lock wait, changed row, busy file. */
export function isContention(error: unknown): boolean {
  const { errno, code } = driverError(error);
  return errno === 1213 || errno === 1205 || errno === 1020 || /^SQLITE_BUSY/.test(code ?? '');
}

/** Which kind of rule of the database refused a statement; that statement alone was undone. */
export type Refusal = 'unique' | 'reference' | 'check' | 'trigger' | 'null' | 'length';

const serverRefusals: ReadonlyMap<number, Refusal> = new Map([
  [1062, 'unique'],
  [1451, 'reference'],
  [1452, 'reference'],
  [3819, 'check'],
  // mysql2 has another name for this number of MariaDB's.
  [4025, 'check'],
  [1644, 'trigger'],
  [1048, 'null'],
  [1364, 'null'],
  [1406, 'length'],
]);
const sqliteRefusals: ReadonlyMap<string, Refusal> = new Map([
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'unique'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'unique'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'reference'],
  ['SQLITE_CONSTRAINT_CHECK', 'check'],
  ['SQLITE_CONSTRAINT_TRIGGER', 'trigger'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'null'],
]);

/** Which kind of rule refused a statement; null for an error that is no refusal. */
export function refusalOf(error: unknown): Refusal | null {
  const { errno, code } = driverError(error);
  return serverRefusals.get(errno ?? 0) ?? sqliteRefusals.get(code ?? '') ?? null;
}
