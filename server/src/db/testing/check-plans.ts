import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createConnection, type Connection } from 'mysql2/promise';
import { connect, disconnect } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { allTables } from '../scoped.ts';
import type { Table, TableColumn } from '../where.ts';
import { explainOn, tooWide } from './plans.ts';

/** One statement as a suite noted it, with the organizations that its values may name. */
export interface NotedStatement {
  readonly sql: string;
  readonly bind: readonly unknown[];
  readonly organizationIds: readonly string[];
}

const rowsOfTable = 20_000;
const rowsOfAppointments = 100_000;
/** Tables that don't grow with patients and appointments. */
const small = new Set([
  'organizations',
  'allowed_origins',
  'api_keys',
  'setting_values',
  'location_setting_values',
  'themes',
  'locations',
  'practitioners',
  'practitioner_locations',
  'user_types',
  'staff_users',
  'appointment_types',
  'offers',
  'availability_rules',
  'schedule_exceptions',
  'exceptions',
  'tax_rates',
  'billing_counters',
  'leases',
  'setting_changes',
  'audit_seals',
  'webhook_endpoints',
]);
const organizationId = '00000000-0000-7000-8000-000000000001';

/**
 * Explains every statement that the suites issued against a MariaDB whose growing tables are filled: 100,000
 * appointments, 20,000 rows of the others, all of one organization. Answers those that would read too much.
 * @param url an empty database, which is left filled
 */
export async function checkPlans(url: string, noted: readonly NotedStatement[]): Promise<readonly string[]> {
  await migrate(url);
  connect(url);
  const tables = allTables();
  await disconnect();
  const connection = await createConnection({ uri: url, multipleStatements: false });
  try {
    await fill(connection, tables);
    const growing = new Set(tables.map(({ name }) => name).filter((name) => !small.has(name)));
    const different = new Map(noted.map((one) => [one.sql, one]));
    const asked = [...different.values()]
      .filter(({ sql }) => /^\s*(select|update|delete)\b/i.test(sql))
      .map(ofTheBigOne);
    return tooWide(await explainOn(connection, asked), growing, 5_000);
  } finally {
    await connection.end();
  }
}

/** Reads what suites noted, a statement a line. */
export async function readNoted(path: string): Promise<readonly NotedStatement[]> {
  const noted: NotedStatement[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) noted.push(parsed(line));
  return noted;
}

function parsed(line: string): NotedStatement {
  return JSON.parse(line) as NotedStatement;
}

function ofTheBigOne({ sql, bind, organizationIds }: NotedStatement) {
  const ids = new Set<unknown>(organizationIds);
  return { sql, bind: bind.map((value) => (ids.has(value) ? organizationId : value)) };
}

/** Rows by number, without looking whether references and checks hold: only the plans count. */
async function fill(connection: Connection, tables: readonly Table[]): Promise<void> {
  await connection.query("set foreign_key_checks = 0, unique_checks = 0, check_constraint_checks = 0, sql_mode = ''");
  for (const table of tables) {
    const count = small.has(table.name) ? 20 : table.name === 'appointments' ? rowsOfAppointments : rowsOfTable;
    const columns = [...table.columns].map(([name, column]) => ({ name, value: valueOf(column) }));
    const names = ['organizationId', ...columns.map(({ name }) => name)].slice(table.tenant ? 0 : 1);
    const values = [`'${organizationId}'`, ...columns.map(({ value }) => value)].slice(table.tenant ? 0 : 1);
    const list = names.map((name) => `\`${name}\``).join(', ');
    await connection.query(
      `insert ignore into \`${table.name}\` (${list}) select ${values.join(', ')} from seq_1_to_${count}`,
    );
    await connection.query(`analyze table \`${table.name}\``);
  }
}

/** A different value for each row, so that keys hold; moments begin a day before the tests' clock. */
function valueOf({ kind, max }: TableColumn): string {
  switch (kind) {
    case 'id':
      return "concat('00000000-0000-7000-8000-', lpad(seq, 12, '0'))";
    case 'text':
      return (max ?? 0) <= 20 ? 'left(sha1(seq), least(length(sha1(seq)), ' + (max ?? 1) + '))' : 'left(sha1(seq), 20)';
    case 'longText':
      return "'text'";
    case 'json':
      return "'{}'";
    case 'instant':
      return "date_add('2027-02-28 12:00', interval seq minute)";
    case 'date':
      return "date_add('1950-01-01', interval mod(seq, 20000) day)";
    case 'int':
      return 'seq';
    case 'flag':
      return 'mod(seq, 2)';
  }
}
