import { database } from './connection.ts';
import { send } from './driver.ts';
import { type Mapper, readAll } from './rows.ts';
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
  const { text, values } = positional(sql, binds, database().engine);
  return readAll(await send(text, values), mapper);
}

/**
 * Refuses a text that isn't plainly bound to one organization. For every table named, in the same `select`, there
 * must stand `<alias>.organizationId = $organizationId` as a condition of its own (after `where`, `on` or `and`, not
 * in brackets, and with no `or` beside it). `case` and `between` stand in brackets. No comments, no quoted text, no comma joins, no `with`.
 */
export function checkScoped(sql: string, tenant: ReadonlySet<string>, global: ReadonlySet<string>): void {
  for (const segment of segmentsOf(sql)) checkSegment(segment, tenant, global);
}

/**
 * Puts question marks for names, and the values in their order. Every name must have a value and every value a name:
 * a forgotten one would silently be NULL, or nothing. Lists are padded to a power of two, see `where.ts`.
 */
function positional(sql: string, binds: Binds, engine: Engine): { text: string; values: Bound[] } {
  const { texts, names } = partsOf(sql);
  const values: Bound[] = [];
  let text = texts[0] ?? '';
  names.forEach((name, n) => {
    const value = Object.hasOwn(binds, name) ? binds[name] : undefined;
    if (value === undefined) throw new UnsafeQuery(`$${name} has no value`);
    text += placed(isList(value) ? value : [value], values, engine) + (texts[n + 1] ?? '');
  });
  const unused = Object.keys(binds).filter((name) => !names.includes(name));
  if (unused.length > 0) throw new UnsafeQuery(`Values without a place: ${unused.join(', ')}`);
  return { text, values };
}

/** Adds the values; answers the signs that stand for them. */
function placed(list: readonly SelectValue[], values: Bound[], engine: Engine): string {
  if (list.length === 0) return 'null';
  const size = 2 ** Math.ceil(Math.log2(list.length));
  for (let i = 0; i < size; i += 1) values.push(plain(list[Math.min(i, list.length - 1)], engine));
  return size === 1 ? '?' : '?, '.repeat(size - 1) + '?';
}

interface Parts {
  /** What stands between the names: one more than there are names. */
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

/** A program's selects are few; one that makes its texts as it goes must not fill the memory. */
const mostTexts = 1000;
const taken = new Map<string, Parts>();

/** Takes a text apart, once. */
function partsOf(sql: string): Parts {
  const known = taken.get(sql);
  if (known) return known;
  const pieces = sql.split(/\$(\w+)/);
  const parts = { texts: pieces.filter((_piece, n) => n % 2 === 0), names: pieces.filter((_piece, n) => n % 2 === 1) };
  if (taken.size >= mostTexts) taken.clear();
  taken.set(sql, parts);
  return parts;
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
  'right',
  'full',
  'straight_join',
]);
/** What binds tighter than `and`, or looser, would change what the condition is part of: it stands in brackets. */
const loose = new Set(['or', 'xor', 'between', 'case']);
const unionWords = new Set(['union', 'except', 'intersect']);

/** The words of one `select`, without those of the selects inside it. */
interface Segment {
  readonly words: string[];
}

/** Splits a text into its selects, by brackets and unions. A bracket that is no select belongs to the one around it. */
function segmentsOf(sql: string): Segment[] {
  if (/['"#;\\|&!:?]|--|\/\*/.test(sql))
    throw new UnsafeQuery('A select holds no quoted text, comments, several statements or signs for words');
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
  const unbracketed = lower.find((word) => loose.has(word));
  if (aliases.length > 0 && unbracketed !== undefined) throw new UnsafeQuery(`Put brackets around ${unbracketed}`);
  const bound = boundAliases(words, lower);
  const missing = aliases.find((alias) => !bound.has(alias));
  if (missing !== undefined) throw new UnsafeQuery(`${missing}.organizationId = $organizationId is missing`);
}

const clauseEnds = new Set(['group', 'order', 'having', 'limit']);
const joinWords = new Set(['join', 'left', 'inner', 'cross']);

/**
 * The names that a condition binds to the organization. In `where` it filters every row; in `on` only those of the
 * table that is being joined, since a left join lets all rows of the tables before it through.
 */
function boundAliases(words: readonly string[], lower: readonly string[]): ReadonlySet<string> {
  const bound = new Set<string>();
  let joined: string | undefined;
  let clause = '';
  lower.forEach((word, i) => {
    if (word === 'join') joined = aliasAt(words, lower, i);
    if (joinWords.has(word) || clauseEnds.has(word) || word === 'from') clause = '';
    if (word === 'on' || word === 'where') clause = word;
    const [alias, column, rest] = words[i]?.split('.') ?? [];
    if (alias === undefined || column !== 'organizationId' || rest !== undefined) return;
    const next = lower[i + 3];
    const alone =
      ['where', 'on', 'and'].includes(lower[i - 1] ?? '') &&
      words[i + 1] === '=' &&
      words[i + 2] === '$organizationId' &&
      (next === undefined || next === 'and' || next === 'where' || joinWords.has(next) || clauseEnds.has(next));
    if (alone && (clause === 'where' || (clause === 'on' && alias === joined))) bound.add(alias);
  });
  return bound;
}

/** The names under which a select uses tables of organizations; every table must be known. */
function aliasesOf(
  words: readonly string[],
  lower: readonly string[],
  tenant: ReadonlySet<string>,
  global: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  let inFrom = false;
  lower.forEach((word, i) => {
    if (word === 'from') inFrom = true;
    if (word === 'where' || clauseEnds.has(word)) inFrom = false;
    if (inFrom && word === ',') throw new UnsafeQuery('Tables are joined by join, not by a comma');
    if (word !== 'from' && word !== 'join') return;
    const name = words[i + 1] ?? '';
    if (name === '(select)' || global.has(name)) return;
    if (!tenant.has(name)) throw new UnsafeQuery(`There is no table ${JSON.stringify(name.slice(0, 40))}`);
    found.push(aliasAt(words, lower, i));
  });
  if (new Set(found).size !== found.length) throw new UnsafeQuery('A table used twice needs two names');
  return found;
}

/** The name under which the table after `from` or `join` is known. */
function aliasAt(words: readonly string[], lower: readonly string[], i: number): string {
  const at = lower[i + 2] === 'as' ? i + 3 : i + 2;
  const next = lower[at];
  const ends = next === undefined || next === 'on' || next === 'where' || joinWords.has(next) || clauseEnds.has(next);
  return (ends ? words[i + 1] : words[at]) ?? '';
}
