import type { Transaction } from 'sequelize';
import { allow, database, noteFailure, openTransaction } from './connection.ts';
import * as libsqlDialect from './libsql-dialect.ts';
import type { Bound } from './values.ts';
import { DatabaseError } from './violations.ts';

/** What a statement answered. */
export interface Answer {
  /** The columns' names, in the order of the values in each row. */
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** How many rows matched a change. */
  readonly affected: number;
}

/**
 * Sends one statement, with its values bound in the order of its question marks, on the open transaction's connection
 * or, outside of one, on any. It goes around Sequelize's query classes, which cost twice what the driver does, and
 * through the same gate as they: nothing is changed outside of `tx()`, and no statement outlives its transaction.
 * @param once the statement won't come again in this form: it isn't worth preparing on the server
 * @throws DatabaseError
 */
export async function send(sql: string, values: readonly Bound[], once = false): Promise<Answer> {
  const transaction = openTransaction();
  allow(sql, values, transaction);
  try {
    if (transaction) return await perform(connectionOf(transaction), sql, values, once);
    return await onAnyConnection((connection) => perform(connection, sql, values, once));
  } catch (error) {
    const wrapped = error instanceof DatabaseError ? error : new DatabaseError(error, sql);
    noteFailure(transaction, wrapped);
    throw wrapped;
  }
}

async function onAnyConnection<T>(work: (connection: unknown) => Promise<T>): Promise<T> {
  const { connectionManager } = database().sequelize;
  const connection = await connectionManager.getConnection({ type: 'write' });
  try {
    return await work(connection);
  } finally {
    connectionManager.releaseConnection(connection);
  }
}

function connectionOf(transaction: Transaction): unknown {
  const connection: unknown = Reflect.get(transaction, 'connection');
  return connection;
}

async function perform(connection: unknown, sql: string, values: readonly Bound[], once: boolean): Promise<Answer> {
  if (connection instanceof libsqlDialect.Database) return connection.perform(sql, values);
  if (isServerConnection(connection)) return onServer(connection, sql, values, once);
  throw new TypeError('Sequelize gave an unexpected connection');
}

type Done = (error: Error | null, result: unknown, fields?: readonly { readonly name: string }[]) => void;
interface Question {
  readonly sql: string;
  readonly values: readonly Bound[];
  readonly rowsAsArray: true;
}
interface ServerConnection {
  execute(question: Question, done: Done): void;
  query(question: Question, done: Done): void;
}

function onServer(connection: ServerConnection, sql: string, values: readonly Bound[], once: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done: Done = (error, result, fields) => (error ? reject(error) : resolve(answerOf(result, fields)));
    const question: Question = { sql, values, rowsAsArray: true };
    if (once) connection.query(question, done);
    else connection.execute(question, done);
  });
}

function answerOf(result: unknown, fields: readonly { readonly name: string }[] = []): Answer {
  if (isRows(result)) return { names: fields.map(({ name }) => name), rows: result, affected: 0 };
  const affected: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'affectedRows') : 0;
  return { names: [], rows: [], affected: typeof affected === 'number' ? affected : 0 };
}

function isRows(result: unknown): result is unknown[][] {
  return Array.isArray(result);
}

function isServerConnection(connection: unknown): connection is ServerConnection {
  return typeof connection === 'object' && connection !== null && 'execute' in connection && 'query' in connection;
}
