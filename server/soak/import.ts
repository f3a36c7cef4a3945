// npm run soak -- import [--kills 50] [--megabytes 20]: the import command is killed at random moments while it stores; nothing may be
// half stored or lost, on SQLite and MariaDB. Only kills of an unfinished import count: a file that is whole makes room for the next.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBigBundle } from '../bench/lib/big-bundle.ts';
import { connect, disconnect } from '../src/db/connection.ts';
import { migrate } from '../src/db/migrate.ts';
import { scopedDb, unscopedDb } from '../src/db/scoped.ts';
import { finishImport, killImport } from '../src/health/testing/kills.ts';
import { anOrganization } from '../src/testing/database.ts';
import { onBothEngines } from './lib/engines.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' }, megabytes: { type: 'string', default: '20' } } });
const wanted = Number(values.kills);
const mostTries = wanted * 4;

await onBothEngines(async (engine, url) => {
  await migrate(url);
  connect(url);
  const folder = mkdtempSync(join(tmpdir(), 'portico-soak-'));
  try {
    const report = await soak(url, folder);
    console.log(JSON.stringify({ engine, ...report, broken: report.broken.length }));
    for (const one of report.broken) console.log(one);
    if (report.broken.length > 0 || report.files !== report.wholeFiles || report.kills < wanted) process.exitCode = 1;
  } finally {
    await disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function soak(url: string, folder: string) {
  const { id } = await anOrganization();
  const slug = (await unscopedDb.Organization.one({ id }))?.slug ?? '';
  const stored = () => scopedDb(id).ClinicalResource.count();
  const env = { DATABASE_URL: url, NODE_ENV: 'test', PORTICO_SECRET: 'a secret of the soak, long enough for it' };
  const broken: string[] = [];
  let [kills, tries, files, wholeFiles, resources] = [0, 0, 0, 0, 0];
  while (kills < wanted && tries < mostTries) {
    const before = await stored();
    const file = join(folder, 'bundle.json');
    const bundle = await writeBigBundle(file, Number(values.megabytes), `${files}-`);
    const args = ['--organization', slug, file];
    files += 1;
    resources += bundle.resources;
    while (kills < wanted && tries < mostTries && (await stored()) < before + bundle.resources) {
      tries += 1;
      const { wasKilled, invariants } = await killImport(args, env);
      broken.push(...invariants);
      if (wasKilled) kills += 1;
    }
    const [last, again] = [await finishImport(args, env), await finishImport(args, env)];
    const isWhole = last.made + last.same === bundle.resources && again.same === bundle.resources;
    if (isWhole && (await stored()) === before + bundle.resources) wholeFiles += 1;
  }
  return { kills, tries, files, wholeFiles, resources, broken };
}
