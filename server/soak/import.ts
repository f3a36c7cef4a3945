// npm run soak -- import [--kills 50]: the import command is killed again and again; nothing may be half stored or lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBigBundle } from '../bench/lib/big-bundle.ts';
import { connect, disconnect } from '../src/db/connection.ts';
import { unscopedDb } from '../src/db/scoped.ts';
import { importUnderKills } from '../src/health/testing/kills.ts';
import { anOrganization, freshDatabase } from '../src/testing/database.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } });
const folder = mkdtempSync(join(tmpdir(), 'portico-soak-'));
const database = await freshDatabase();
connect(database.url);
try {
  const { id } = await anOrganization();
  const organization = await unscopedDb.Organization.one({ id });
  const file = join(folder, 'bundle.json');
  const { resources } = await writeBigBundle(file, 20);
  const env = {
    DATABASE_URL: database.url,
    NODE_ENV: 'test',
    PORTICO_SECRET: 'a secret of the soak, long enough for it',
  };
  const args = ['--organization', organization?.slug ?? '', file];
  const { kills, broken, last, again } = await importUnderKills(args, env, Number(values.kills));
  const isWhole = last.made + last.same === resources && again.same === resources;
  console.log(JSON.stringify({ kills, resources, broken, isWhole }, null, 2));
  process.exitCode = broken.length === 0 && isWhole ? 0 : 1;
} finally {
  await disconnect();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
}
