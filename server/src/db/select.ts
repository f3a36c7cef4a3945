import { QueryTypes } from 'sequelize';
import { database } from './connection.ts';
import { type Mapper, read } from './rows.ts';
import { type Bound, type Engine, instantText, UnsafeQuery } from './values.ts';

/** Values for a `select`, by the names that stand in it with a `$`; a list is written `in ($ids)`. */
export type Binds = Readonly<Record<string, SelectValue | readonly SelectValue[]>>;
type SelectValue = string | number | boolean | Date | null;

/** Runs a checked text and reads its rows by the mapper. */
export async function runSelect<Row extends object>(
  sql: string,
  binds: Binds,
  mapper: Mapper<Row>,
): Promise<readonly Readonly<Row>[]> {
  const { engine, sequelize } = database();
  const { text, bind } = expanded(sql, binds, engine);
  const rows = await sequelize.query<Record<string, unknown>>(text, { bind, type: QueryTypes.SELECT });
  return rows.map((row) => read(row, mapper));
}

/**
 * Refuses a text that isn't plainly bound to one organization. For every table named, in the same `select`, there
 * must stand `<alias>.organizationId = $organizationId` as a condition of its own (after `where`, `on` or `and`, not
 * in brackets, and with no `or` beside it). No comments, no quoted text, no comma joins, no `with`.
 */
export function checkScoped(sql: string, tenant: ReadonlySet<string>, global: ReadonlySet<string>): void {
  for (const segment of segmentsOf(sql)) checkSegment(segment, tenant, global);
}

/** Every name must have a value and every value a name: a forgotten one would silently be NULL or nothing. */
function expanded(sql: string, binds: Binds, engine: Engine): { text: string; bind: Record<string, Bound> } {
  const bind: Record<string, Bound> = {};
  const used = new Set<string>();
  const text = sql.replace(/\$(\w+)/g, (_all, name: string) => {
    const value = Object.hasOwn(binds, name) ? binds[name] : undefined;
    if (value === undefined) throw new UnsafeQuery(`$${name} has no value`);
    used.add(name);
    if (!isList(value)) {
      bind[name] = plain(value, engine);
      return `$${name}`;
    }
    if (value.length === 0) return 'null';
    const size = 2 ** Math.ceil(Math.log2(value.length));
    return Array.from({ length: size }, (_none, i) => {
      bind[`${name}_${i}`] = plain(value[Math.min(i, value.length - 1)] ?? null, engine);
      return `$${name}_${i}`;
    }).join(', ');
  });
  const unused = Object.keys(binds).filter((name) => !used.has(name));
  if (unused.length > 0) throw new UnsafeQuery(`Values without a place: ${unused.join(', ')}`);
  return { text, bind };
}

function isList(value: SelectValue | readonly SelectValue[]): value is readonly SelectValue[] {
  return Array.isArray(value);
}

function plain(value: unknown, engine: Engine): Bound {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return instantText(value, engine);
  throw new UnsafeQuery('A value is no text, number, boolean or date');
}

const forbidden = new Set([
  'with',
  'into',
  'insert',
  'update',
  'delete',
  'replace',
  'set',
  'call',
  'handler',
  'load',
  'natural',
  'using',
]);
const unionWords = new Set(['union', 'except', 'intersect']);

/** The words of one `select`, without those of the selects inside it. */
interface Segment {
  readonly words: string[];
}

/** Splits a text into its selects, by brackets and unions. A bracket that is no select belongs to the one around it. */
function segmentsOf(sql: string): Segment[] {
  if (/['"#;\\]|--|\/\*/.test(sql))
    throw new UnsafeQuery('A select holds no quoted text, comments or several statements');
  const tokens = sql.replaceAll('`', '').match(/\$?\w+(?:\.(?:\w+|\*))?|<>|<=|>=|\S/g) ?? [];
  if (tokens[0]?.toLowerCase() !== 'select') throw new UnsafeQuery('A select begins with select');
  const done: Segment[] = [];
  const open: { segment: Segment; isSelect: boolean }[] = [{ segment: { words: [] }, isSelect: true }];
  tokens.forEach((token, i) => {
    const top = open[open.length - 1];
    if (!top) throw new UnsafeQuery('The brackets of a select do not match');
    const word = token.toLowerCase();
    if (word === '(') {
      const isSelect = tokens[i + 1]?.toLowerCase() === 'select';
      top.segment.words.push(isSelect ? '(select)' : '(');
      open.push({ segment: isSelect ? { words: [] } : { words: ['('] }, isSelect });
    } else if (word === ')') {
      closeBracket(open, done);
    } else if (unionWords.has(word) && top.isSelect) {
      done.push(top.segment);
      open[open.length - 1] = { segment: { words: [] }, isSelect: true };
    } else top.segment.words.push(token);
  });
  if (open.length !== 1 || !open[0]) throw new UnsafeQuery('The brackets of a select do not match');
  return [...done, open[0].segment];
}

function closeBracket(open: { segment: Segment; isSelect: boolean }[], done: Segment[]): void {
  const closed = open.pop();
  if (!closed || open.length === 0) throw new UnsafeQuery('The brackets of a select do not match');
  // Words in plain brackets can't name a table or be the organization's condition, so they are only looked through.
  const words = closed.segment.words.map((word) => word.toLowerCase());
  if (closed.isSelect) done.push(closed.segment);
  else if (words.some((word) => word === 'from' || word === 'join' || forbidden.has(word) || unionWords.has(word))) {
    // `extract(x from y)` and the like are not needed here.
    throw new UnsafeQuery('Tables stand in no brackets but those of a select');
  }
}

function checkSegment({ words }: Segment, tenant: ReadonlySet<string>, global: ReadonlySet<string>): void {
  const lower = words.map((word) => word.toLowerCase());
  const bad = lower.find((word) => forbidden.has(word));
  if (bad !== undefined) throw new UnsafeQuery(`A select has no ${bad}`);
  const aliases = aliasesOf(words, lower, tenant, global);
  if (aliases.length > 0 && lower.includes('or')) throw new UnsafeQuery('Put brackets around conditions joined by or');
  for (const alias of aliases) {
    const bound = words.some(
      (word, i) =>
        word === `${alias}.organizationId` &&
        ['where', 'on', 'and'].includes(lower[i - 1] ?? '') &&
        words[i + 1] === '=' &&
        words[i + 2] === '$organizationId' &&
        ['and', 'group', 'order', 'limit', 'join', 'left', 'inner', 'cross', 'where', undefined].includes(lower[i + 3]),
    );
    if (!bound) throw new UnsafeQuery(`${alias}.organizationId = $organizationId is missing`);
  }
}

/** The names under which a select uses tables of organizations; every table must be known. */
function aliasesOf(
  words: readonly string[],
  lower: readonly string[],
  tenant: ReadonlySet<string>,
  global: ReadonlySet<string>,
): string[] {
  const notAliases = new Set(['on', 'where', 'join', 'left', 'inner', 'cross', 'group', 'order', 'limit', 'having']);
  const found: string[] = [];
  let inFrom = false;
  lower.forEach((word, i) => {
    if (word === 'from') inFrom = true;
    if (['where', 'group', 'order', 'having', 'limit'].includes(word)) inFrom = false;
    if (inFrom && word === ',') throw new UnsafeQuery('Tables are joined by join, not by a comma');
    if (word !== 'from' && word !== 'join') return;
    const name = words[i + 1] ?? '';
    if (name === '(select)') return;
    if (global.has(name)) return;
    if (!tenant.has(name)) throw new UnsafeQuery(`There is no table ${JSON.stringify(name.slice(0, 40))}`);
    const next = lower[i + 2] === 'as' ? words[i + 3] : words[i + 2];
    found.push(next === undefined || notAliases.has(next.toLowerCase()) ? name : next);
  });
  if (new Set(found).size !== found.length) throw new UnsafeQuery('A table used twice needs two names');
  return found;
}
