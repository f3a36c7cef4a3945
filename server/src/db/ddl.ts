import type { Engine } from './values.ts';

/** A column's type in a migration; `optional` ones may be NULL. */
export interface ColumnType {
  readonly sql: string;
  readonly optional: boolean;
}

interface Optional {
  readonly optional?: boolean;
}

/** A reference to a row of another table; the organization is part of it unless the table is global. */
export interface Reference {
  /** Own columns, without `organizationId`. */
  readonly columns: readonly string[];
  readonly table: string;
  /** The other table's columns, without `organizationId`; `['id']` when left out. */
  readonly to?: readonly string[];
  /** What happens to this row when the other is deleted; without it the other can't be deleted. */
  readonly onDelete?: 'cascade';
}

/** A table as a migration describes it for either engine. */
export interface TableDefinition {
  /** Columns but `organizationId`, which stands first in every table that isn't global. */
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Primary key without `organizationId`. */
  readonly key: readonly string[];
  /** Unique keys, each without `organizationId`. Their names are `<table>_<columns>`, see `violatedKey`. */
  readonly unique?: readonly (readonly string[])[];
  readonly references?: readonly Reference[];
  /** Conditions of every row, by a name of their own. */
  readonly checks?: Readonly<Record<string, string>>;
  /** Indexes; `organizationId` is put first, but for those named in `globalIndexes`. */
  readonly indexes?: readonly (readonly string[])[];
  /** Indexes for the few reads that don't know the organization yet: a token's hash, an origin, what is due. */
  readonly globalIndexes?: readonly (readonly string[])[];
  /** One of the four tables without `organizationId`. */
  readonly global?: boolean;
}

/** A statement of a migration. Triggers may be left out where the database forbids them. */
export interface DdlStatement {
  readonly sql: string;
  readonly trigger?: boolean;
  /** Adds a column or an index; a crash may have come between it and the note that it ran. */
  readonly adds?: 'column' | 'index';
}

/**
 * Prints whole tables for one engine, so that migrations are written once. A later migration adds columns, indexes and
 * tables; it never changes or drops a column, which on SQLite would take child rows along.
 */
export class Ddl {
  readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  id = (options: Optional = {}) => this.type('char(36) character set ascii collate ascii_bin', 'text', options);
  text = (length: number, options: Optional = {}) => this.type(`varchar(${length})`, 'text', options);
  longText = (options: Optional = {}) => this.type('longtext', 'text', options);
  json = (options: Optional = {}) => this.type('longtext', 'text', options);
  instant = (options: Optional = {}) => this.type('datetime(3)', 'text', options);
  date = (options: Optional = {}) => this.type('date', 'text', options);
  int = (options: Optional = {}) => this.type('int', 'integer', options);
  flag = (options: Optional = {}) => this.type('tinyint(1)', 'integer', options);

  /**
   * A table with keys, references, checks and indexes. A row must be reachable from its organization: where no
   * reference is mandatory, one to `organizations` is added.
   */
  table(name: string, definition: TableDefinition): DdlStatement[] {
    const { columns, key, unique = [], checks = {}, global = false } = definition;
    const first = global ? [] : ['organizationId'];
    const references = foreignKeys(name, definition);
    const lines = [
      ...first.map((column) => `${column} ${this.id().sql} not null`),
      ...Object.entries(columns).map(
        ([column, { sql, optional }]) => `\`${column}\` ${sql}${optional ? '' : ' not null'}`,
      ),
      `primary key (${list([...first, ...key])})`,
      ...unique.map((own) => `constraint ${nameOf(name, own)} unique (${list([...first, ...own])})`),
      ...references,
      ...Object.entries(checks).map(([check, condition]) => `constraint ${name}_${check} check (${condition})`),
    ];
    const indexes = indexesOf(name, definition);
    if (this.engine === 'mysql')
      lines.push(...indexes.map((own) => `index ${nameOf(name, own.named)} (${list(own.columns)})`));
    const tail = this.engine === 'mysql' ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const create = { sql: `create table if not exists ${name} (\n  ${lines.join(',\n  ')}\n)${tail}` };
    if (this.engine === 'mysql') return [create];
    return [create, ...indexes.map((own) => this.createIndex(name, own.named, own.columns))];
  }

  /** A further column of a table that exists; what isn't optional needs a default for the rows that are there. */
  addColumn(table: string, column: string, { sql, optional }: ColumnType, fallback?: string): DdlStatement {
    const rest = optional ? '' : ` not null default ${fallback}`;
    return { sql: `alter table ${table} add column \`${column}\` ${sql}${rest}`, adds: 'column' };
  }

  /** A further index, for reads that don't know the organization; as `globalIndexes` of a table would make it. */
  addIndex(table: string, columns: readonly string[]): DdlStatement {
    const name = nameOf(table, ['global', ...columns]);
    const once = this.engine === 'sqlite' ? 'if not exists ' : '';
    return { sql: `create index ${once}${name} on ${table} (${list(columns)})`, adds: 'index' };
  }

  /** Triggers that refuse to change or delete a row; of an update only these columns, where some are named. */
  appendOnly(table: string, frozen: readonly string[] = []): DdlStatement[] {
    const message = `${table} only grows`;
    const isServer = this.engine === 'mysql';
    const refuse = isServer ? `signal sqlstate '45000' set message_text = '${message}'` : `begin select raise(abort, '${message}'); end`;
    const same = frozen.map((column) => `new.\`${column}\` ${isServer ? '<=>' : 'is'} old.\`${column}\``).join(' and ');
    const guarded = isServer ? `if not (${same}) then ${refuse}; end if` : `when not (${same}) ${refuse}`;
    return ['update', 'delete'].map((verb) => ({
      sql: `create trigger if not exists ${table}_no_${verb} before ${verb} on ${table} for each row ${verb === 'update' && same ? guarded : refuse}`,
      trigger: true,
    }));
  }

  private createIndex(table: string, named: readonly string[], columns: readonly string[]): DdlStatement {
    return { sql: `create index if not exists ${nameOf(table, named)} on ${table} (${list(columns)})` };
  }

  private type(server: string, sqlite: string, { optional = false }: Optional): ColumnType {
    return { sql: this.engine === 'mysql' ? server : sqlite, optional };
  }
}

const list = (columns: readonly string[]) => columns.map((column) => `\`${column}\``).join(', ');
const nameOf = (table: string, columns: readonly string[]) => `${table}_${columns.join('_')}`;

function foreignKeys(name: string, definition: TableDefinition): string[] {
  const { columns, references = [], global = false } = definition;
  const lines = references.map(({ columns: own, table, to = ['id'], onDelete }) => {
    const tenant = table === 'organizations' ? [] : ['organizationId'];
    const cascade = onDelete ? ` on delete ${onDelete}` : '';
    return `constraint ${nameOf(name, own)}_fk foreign key (${list([...tenant, ...own])}) references ${table} (${list([...tenant, ...to])})${cascade}`;
  });
  const rooted = references.some((one) => one.columns.every((column) => columns[column]?.optional === false));
  if (global || rooted) return lines;
  return [...lines, `constraint ${name}_organization_fk foreign key (organizationId) references organizations (id)`];
}

/** The indexes asked for, and one for each reference that no key or index begins with. */
function indexesOf(name: string, definition: TableDefinition) {
  const { key, unique = [], indexes = [], globalIndexes = [], references = [], global = false } = definition;
  const first = global ? [] : ['organizationId'];
  const begins = (long: readonly string[], short: readonly string[]) => short.every((column, i) => long[i] === column);
  const present = [key, ...unique, ...indexes];
  const missing = references.map((one) => one.columns).filter((own) => !present.some((other) => begins(other, own)));
  const names = new Set<string>();
  return [
    ...[...indexes, ...missing].map((own) => ({ named: own, columns: [...first, ...own] })),
    ...globalIndexes.map((own) => ({ named: ['global', ...own], columns: own })),
  ].filter((own) => !names.has(nameOf(name, own.named)) && names.add(nameOf(name, own.named)));
}
