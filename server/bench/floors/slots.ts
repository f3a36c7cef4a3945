import { readFileSync } from 'node:fs';
import express from 'express';
import { floorDatabase } from '../lib/floor-database.ts';

// The floor of `slots`: the statements of one request, prepared, one after the other, and a ready answer.

interface Plan {
  readonly statements: readonly { readonly sql: string; readonly values: (string | number | null)[] }[];
  readonly answer: string;
}

const plan: Plan = JSON.parse(readFileSync(process.env['PLAN'] ?? '', 'utf8'));
const database = floorDatabase(process.env['DATABASE_URL'] ?? '');
const app = express();
app.get('/v1/slots', async (_request, response) => {
  for (const { sql, values } of plan.statements) await database.run(sql, values);
  response.type('application/json').send(plan.answer);
});
const server = app.listen(0, () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.error(`http://localhost:${address.port}`);
});
