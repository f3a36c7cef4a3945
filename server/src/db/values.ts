import type { Kind } from './columns.ts';

/** Which of the two families of databases is connected. */
export type Engine = 'sqlite' | 'mysql';

/** A value as a driver takes it. */
export type Bound = string | number | null;

/** A refusal by the facade itself: a mistake of the program, never of the person who asked. */
export class UnsafeQuery extends Error {
  override name = 'UnsafeQuery';
}

/** The text form of a moment that each engine compares and sorts rightly (SQLite: Sequelize's own form). */
export function instantText(value: Date, engine: Engine): string {
  const iso = value.toISOString();
  const plain = `${iso.slice(0, 10)} ${iso.slice(11, 23)}`;
  return engine === 'sqlite' ? `${plain} +00:00` : plain;
}

/**
 * Makes a value ready to be bound for a column.
 * @throws UnsafeQuery for whatever isn't plainly of the column's kind: objects, literals, undefined, NaN, too long text
 */
export function toBound(value: unknown, kind: Kind, engine: Engine, max?: number): Bound {
  if (value === null) return null;
  switch (kind) {
    case 'id':
    case 'text':
    case 'longText':
      if (typeof value === 'string' && (max === undefined || characters(value, max) <= max)) return value;
      break;
    case 'int':
      if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2_147_483_647) return value;
      break;
    case 'flag':
      if (typeof value === 'boolean') return value ? 1 : 0;
      break;
    case 'instant':
      if (value instanceof Date && !Number.isNaN(value.getTime())) return instantText(value, engine);
      break;
    case 'date':
      if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return value;
      break;
    case 'json': {
      const text = JSON.stringify(value);
      if (typeof text === 'string') return text;
    }
  }
  throw new UnsafeQuery(`is no ${kind}${max === undefined ? '' : ` of at most ${max} characters`}`);
}

/** Length as the database counts it: code points, counted one by one only where it matters. */
function characters(value: string, max: number): number {
  return value.length <= max ? value.length : [...value].length;
}
