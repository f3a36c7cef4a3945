import { globalModels, models } from './models.ts';
import type { Mapper } from './rows.ts';
import type { Scoped } from './verbs.ts';
import { type Binds, checkScoped, runSelect } from './select.ts';
import { TableSet } from './tables.ts';
import { UnsafeQuery } from './values.ts';
import type { Table } from './where.ts';

export type { Change, Find, New, Row, Scoped, Where } from './verbs.ts';

interface Select {
  /**
   * Joins and sums, for `*.queries.ts` only. Each table named must have `<alias>.organizationId = $organizationId`
   * as a condition in its select; the organization is bound by the facade. Other values are bound by name, lists as
   * `in ($ids)`; the mapper says which columns are read, and how.
   * @throws UnsafeQuery when the text is not plainly bound to the organization
   */
  select<Row extends object>(sql: string, binds: Binds, mapper: Mapper<Row>): Promise<readonly Readonly<Row>[]>;
}

type Tables = { readonly [N in keyof typeof models]: Scoped<InstanceType<ReturnType<(typeof models)[N]>>> };
type GlobalTables = {
  readonly [N in keyof typeof globalModels]: Scoped<InstanceType<ReturnType<(typeof globalModels)[N]>>>;
};

/** The database as one organization's caller sees it: eight verbs a table, and `select`. Nothing else is reachable. */
export type Db = Tables & Select;

/** The database without an organization in front. */
export type UnscopedDb = GlobalTables & Select;

const tenantSet = new TableSet(models, true);
const globalSet = new TableSet(globalModels, false);
const organizations = new WeakMap<object, string>();
const scopedPrototype = tenantSet.prototype((db) => organizations.get(db) ?? unknownOrganization());

const mostScoped = 1000;
const scoped = new Map<string, Db>();

/** The database of one organization, for callers and jobs. It holds no state but whose it is: one serves all of them. */
export function scopedDb(organizationId: string): Db {
  if (typeof organizationId !== 'string' || organizationId === '') unknownOrganization();
  const known = scoped.get(organizationId);
  if (known) return known;
  const db: object = Object.create(scopedPrototype);
  organizations.set(db, organizationId);
  Object.defineProperty(db, 'select', { value: selectOf(organizationId) });
  const made = complete<Db>(db);
  if (scoped.size >= mostScoped) scoped.clear();
  scoped.set(organizationId, made);
  return made;
}

/**
 * The four tables above organizations, and selects over all of them. Only for what happens before an organization is
 * known (a key, a token, an origin), and for jobs that look for work in all of them.
 */
export const unscopedDb: UnscopedDb = complete<UnscopedDb>(
  Object.create(
    globalSet.prototype(() => null),
    { select: { value: runSelect } },
  ),
);

/** What is known of the tables whose rows belong to an organization: for checks over all of them. */
export const tenantTables = (): readonly Table[] => tenantSet.all();
/** The same, with those above organizations. */
export const allTables = (): readonly Table[] => [...tenantSet.all(), ...globalSet.all()];

const checked = new Set<string>();

function selectOf(organizationId: string): Select['select'] {
  return async (sql, binds, mapper) => {
    if (!checked.has(sql)) {
      checkScoped(sql, tenantSet.tableNames, globalSet.tableNames);
      checked.add(sql);
    }
    if (Object.hasOwn(binds, 'organizationId')) throw new UnsafeQuery('The organization is bound by the facade');
    return runSelect(sql, { ...binds, organizationId }, mapper);
  };
}

function unknownOrganization(): never {
  throw new TypeError('An organization is needed');
}

/** The properties were made from the same list as the type. */
function complete<T>(db: object): T {
  return db as T;
}
