/** A JSON object whose fields are not known yet. */
export type Json = { readonly [key: string]: unknown };

/** Whether something is a JSON object (no array, not null). */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that should stand here; a list in its place is read by its first object, anything else as nothing. */
export function object(value: unknown): Json | undefined {
  if (Array.isArray(value)) return value.find(isObject);
  return isObject(value) ? value : undefined;
}

/** One own field of what should be an object: never an inherited one, so that `__proto__` and its like mean nothing. */
export function field(value: unknown, name: string): unknown {
  const from = object(value);
  return from && Object.hasOwn(from, name) ? from[name] : undefined;
}

/** A field further inside: `path(condition, 'code', 'text')`. */
export const path = (value: unknown, ...names: string[]): unknown => names.reduce<unknown>(field, value);

/** The list that should stand here; a single thing in its place is a list of one, nothing is an empty one. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** A text without control characters, on one line and at most `most` characters; empty or anything but a text: nothing. */
export function text(value: unknown, most = 500): string | undefined {
  const raw = Array.isArray(value) ? value.find((one) => typeof one === 'string') : value;
  if (typeof raw !== 'string') return undefined;
  if (raw.length <= most && /^[!-~]+(?: [!-~]+)*$/.test(raw)) return raw; // nearly all there are
  const clean = raw
    .slice(0, most * 4)
    .replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF\s]+/gu, ' ')
    .trim();
  return clean === '' ? undefined : cut(clean, most);
}

/** A machine's word (a code, a status, an id): a text without blanks inside. */
export function token(value: unknown, most = 120): string | undefined {
  const word = text(value, most + 1);
  return word === undefined || word.includes(' ') || word.length > most ? undefined : word;
}

/** A finite number; a numeral written as a text counts. */
export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

/** The first of several readings that gives something. */
export function firstOf<T, R>(values: readonly T[], read: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = read(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function cut(value: string, most: number): string {
  if (value.length <= most) return value;
  return `${value.slice(0, most - 1).replace(/\p{Cs}/gu, '')}…`;
}
