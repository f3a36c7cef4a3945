import type { Attributes, CreationAttributes, Model } from 'sequelize';

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
