import { invalid } from './problem.ts';

/** A list's cursor: the sort values of the last row of a page, so that rows that come and go move nothing. */
export const cursorOf = (values: readonly (string | number)[]) =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

type Columns = Readonly<Record<string, 'text' | 'integer'>>;

/** Beyond any count, position or instant of ours (the year 2200): no database or date would take it. */
const largest = 7_260_000_000_000;

/**
 * The values inside a cursor, in the order of `columns`; null for the first page.
 * @throws invalid-request — not a cursor of this list
 */
export function readCursor(
  cursor: string | undefined,
  columns: Columns,
): readonly (string | number)[] | null {
  if (cursor === undefined) return null;
  const values = decoded(cursor);
  const kinds = Object.values(columns);
  const isOfKind = (one: unknown, i: number) =>
    kinds[i] === 'text' ? typeof one === 'string' : Number.isInteger(one) && Math.abs(Number(one)) <= largest;
  const fits = Array.isArray(values) && values.length === kinds.length && values.every(isOfKind);
  if (!fits) throw invalid('/cursor', 'cursor', 'Use nextCursor of the page before', 'query');
  return values;
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

interface Ordered {
  readonly position: number;
  readonly name: string;
  readonly id: string;
}

/**
 * A page of a short list (types, locations, practitioners) that was read whole: in the organization's order, then by
 * name as people sort, then by id.
 */
export function pageOf<Row extends Ordered>(
  rows: readonly Row[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  language: string,
): { data: Row[]; nextCursor: string | null } {
  const collator = new Intl.Collator(language, { numeric: true });
  const order = (a: Ordered, b: Ordered) =>
    a.position - b.position || collator.compare(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
  const after = readCursor(cursor, { position: 'integer', name: 'text', id: 'text' });
  const [position = 0, name = '', id = ''] = after ?? [];
  const last: Ordered = { position: Number(position), name: String(name), id: String(id) };
  const rest = rows.filter((row) => after === null || order(row, last) > 0).sort(order);
  const data = rest.slice(0, limit);
  const end = data.at(-1);
  return { data, nextCursor: end && rest.length > limit ? cursorOf([end.position, end.name, end.id]) : null };
}
