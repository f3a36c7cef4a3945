import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express from 'express';
import { floorDatabase } from '../lib/floor-database.ts';

// The floor of `booking`: the statements of one booking with ids of their own, prepared, in one transaction.

interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

interface Plan {
  readonly before: readonly Statement[];
  readonly inside: readonly Statement[];
  readonly answer: object;
}

const plan: Plan = JSON.parse(readFileSync(process.env['PLAN'] ?? '', 'utf8'));
const database = floorDatabase(process.env['DATABASE_URL'] ?? '');
const app = express();
app.post('/v1/appointments', express.json(), async (request, response) => {
  const ids = new Map<string, string>([['{hold}', request.body.holdId]]);
  const own = (token: string) => ids.get(token) ?? ids.set(token, randomUUID()).get(token) ?? '';
  const valuesOf = ({ values }: Statement) =>
    values.map((value) =>
      typeof value === 'string' && value.includes('{') ? value.replaceAll(/\{(hold|new\d+)\}/g, own) : value,
    );
  for (const statement of plan.before) await database.run(statement.sql, valuesOf(statement));
  await database.together(async (run) => {
    for (const statement of plan.inside) await run(statement.sql, valuesOf(statement));
  });
  response.status(201).json(plan.answer);
});
const server = app.listen(0, () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.error(`http://localhost:${address.port}`);
});
