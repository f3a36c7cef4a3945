import express from 'express';
import { createPool } from 'mysql2/promise';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

// The floor of `summary`: the statements of one request, prepared, the audit row in a transaction, and a ready answer.

interface Plan {
  readonly statements: readonly { readonly sql: string; readonly values: (string | number | null)[] }[];
  /** Ids of rows that the statements write: another one each time. */
  readonly fresh: readonly string[];
  readonly answer: string;
}

const plan: Plan = JSON.parse(readFileSync(process.env['PLAN'] ?? '', 'utf8'));
const pool = createPool({
  uri: process.env['DATABASE_URL'] ?? '',
  connectionLimit: 10,
  typeCast: true,
  dateStrings: ['DATE'],
});
const app = express();
app.get('/v1/me/health-summary', async (_request, response) => {
  const connection = await pool.getConnection();
  for (const { sql, values } of plan.statements) {
    if (/^(start|commit)/i.test(sql)) await connection.query(sql);
    else await connection.execute(sql, plan.fresh.length > 0 ? values.map(renewed) : values);
  }
  connection.release();
  response.type('application/json').send(plan.answer);
});
const renewed = (value: string | number | null) => (plan.fresh.includes(String(value)) ? randomUUID() : value);
const server = app.listen(0, () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.error(`http://localhost:${address.port}`);
});
