interface DriverError {
  readonly errno?: number;
  readonly code?: string;
  readonly message?: string;
  readonly sql?: string;
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
  const table = /^\s*(?:insert|replace|update)\s+(?:or \w+\s+|ignore\s+)?(?:into\s+)?`?(\w+)/i.exec(
    cause.sql ?? '',
  )?.[1];
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

/** The reasons for which a whole transaction is run again: dead-lock, lock wait, changed row, busy file. */
export function isContention(error: unknown): boolean {
  const { errno, code } = driverError(error);
  return errno === 1213 || errno === 1205 || errno === 1020 || /^SQLITE_BUSY/.test(code ?? '');
}

/** A refusal by a rule of the database (unique, foreign key, check, trigger): the statement alone was undone. */
export function isRefusal(error: unknown): boolean {
  const { errno, code } = driverError(error);
  const byServer = [1062, 1451, 1452, 3819, 4025, 1048, 1644, 1406, 1364];
  return /^SQLITE_CONSTRAINT/.test(code ?? '') || (errno !== undefined && byServer.includes(errno));
}
