import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express from 'express';
import { floorDatabase } from '../lib/floor-database.ts';

// The control of `load`, a server without surprises: for each path the statements of one request, its audit row in a transaction, a
// ready answer, and as much even work as ours does more than that.

type Value = string | number | null;
interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
  readonly inTransaction: boolean;
}
type Plan = Readonly<Record<string, { readonly statements: readonly Statement[]; readonly answer: string }>>;

/** How long each path works beside its statements: told by `PUT <path>?workMs=`, once the bench has measured both. */
const workMs = new Map<string, number>();

const plan: Plan = JSON.parse(readFileSync(process.env['PLAN'] ?? '', 'utf8'));
const database = floorDatabase(process.env['DATABASE_URL'] ?? '');

/** Uses the processor so long; time in which others have it doesn't count. */
function work(ms: number): void {
  const begun = process.cpuUsage();
  for (let used = process.cpuUsage(begun); used.user + used.system < ms * 1000; used = process.cpuUsage(begun));
}

/** A row that is written has a new id each time. */
function renewed({ sql, values }: Statement): Value[] {
  const columns = /^\s*insert into \S+ \(([^)]*)\)/i.exec(sql)?.[1]?.split(', ') ?? [];
  return values.map((value, n) => (columns[n] === '`id`' ? randomUUID() : value));
}

async function write(statements: readonly Statement[]): Promise<void> {
  if (statements.length === 0) return;
  await database.together(async (run) => {
    for (const one of statements) await run(one.sql, renewed(one));
  });
}

const app = express();
for (const [path, { statements, answer }] of Object.entries(plan)) {
  app.put(path, (request, response) => {
    workMs.set(path, Number(request.query['workMs']));
    response.end();
  });
  app.get(path, async (_request, response) => {
    for (const one of statements.filter(({ inTransaction }) => !inTransaction)) await database.run(one.sql, [...one.values]);
    await write(statements.filter(({ inTransaction }) => inTransaction));
    work(workMs.get(path) ?? 0);
    response.type('application/json').send(answer);
  });
}
const server = app.listen(0, () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.error(`http://localhost:${address.port}`);
});
