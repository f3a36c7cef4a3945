import { invalid } from './problem.ts';

/** A list's cursor: the sort values of the last row of a page, so that rows that come and go move nothing. */
export const cursorOf = (values: readonly (string | number)[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * The values inside a cursor, in the order of `columns`; null for the first page.
 * @throws invalid-request — not a cursor of this list
 */
export function readCursor(cursor: string | undefined, columns: readonly string[]): readonly (string | number)[] | null {
  if (cursor === undefined) return null;
  const values = decoded(cursor);
  const fits = Array.isArray(values) && values.length === columns.length && values.every((one) => typeof one === 'string' || typeof one === 'number');
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
