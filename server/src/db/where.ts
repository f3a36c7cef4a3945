import type { Kind } from './columns.ts';
import { openTransaction } from './connection.ts';
import type { Mapper } from './rows.ts';
import { type Bound, type Engine, toBound, UnsafeQuery } from './values.ts';

/** One column as the facade checks it. */
export interface TableColumn {
  readonly kind: Kind;
  readonly optional: boolean;
  readonly max?: number;
}

/** What the facade knows of a table: nothing outside of it ever becomes a name in SQL. */
export interface Table {
  readonly name: string;
  /** Columns but `organizationId`, in order. */
  readonly columns: ReadonlyMap<string, TableColumn>;
  /** False for the four tables above organizations. */
  readonly tenant: boolean;
  readonly mapper: Mapper<Record<string, unknown>>;
  /** `select … from …`, made once. */
  readonly select: string;
  /** `insert into … values `, made once, and what follows for each row. */
  readonly insert: string;
  readonly tuple: string;
}

/** A statement in the making: text, and the values for its question marks, bound in the order in which they are asked for. */
export class Sql {
  readonly bind: Bound[] = [];
  readonly table: Table;
  readonly engine: Engine;

  constructor(table: Table, engine: Engine) {
    this.table = table;
    this.engine = engine;
  }

  /** Binds a value that is known to be safe and answers its place. */
  place(value: Bound): string {
    this.bind.push(value);
    return '?';
  }

  /** Binds a value for a column and answers its place. */
  value(column: string, value: unknown): string {
    const { kind, optional, max } = columnOf(this.table, column);
    if (value === null && !optional) throw new UnsafeQuery(`${this.table.name}.${column} can't be null`);
    try {
      return this.place(toBound(value, kind, this.engine, max));
    } catch (error) {
      if (error instanceof UnsafeQuery)
        throw new UnsafeQuery(`The value for ${this.table.name}.${column} ${error.message}`);
      throw error;
    }
  }
}

const operators: Readonly<Record<string, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=', ne: '<>' };

/**
 * Writes `where …` for conditions given as plain data, all of which must hold; the organization's comes first.
 * @throws UnsafeQuery for unknown columns, symbols, undefined, literals, operators that aren't offered
 */
export function whereText(sql: Sql, organizationId: string | null, where: unknown): string {
  const parts = organizationId === null ? [] : [`\`organizationId\` = ${sql.place(organizationId)}`];
  for (const [column, condition] of entriesOf(where)) parts.push(...conditionTexts(sql, column, condition));
  return parts.length === 0 ? '' : ` where ${parts.join(' and ')}`;
}

/** The own entries of a plain object. Anything else (class instances, symbols, arrays) is refused. */
export function entriesOf(value: unknown): [string, unknown][] {
  if (!isPlain(value)) throw new UnsafeQuery('Plain data was expected');
  if (Object.getOwnPropertySymbols(value).length > 0) throw new UnsafeQuery('Operators of Sequelize are not taken');
  return Object.entries(value);
}

/** Finds a column by its name, own ones only. */
export function columnOf(table: Table, name: string) {
  const column = table.columns.get(name);
  if (!column) throw new UnsafeQuery(`${table.name} has no column ${JSON.stringify(name.slice(0, 40))}`);
  return column;
}

/** Writes `order by …`. */
export function orderText(table: Table, order: unknown): string {
  if (order === undefined) return '';
  if (!Array.isArray(order)) throw new UnsafeQuery('The order is a list of columns and directions');
  if (order.length === 0) return '';
  const parts = order.map((part: unknown) => {
    if (!Array.isArray(part) || part.length !== 2) throw new UnsafeQuery('An order is [column, direction]');
    const [name, direction]: unknown[] = part;
    if (typeof name !== 'string' || (direction !== 'ASC' && direction !== 'DESC'))
      throw new UnsafeQuery('An order is wrong');
    columnOf(table, name);
    return `\`${name}\` ${direction}`;
  });
  return ` order by ${parts.join(', ')}`;
}

/** Writes `limit …`. */
export function limitText(limit: unknown): string {
  if (limit === undefined) return '';
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 0)
    throw new UnsafeQuery('A limit is a whole number');
  return ` limit ${limit}`;
}

/** Writes `for update`, where there is such a thing. */
export function lockText(sql: Sql, lock: unknown = false): string {
  if (typeof lock !== 'boolean') throw new UnsafeQuery('lock is true or false');
  if (lock && !openTransaction()) throw new UnsafeQuery('A lock is held by a transaction: use tx()');
  return lock && sql.engine === 'mysql' ? ' for update' : '';
}

function conditionTexts(sql: Sql, column: string, condition: unknown): string[] {
  const { kind, optional } = columnOf(sql.table, column);
  if (kind === 'json') throw new UnsafeQuery(`${sql.table.name}.${column} holds JSON: it can't be searched`);
  const name = `\`${column}\``;
  if (condition === null && !optional) throw new UnsafeQuery(`${sql.table.name}.${column} is never null`);
  if (condition === null) return [`${name} is null`];
  if (typeof condition !== 'object' || condition instanceof Date) return [`${name} = ${sql.value(column, condition)}`];
  const bounds = entriesOf(condition);
  if (bounds.length === 0) throw new UnsafeQuery(`The condition on ${sql.table.name}.${column} is empty`);
  return bounds.map(([operator, bound]) => boundText(sql, column, operator, bound));
}

function boundText(sql: Sql, column: string, operator: string, bound: unknown): string {
  const name = `\`${column}\``;
  if (operator === 'in') return listText(sql, column, bound);
  if (operator === 'ne' && bound === null) return `${name} is not null`;
  const sign = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (sign === undefined || bound === null)
    throw new UnsafeQuery(`The condition on ${column} is not one of those offered`);
  return `${name} ${sign} ${sql.value(column, bound)}`;
}

/** Padded to a power of two by repeating the last value, so that few different statements are prepared. */
function listText(sql: Sql, column: string, list: unknown): string {
  if (!Array.isArray(list)) throw new UnsafeQuery(`The list for ${column} is none`);
  if (list.length === 0) return '1 = 0';
  if (list.length > 10_000) throw new UnsafeQuery(`The list for ${column} is too long`);
  const size = 2 ** Math.ceil(Math.log2(list.length));
  const places = Array.from({ length: size }, (_none, i): string => {
    const value: unknown = list[Math.min(i, list.length - 1)];
    if (value === null) throw new UnsafeQuery(`The list for ${column} holds null`);
    return sql.value(column, value);
  });
  return `\`${column}\` in (${places.join(', ')})`;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
