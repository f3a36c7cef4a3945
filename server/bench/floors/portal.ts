import { readFileSync } from 'node:fs';
import express from 'express';
import helmet from 'helmet';
import { openContext } from '../../src/http/open-context.ts';
import { randomIds } from '../../src/ids.ts';
import { createLog } from '../../src/ops/log.ts';
import { createMetrics } from '../../src/ops/metrics.ts';
import { requestLog } from '../../src/ops/request-log.ts';
import { floorDatabase } from '../lib/floor-database.ts';

// The floor of `portal`: Express with the middleware of ours (request id, log, metrics, security headers), the statement that finds the organization, and a 304.

interface Plan {
  readonly statements: readonly { readonly sql: string; readonly values: (string | number | null)[] }[];
  readonly etag: string;
}

const plan: Plan = JSON.parse(readFileSync(process.env['PLAN'] ?? '', 'utf8'));
const database = floorDatabase(process.env['DATABASE_URL'] ?? '');
const app = express();
const runtime = { ids: randomIds };
app.use(openContext(runtime), requestLog(createLog({ LOG_LEVEL: 'silent' }), createMetrics()));
app.use(helmet({ contentSecurityPolicy: false }));
app.get('/v1/portal', async (request, response) => {
  for (const { sql, values } of plan.statements) await database.run(sql, values);
  response.set('ETag', plan.etag);
  if (request.headers['if-none-match'] === plan.etag) return void response.status(304).end();
  response.json({});
});
const server = app.listen(0, () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.error(`http://localhost:${address.port}`);
});
