import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeBigBundle } from './lib/big-bundle.ts';
import { makeBed } from './lib/bed.ts';
import { measured, report, short, spread } from './lib/report.ts';

// FHIR import: resources a second ≥ 0.4 × of a program that parses the same file whole and writes the same rows in
// batches of 500; a file of 200 MB takes ≤ 300 MB of memory over idle. Each run in a process of its own.

const rounds = 3;
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
const bed = await makeBed();
try {
  const { organizationId } = await bed.caller();
  const rates: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  const cpu: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, script] of [
      ['ours', './lib/import-ours.ts'],
      ['floor', './floors/import.ts'],
    ] as const) {
      const file = join(folder, 'small.json');
      await writeBigBundle(file, 20, `${name}-${round}-`);
      const { perSecond, cpuUs } = await once(script, { file, organizationId, source: name });
      rates[name].push(perSecond);
      cpu[name].push(cpuUs);
    }
  }
  const file = join(folder, 'large.json');
  const { bytes, resources } = await writeBigBundle(file, 200, 'large-');
  const large = await once('./lib/import-ours.ts', { file, organizationId, source: 'large' });
  const [mine, theirs] = [measured(rates.ours), measured(rates.floor)];
  const megabytes = Math.round(bytes / 1024 / 1024);
  report('import: 20 MB by turns, MariaDB', [
    {
      what: 'ours',
      'resources/s': spread(mine),
      ratio: short(mine.median / theirs.median),
      bound: '≥ 0.4',
      'cpu µs': spread(measured(cpu.ours)),
      samples: rounds,
    },
    {
      what: 'floor',
      'resources/s': spread(theirs),
      ratio: 1,
      bound: '',
      'cpu µs': spread(measured(cpu.floor)),
      samples: rounds,
    },
  ]);
  report(`import: ${megabytes} MB, ${resources} resources in one file`, [
    { what: 'memory over idle, MB', value: short(large.overIdleMb ?? Number.NaN), bound: '≤ 300' },
    { what: 'resources/s', value: short(large.perSecond), bound: '' },
  ]);
} finally {
  await bed.close();
  rmSync(folder, { recursive: true, force: true });
}

async function once(script: string, plan: object): Promise<{ perSecond: number; cpuUs: number; overIdleMb?: number }> {
  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  const env = { ...process.env, PLAN: file, DATABASE_URL: bed.databaseUrl };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(script, import.meta.url))], {
    env,
  });
  return JSON.parse(stdout);
}
