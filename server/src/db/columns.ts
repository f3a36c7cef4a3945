import { DataTypes, Model, type ModelAttributeColumnOptions } from 'sequelize';

/** What a column holds; the facade checks, writes and reads values by it, alike on both engines. */
export type Kind = 'id' | 'text' | 'longText' | 'json' | 'instant' | 'date' | 'int' | 'flag';

/** A column as models declare it. Made anew by every call: Sequelize writes into the object. */
export interface Column extends ModelAttributeColumnOptions {
  readonly kind: Kind;
  /** Longest text in characters. */
  readonly max?: number;
}

interface ColumnOptions {
  /** The column may be NULL. */
  readonly optional?: boolean;
}

const column = (kind: Kind, type: Column['type'], options: ColumnOptions, max?: number): Column => ({
  kind,
  type,
  allowNull: options.optional ?? false,
  ...(max === undefined ? {} : { max }),
});

/** A UUIDv7. */
export const id = (options: ColumnOptions = {}) => column('id', DataTypes.CHAR(36), options, 36);
/** Text of at most `length` characters; ≤ 254 where it is part of a key. */
export const text = (length: number, options: ColumnOptions = {}) =>
  column('text', DataTypes.STRING(length), options, length);
/** Text without a limit of its own: the contract limits it. */
export const longText = (options: ColumnOptions = {}) => column('longText', DataTypes.TEXT, options);
/** A JSON value, kept as text; it can't be searched. */
export const json = (options: ColumnOptions = {}) => column('json', DataTypes.TEXT, options);
/** A moment in UTC, to the millisecond: a `Date`. */
export const instant = (options: ColumnOptions = {}) => column('instant', DataTypes.DATE(3), options);
/** A calendar day without a zone: `'YYYY-MM-DD'`. */
export const date = (options: ColumnOptions = {}) => column('date', DataTypes.DATEONLY, options);
/** A whole number of 32 bits; money is minor units. */
export const int = (options: ColumnOptions = {}) => column('int', DataTypes.INTEGER, options);
/** True or false. */
export const flag = (options: ColumnOptions = {}) => column('flag', DataTypes.BOOLEAN, options);

/** Base of every model whose rows belong to an organization. */
export abstract class TenantModel<Row extends object, New extends object> extends Model<Row, New> {
  declare organizationId: string;
}

/** Base of the models of the four tables that stand above organizations. */
export abstract class GlobalModel<Row extends object, New extends object> extends Model<Row, New> {}
