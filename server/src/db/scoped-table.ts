import { database } from './connection.ts';
import { send } from './driver.ts';
import { readAll } from './rows.ts';
import { UnsafeQuery } from './values.ts';
import { columnOf, entriesOf, lockText, orderText, limitText, Sql, type Table, whereText } from './where.ts';

type Plain = Readonly<Record<string, unknown>>;
const mostRowsAtOnce = 500;
const mostValuesAtOnce = 30_000;

/**
 * The verbs of `Scoped` as they run, on one table of one organization (or of none). Names and values are checked
 * here, since types don't hold against JSON; values are only ever bound.
 */
export class ScopedTable {
  private readonly table: Table;
  private readonly organizationId: string | null;

  constructor(table: Table, organizationId: string | null) {
    this.table = table;
    this.organizationId = organizationId;
  }

  async find(request: Plain = {}): Promise<readonly Plain[]> {
    const sql = this.sql();
    const known = new Map(entriesOf(request));
    const unknown = [...known.keys()].find((name) => !['where', 'order', 'limit', 'lock'].includes(name));
    if (unknown !== undefined) throw new UnsafeQuery(`find() takes no ${unknown}`);
    const filter = whereText(sql, this.organizationId, known.get('where') ?? {});
    const tail =
      orderText(this.table, known.get('order')) + limitText(known.get('limit')) + lockText(sql, known.get('lock'));
    return readAll(await send(`${this.table.select}${filter}${tail}`, sql.bind), this.table.mapper);
  }

  async one(where: Plain, options: Plain = {}): Promise<Plain | null> {
    if (entriesOf(where).length === 0) throw new UnsafeQuery('one() needs a condition');
    const rows = await this.find({ where, limit: 1, ...options });
    return rows[0] ?? null;
  }

  async count(where: Plain = {}): Promise<number> {
    const sql = this.sql();
    const { rows } = await send(
      `select count(*) as n from \`${this.table.name}\`${whereText(sql, this.organizationId, where)}`,
      sql.bind,
    );
    return Number(rows[0]?.[0]);
  }

  async insert(row: Plain): Promise<Plain> {
    const whole = completed(this.table, row);
    await this.write([whole]);
    return Object.freeze(whole);
  }

  async insertAll(rows: readonly Plain[]): Promise<void> {
    const atOnce = Math.min(mostRowsAtOnce, Math.floor(mostValuesAtOnce / (this.table.columns.size + 1)));
    for (let start = 0; start < rows.length; start += atOnce) {
      await this.write(rows.slice(start, start + atOnce).map((row) => completed(this.table, row)));
    }
  }

  async update(where: Plain, change: Plain): Promise<number> {
    return this.change(where, change, (name) => `\`${name}\` = ?`);
  }

  async add(where: Plain, amounts: Plain): Promise<number> {
    for (const [name] of entriesOf(amounts)) {
      if (columnOf(this.table, name).kind !== 'int') throw new UnsafeQuery(`Nothing can be added to ${name}`);
    }
    return this.change(where, amounts, (name) => `\`${name}\` = \`${name}\` + ?`);
  }

  async remove(where: Plain): Promise<number> {
    const sql = this.sql();
    const { affected } = await send(`delete from \`${this.table.name}\`${this.narrowed(sql, where)}`, sql.bind);
    return affected;
  }

  private async change(where: Plain, change: Plain, assign: (name: string) => string): Promise<number> {
    const sql = this.sql();
    const changes = entriesOf(change).map(([name, value]) => {
      if (name === 'id') throw new UnsafeQuery('An id never changes');
      sql.value(name, value);
      return assign(name);
    });
    if (changes.length === 0) throw new UnsafeQuery('Nothing to change');
    const text = `update \`${this.table.name}\` set ${changes.join(', ')}${this.narrowed(sql, where)}`;
    return (await send(text, sql.bind)).affected;
  }

  /** A change of every row of an organization is a mistake more often than a wish. */
  private narrowed(sql: Sql, where: Plain): string {
    if (entriesOf(where).length === 0) throw new UnsafeQuery('A change needs a condition');
    return whereText(sql, this.organizationId, where);
  }

  private async write(rows: readonly Plain[]): Promise<void> {
    const sql = this.sql();
    for (const row of rows) {
      if (this.organizationId !== null) sql.place(this.organizationId);
      for (const name of this.table.columns.keys()) sql.value(name, row[name]);
    }
    const tuples = Array.from(rows, () => this.table.tuple).join(', ');
    await send(`${this.table.insert}${tuples}`, sql.bind, rows.length > 1);
  }

  private sql(): Sql {
    return new Sql(this.table, database().engine);
  }
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
