import type { Kind } from './columns.ts';

/** Turns what a driver answered into the value that the program means; the same on both engines. */
export type Reader<T> = (value: unknown) => T;

/** One reader for each column of an answer. Columns without one are left out. */
export type Mapper<Row> = { readonly [K in keyof Row]-?: Reader<Row[K]> };

const wrong = (value: unknown, kind: string): never => {
  throw new TypeError(`The database answered ${value === null ? 'NULL' : typeof value} where ${kind} was expected`);
};

/** Text, ids and enumerations of text. */
export const asText: Reader<string> = (value) => (typeof value === 'string' ? value : wrong(value, 'text'));
/** A whole number; sums and counts too, which MariaDB answers as text. */
export const asInt: Reader<number> = (value) => {
  if (typeof value === 'number') return value;
  return (typeof value === 'string' || typeof value === 'bigint') && value !== '' ? Number(value) : wrong(value, 'int');
};
/** True or false. */
export const asFlag: Reader<boolean> = (value) => asInt(value) === 1;
/** A moment: MariaDB answers a `Date`, SQLite `2026-12-01 09:00:00.123 +00:00`. */
export const asInstant: Reader<Date> = (value) => {
  if (value instanceof Date) return value;
  if (typeof value !== 'string') return wrong(value, 'instant');
  return new Date(`${value.slice(0, 10)}T${value.slice(11, 23)}Z`);
};
/** A calendar day, `YYYY-MM-DD`. */
export const asDate: Reader<string> = asText;
/** A JSON value. */
export const asJson: Reader<unknown> = (value) => {
  const parsed: unknown = JSON.parse(asText(value));
  return parsed;
};
/** The same, or null. */
export const optional =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null || value === undefined ? null : reader(value);

/** The reader of each kind of column. */
export const readers: Readonly<Record<Kind, Reader<unknown>>> = {
  id: asText,
  text: asText,
  longText: asText,
  json: asJson,
  instant: asInstant,
  date: asDate,
  int: asInt,
  flag: asFlag,
};

/** Rows as the drivers give them: lists of values under common names. */
interface RawRows {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Reads rows by a mapper; each is frozen. Columns that it doesn't name are left out. */
export function readAll<Row extends object>({ names, rows }: RawRows, mapper: Mapper<Row>): readonly Readonly<Row>[] {
  if (rows.length === 0) return [];
  const columns = columnsOf(mapper).map((name) => ({ name, at: names.indexOf(name), reader: mapper[name] }));
  const missing = columns.find(({ at }) => at === -1);
  if (missing) throw new TypeError(`The answer has no column ${missing.name}`);
  return rows.map((values) => {
    const row: Partial<Row> = {};
    for (const { name, at, reader } of columns) row[name] = reader(values[at]);
    return Object.freeze(whole(row));
  });
}

function columnsOf<Row extends object>(mapper: Mapper<Row>): (keyof Row & string)[] {
  const names: (keyof Row & string)[] = [];
  for (const name in mapper) names.push(name);
  return names;
}

/** Every key of the mapper was just filled in. */
function whole<Row extends object>(row: Partial<Row>): Row {
  return row as Row;
}
