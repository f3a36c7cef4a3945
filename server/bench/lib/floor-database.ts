import { createRequire } from 'node:module';
import { createPool } from 'mysql2/promise';

type Value = string | number | null;

/** The driver alone, for floors: what one would write who wants nothing but speed. */
export interface FloorDatabase {
  /** Prepares once, runs often. */
  run(sql: string, values: Value[]): Promise<unknown>;
  /** The same statements in one transaction. */
  together(work: (run: FloorDatabase['run']) => Promise<void>): Promise<void>;
}

interface Native {
  exec(sql: string): void;
  prepare(sql: string): { all(...values: (Value | bigint)[]): unknown; run(...values: (Value | bigint)[]): unknown };
}

/** Opens the database of `DATABASE_URL` by mysql2, or by libsql with our own pragmas. */
export function floorDatabase(url: string): FloorDatabase {
  return url.startsWith('sqlite:') ? byLibsql(url.slice('sqlite:'.length)) : byMysql(url);
}

function byMysql(uri: string): FloorDatabase {
  const pool = createPool({ uri, connectionLimit: 10, typeCast: true, dateStrings: ['DATE'], flags: ['+FOUND_ROWS'] });
  return {
    run: (sql, values) => pool.execute(sql, values),
    together: async (work) => {
      const connection = await pool.getConnection();
      try {
        await connection.beginTransaction();
        await work((sql, values) => connection.execute(sql, values));
        await connection.commit();
      } finally {
        connection.release();
      }
    },
  };
}

/** One connection and no awaiting: nothing else of this process comes in between. */
function byLibsql(file: string): FloorDatabase {
  const Database = createRequire(import.meta.url)('libsql') as new (file: string) => Native;
  const database = new Database(file);
  database.exec(
    'pragma busy_timeout = 0; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on',
  );
  const prepared = new Map<string, ReturnType<Native['prepare']>>();
  const run = (sql: string, values: Value[]) => {
    let statement = prepared.get(sql);
    if (!statement) prepared.set(sql, (statement = database.prepare(sql)));
    const bound = values.map((value) => (Number.isSafeInteger(value) ? BigInt(value ?? 0) : value));
    return Promise.resolve(/^\s*select/i.test(sql) ? statement.all(...bound) : statement.run(...bound));
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    run,
    together: async (work) => {
      const mine = turn.then(async () => {
        database.exec('begin immediate');
        await work(run);
        database.exec('commit');
      });
      turn = mine;
      await mine;
    },
  };
}
