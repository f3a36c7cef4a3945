import { TooMuchContention } from '../db/tx.ts';
import { codeOf } from './error-fields.ts';

const connectionErrors = new Set([
  'SequelizeConnectionError',
  'SequelizeConnectionRefusedError',
  'SequelizeConnectionAcquireTimeoutError',
  'SequelizeConnectionTimedOutError',
  'SequelizeHostNotFoundError',
  'SequelizeHostNotReachableError',
  'SequelizeAccessDeniedError',
]);
/** The connection broke under a statement, or the server goes down, is full of connections or kills ours. */
const brokenConnection = new Set<string | number>([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_CONNECTION_KILLED',
  'ER_NORMAL_SHUTDOWN',
  'ER_ABORTING_CONNECTION',
]);
/** There is no room, no file handle or no disk: the next request may well succeed. */
const noRoom = new Set<string | number>([
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_BUSY',
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
  'ER_CANT_CREATE_FILE',
  'EMFILE',
  'ENFILE',
  'ENOSPC',
  'EDQUOT',
]);

/** Whether the database itself is gone, so that asking it again at once is useless. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (connectionErrors.has(error.name)) return true;
  return causes(error).some((one) => brokenConnection.has(codeOf(one) ?? '') || Object(one).fatal === true);
}

/** Whether the database couldn't do it now though nothing was wrong with the request: answered 503 with Retry-After. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof TooMuchContention ||
  isDatabaseGone(error) ||
  causes(error).some(({ code }) => [...noRoom].some((one) => sqliteFamily(code, one)));

/** Extended codes of SQLite begin with their family's: `SQLITE_IOERR_WRITE`. */
const sqliteFamily = (code: unknown, family: string | number) =>
  code === family || (typeof code === 'string' && code.startsWith(`${family}_`));

/** The error and what it wraps: Sequelize keeps the driver's error as `parent`. */
function causes(error: unknown): { readonly code?: unknown }[] {
  const { parent, cause } = Object(error) as { parent?: unknown; cause?: unknown };
  return [error, parent, cause].map((one) => Object(one) as { readonly code?: unknown });
}
