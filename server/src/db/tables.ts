import type { Model, ModelStatic, Sequelize } from 'sequelize';
import type { Column } from './columns.ts';
import { database } from './connection.ts';
import { optional, readers } from './rows.ts';
import { ScopedTable } from './scoped-table.ts';
import type { Table, TableColumn } from './where.ts';

/** What a slice's `*.models.ts` exports for each model. */
type Define = (sequelize: Sequelize) => ModelStatic<Model>;

/** The tables of some models, read from their declarations when they are first asked for. */
export class TableSet {
  private readonly defined = new Map<string, Table>();
  private readonly definitions: ReadonlyMap<string, Define>;
  private readonly tenant: boolean;
  private names: ReadonlySet<string> | undefined;

  constructor(definitions: Readonly<Record<string, Define>>, tenant: boolean) {
    this.definitions = new Map(Object.entries(definitions));
    this.tenant = tenant;
  }

  /** Every table. */
  all(): readonly Table[] {
    return [...this.definitions.keys()].map((name) => this.table(name));
  }

  /** The names of the tables in the database. */
  get tableNames(): ReadonlySet<string> {
    this.names ??= new Set(this.all().map(({ name }) => name));
    return this.names;
  }

  /** An object with a property for each model; each makes its table for one organization when it is first used. */
  prototype(organizationOf: (db: object) => string | null): object {
    const prototype = {};
    for (const name of this.definitions.keys()) {
      const table = () => this.table(name);
      Object.defineProperty(prototype, name, {
        enumerable: true,
        get(this: object) {
          const value = new ScopedTable(table(), organizationOf(this));
          Object.defineProperty(this, name, { value });
          return value;
        },
      });
    }
    return prototype;
  }

  private table(name: string): Table {
    const known = this.defined.get(name);
    if (known) return known;
    const define = this.definitions.get(name);
    if (!define) throw new Error(`There is no model ${name}`);
    const table = tableOf(define(database().sequelize), this.tenant);
    this.defined.set(name, table);
    return table;
  }
}

function tableOf(model: ModelStatic<Model>, tenant: boolean): Table {
  const attributes = Object.entries(model.getAttributes());
  if (tenant !== attributes.some(([name]) => name === 'organizationId')) {
    throw new Error(`${model.name} is listed in the wrong half of db/models.ts`);
  }
  const columns = attributes.flatMap(([name, attribute]): [string, TableColumn][] => {
    if (!isColumn(attribute)) throw new Error(`${model.name}.${name} is not made by db/columns.ts`);
    const { kind, max, allowNull } = attribute;
    if (name === 'organizationId') return [];
    return [[name, { kind, optional: allowNull === true, ...(max === undefined ? {} : { max }) }]];
  });
  return describe(String(model.getTableName()), new Map(columns), tenant);
}

function describe(name: string, columns: ReadonlyMap<string, TableColumn>, tenant: boolean): Table {
  const own = [...columns.keys()].map((column) => `\`${column}\``);
  const written = tenant ? ['`organizationId`', ...own] : own;
  const mapper = Object.fromEntries(
    [...columns].map(([column, { kind, optional: may }]) => [column, may ? optional(readers[kind]) : readers[kind]]),
  );
  return {
    name,
    columns,
    tenant,
    mapper,
    select: `select ${own.join(', ')} from \`${name}\``,
    insert: `insert into \`${name}\` (${written.join(', ')}) values `,
    tuple: `(${written.map(() => '?').join(', ')})`,
  };
}

function isColumn(attribute: object): attribute is Column {
  return 'kind' in attribute;
}
