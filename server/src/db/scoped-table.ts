import type { Attributes, CreationAttributes, Model } from 'sequelize';
import { database, openTransaction } from './connection.ts';
import { type Mapper, optional, read, readers } from './rows.ts';
import { UnsafeQuery } from './values.ts';
import { columnOf, entriesOf, Sql, type Table, whereText } from './where.ts';

type Own<M extends Model> = Exclude<keyof Attributes<M> & string, 'organizationId'>;
/** A row as the facade answers it: plain, frozen, without the organization that the caller is bound to anyway. */
export type Row<M extends Model> = Readonly<Pick<Attributes<M>, Own<M>>>;
/** A row to be written; columns that may be NULL can be left out. */
export type New<M extends Model> = Omit<CreationAttributes<M>, 'organizationId'>;
/** New values of some columns; ids never change. */
export type Change<M extends Model> = { readonly [K in Exclude<Own<M>, 'id'>]?: Attributes<M>[K] };
type Bounds<T> =
  { readonly [K in 'lt' | 'lte' | 'gt' | 'gte' | 'ne']?: T } | { readonly in: readonly NonNullable<T>[] };
/** Conditions that must all hold. `ne` a value leaves out rows where the column is NULL. */
export type Where<M extends Model> = { readonly [K in Own<M>]?: Attributes<M>[K] | Bounds<Attributes<M>[K]> };
type Amounts<M extends Model> = { readonly [K in Own<M> as Attributes<M>[K] extends number ? K : never]?: number };

/** What to find. `lock` keeps the rows from others until the transaction ends (MariaDB; SQLite has one writer). */
export interface Find<M extends Model> {
  readonly where?: Where<M>;
  readonly order?: readonly (readonly [Own<M>, 'ASC' | 'DESC'])[];
  readonly limit?: number;
  readonly lock?: boolean;
}

/** The eight verbs on one table, each bound to one organization. */
export interface Scoped<M extends Model> {
  find(request?: Find<M>): Promise<readonly Row<M>[]>;
  /** The row, or null; of several any one, so ask by a unique key. */
  one(where: Where<M>, options?: { readonly lock?: boolean }): Promise<Row<M> | null>;
  count(where?: Where<M>): Promise<number>;
  insert(row: New<M>): Promise<Row<M>>;
  insertAll(rows: readonly New<M>[]): Promise<void>;
  /** Answers how many rows matched: compare with 1 for a compare-and-swap. */
  update(where: Where<M>, change: Change<M>): Promise<number>;
  /** Adds to whole numbers, in the database, so that two at once both count. */
  add(where: Where<M>, amounts: Amounts<M>): Promise<number>;
  remove(where: Where<M>): Promise<number>;
}

type Plain = Readonly<Record<string, unknown>>;
const mostRowsAtOnce = 500;
/** SQLite looks each name of a statement up among all of them: twice the values take four times as long. */
const mostValuesAtOnce = { sqlite: 800, mysql: 30_000 } as const;

/** The verbs as they run: names and values are checked here, since types don't hold against JSON. */
export class ScopedTable {
  private readonly table: Table;
  private readonly organizationId: string | null;

  constructor(table: Table, organizationId: string | null) {
    this.table = table;
    this.organizationId = organizationId;
  }

  async find(request: Plain = {}): Promise<readonly Plain[]> {
    const sql = new Sql(this.table, database().engine);
    const { where = {}, order = [], limit, lock = false, ...unknown } = Object.fromEntries(entriesOf(request));
    if (Object.keys(unknown).length > 0) throw new UnsafeQuery(`find() takes no ${Object.keys(unknown).join(', ')}`);
    const filter = whereText(sql, this.organizationId, where);
    const tail = `${orderText(this.table, order)}${limitText(limit)}${lockText(sql, lock)}`;
    return this.rows(`select ${namesOf(this.table)} from \`${this.table.name}\`${filter}${tail}`, sql);
  }

  async one(where: Plain, options: Plain = {}): Promise<Plain | null> {
    if (entriesOf(where).length === 0) throw new UnsafeQuery('one() needs a condition');
    const rows = await this.find({ where, limit: 1, ...options });
    return rows[0] ?? null;
  }

  async count(where: Plain = {}): Promise<number> {
    const sql = new Sql(this.table, database().engine);
    const filter = whereText(sql, this.organizationId, where);
    const { rows } = await send(`select count(*) as n from \`${this.table.name}\`${filter}`, sql);
    return Number(row?.['n']);
  }

  async insert(row: Plain): Promise<Plain> {
    const whole = completed(this.table, row);
    await this.write([whole]);
    return Object.freeze(whole);
  }

  async insertAll(rows: readonly Plain[]): Promise<void> {
    const mostValues = mostValuesAtOnce[database().engine];
    const atOnce = Math.min(mostRowsAtOnce, Math.floor(mostValues / (this.table.columns.size + 1)));
    for (let start = 0; start < rows.length; start += atOnce) {
      await this.write(rows.slice(start, start + atOnce).map((row) => completed(this.table, row)));
    }
  }

  async update(where: Plain, change: Plain): Promise<number> {
    return this.change(where, change, (name, place) => `\`${name}\` = ${place}`);
  }

  async add(where: Plain, amounts: Plain): Promise<number> {
    for (const [name] of entriesOf(amounts)) {
      if (columnOf(this.table, name).kind !== 'int') throw new UnsafeQuery(`Nothing can be added to ${name}`);
    }
    return this.change(where, amounts, (name, place) => `\`${name}\` = \`${name}\` + ${place}`);
  }

  async remove(where: Plain): Promise<number> {
    const sql = new Sql(this.table, database().engine);
    const filter = this.narrowed(sql, where);
    return run(`delete from \`${this.table.name}\`${filter}`, sql, QueryTypes.BULKDELETE);
  }

  private async change(where: Plain, change: Plain, assign: (name: string, place: string) => string): Promise<number> {
    const sql = new Sql(this.table, database().engine);
    const changes = entriesOf(change).map(([name, value]) => {
      if (name === 'id') throw new UnsafeQuery('An id never changes');
      return assign(name, sql.value(name, value));
    });
    if (changes.length === 0) throw new UnsafeQuery('Nothing to change');
    return run(
      `update \`${this.table.name}\` set ${changes.join(', ')}${this.narrowed(sql, where)}`,
      sql,
      QueryTypes.BULKUPDATE,
    );
  }

  /** A change of every row of an organization is a mistake more often than a wish. */
  private narrowed(sql: Sql, where: Plain): string {
    if (entriesOf(where).length === 0) throw new UnsafeQuery('A change needs a condition');
    return whereText(sql, this.organizationId, where);
  }

  private async write(rows: readonly Plain[]): Promise<void> {
    const sql = new Sql(this.table, database().engine);
    const names = [...this.table.columns.keys()];
    const tuples = rows.map((row) => {
      const own = names.map((name) => sql.value(name, row[name]));
      return `(${[...(this.organizationId === null ? [] : [sql.place(this.organizationId)]), ...own].join(', ')})`;
    });
    const columns = `${this.organizationId === null ? '' : '`organizationId`, '}${namesOf(this.table)}`;
    await run(`insert into \`${this.table.name}\` (${columns}) values ${tuples.join(', ')}`, sql, QueryTypes.INSERT);
  }

  private async rows(text: string, sql: Sql): Promise<readonly Plain[]> {
    const mapper = mapperOf(this.table);
    return (await select(text, sql)).map((row) => read(row, mapper));
  }
}

const mappers = new WeakMap<Table, Mapper<Record<string, unknown>>>();

function mapperOf(table: Table): Mapper<Record<string, unknown>> {
  const known = mappers.get(table);
  if (known) return known;
  const mapper = Object.fromEntries(
    [...table.columns].map(([name, { kind, optional: may }]) => [name, may ? optional(readers[kind]) : readers[kind]]),
  );
  mappers.set(table, mapper);
  return mapper;
}

function namesOf(table: Table): string {
  return [...table.columns.keys()].map((name) => `\`${name}\``).join(', ');
}

/** Every column of the table, NULL where none was given; nothing else. */
function completed(table: Table, row: Plain): Plain {
  const given = new Map(entriesOf(row));
  const whole = Object.fromEntries(
    [...table.columns.keys()].map((name) => {
      const value = given.has(name) ? given.get(name) : null;
      given.delete(name);
      return [name, value];
    }),
  );
  for (const name of given.keys()) columnOf(table, name);
  return whole;
}

function orderText(table: Table, order: unknown): string {
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

function limitText(limit: unknown): string {
  if (limit === undefined) return '';
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 0)
    throw new UnsafeQuery('A limit is a whole number');
  return ` limit ${limit}`;
}

function lockText(sql: Sql, lock: unknown): string {
  if (typeof lock !== 'boolean') throw new UnsafeQuery('lock is true or false');
  if (lock && !openTransaction()) throw new UnsafeQuery('A lock is held by a transaction: use tx()');
  return lock && sql.engine === 'mysql' ? ' for update' : '';
}
