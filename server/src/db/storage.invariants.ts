import { send } from './driver.ts';
import type { Invariant } from './invariant.ts';
import { allTables, tenantTables } from './scoped.ts';
import type { Engine } from './values.ts';
import type { Table } from './where.ts';

/** What holds of every table, whatever stands in it. */
export const storageInvariants: readonly Invariant[] = [
  { name: 'what a row refers to is there', broken: orphans },
  {
    name: 'a row belongs to an organization that is there',
    broken: async () =>
      tenantTables().map(
        ({ name }) =>
          `select t.organizationId, '${name}' as tableName from ${name} t
           left join organizations o on o.id = t.organizationId where o.id is null`,
      ),
  },
  {
    name: 'values are stored in the one form that compares rightly',
    // The server's columns are typed; SQLite keeps whatever it is given.
    broken: async (engine) => (engine === 'sqlite' ? allTables().flatMap(wrongForms) : []),
  },
];

async function orphans(engine: Engine): Promise<readonly string[]> {
  if (engine === 'sqlite') return ['pragma foreign_key_check'];
  const { rows } = await send(
    `select constraint_name, table_name, column_name, referenced_table_name, referenced_column_name
     from information_schema.key_column_usage
     where table_schema = database() and referenced_table_name is not null order by constraint_name, ordinal_position`,
    [],
  );
  const keys = new Map<string, { child: string; parent: string; columns: (readonly [string, string])[] }>();
  for (const [name, child, own, parent, other] of rows.map((row) => row.map(String))) {
    const key = keys.get(`${child}.${name}`) ?? { child: child ?? '', parent: parent ?? '', columns: [] };
    key.columns.push([own ?? '', other ?? '']);
    keys.set(`${child}.${name}`, key);
  }
  return [...keys.values()].map(({ child, parent, columns }) => {
    const joined = columns.map(([own, other]) => `p.\`${other}\` = c.\`${own}\``).join(' and ');
    const given = columns.map(([own]) => `c.\`${own}\` is not null`).join(' and ');
    const [first] = columns[0] ?? [''];
    return `select '${child}' as child, '${parent}' as parent, c.\`${first}\` as id from \`${child}\` c
      left join \`${parent}\` p on ${joined} where ${given} and p.\`${columns[0]?.[1]}\` is null`;
  });
}

function wrongForms({ name, columns }: Table): string[] {
  const wrong = [...columns].flatMap(([column, { kind }]) => {
    if (kind === 'instant')
      return [`(\`${column}\` is not null and \`${column}\` not glob '????-??-?? ??:??:??.??? +00:00')`];
    if (kind === 'date') return [`(\`${column}\` is not null and \`${column}\` not glob '????-??-??')`];
    if (kind === 'flag')
      return [`(\`${column}\` is not null and (typeof(\`${column}\`) <> 'integer' or \`${column}\` not in (0, 1)))`];
    if (kind === 'int') return [`(\`${column}\` is not null and typeof(\`${column}\`) <> 'integer')`];
    if (kind === 'json') return [`(\`${column}\` is not null and not json_valid(\`${column}\`))`];
    return [`(\`${column}\` is not null and typeof(\`${column}\`) <> 'text')`];
  });
  return [`select '${name}' as tableName from \`${name}\` where ${wrong.join(' or ')}`];
}
