import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import express from 'express';
import { createPool } from 'mysql2/promise';

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
const pool = createPool({
  uri: process.env['DATABASE_URL'] ?? '',
  connectionLimit: 10,
  typeCast: true,
  dateStrings: ['DATE'],
  flags: ['+FOUND_ROWS'],
});
const app = express();
app.post('/v1/appointments', express.json(), async (request, response) => {
  const ids = new Map<string, string>([['{hold}', request.body.holdId]]);
  const own = (token: string) => ids.get(token) ?? ids.set(token, randomUUID()).get(token) ?? '';
  const valuesOf = ({ values }: Statement) =>
    values.map((value) =>
      typeof value === 'string' && value.includes('{') ? value.replaceAll(/\{(hold|new\d+)\}/g, own) : value,
    );
  for (const statement of plan.before) await pool.execute(statement.sql, valuesOf(statement));
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  for (const statement of plan.inside) await connection.execute(statement.sql, valuesOf(statement));
  await connection.commit();
  connection.release();
  response.status(201).json(plan.answer);
});
const server = app.listen(0, () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.error(`http://localhost:${address.port}`);
});
