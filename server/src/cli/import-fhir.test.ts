import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { unscopedDb } from '../db/scoped.ts';
import { anOrganization, useDatabase } from '../testing/database.ts';
import { programArgs } from '../testing/programs.ts';

const database = useDatabase();
const portico = programArgs('portico.ts', import.meta.url);

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[]): Promise<Ended> {
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    NODE_ENV: 'test',
    PORTICO_SECRET: 'a secret of the tests, long enough for them',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [...portico, 'import-fhir', ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

test('E3 the import command says what became of each file, and ends well only when everything was taken', async () => {
  const { id } = await anOrganization();
  const { slug = '' } = (await unscopedDb.Organization.one({ id })) ?? {};
  const folder = mkdtempSync(join(tmpdir(), 'portico-import-test-'));
  try {
    const [good, bad, broken] = ['good.json', 'bad.json', 'broken.json'].map((name) => join(folder, name));
    writeFileSync(good ?? '', JSON.stringify({ resourceType: 'Patient', id: 'p1', name: [{ family: 'Byron' }] }));
    const condition = (patient: string) => ({
      resource: { resourceType: 'Condition', id: patient, subject: { reference: `Patient/${patient}` } },
    });
    writeFileSync(bad ?? '', JSON.stringify({ resourceType: 'Bundle', entry: [condition('p1'), condition('nobody')] }));
    writeFileSync(broken ?? '', '{"resourceType":"Bundle","entry":[');
    const both = await run(['--organization', slug, good ?? '', bad ?? '']);
    assert.equal(both.code, 1);
    assert.deepEqual(both.stdout.trim().split('\n'), [
      `${good}: 1 made, 0 changed, 0 the same, 0 not kept, 0 refused`,
      `${bad}: 1 made, 0 changed, 0 the same, 0 not kept, 1 refused`,
      '  entry 1: The patient whose this is isn’t known here. Send the Patient first, or with it.',
    ]);
    assert.match(both.stderr, /good\.json 100 %/);
    const again = await run(['--organization', slug, '--json', good ?? '']);
    assert.deepEqual([again.code, JSON.parse(again.stdout).files[0].same], [0, 1]);
    const cut = await run(['--organization', slug, broken ?? '', good ?? '']);
    assert.equal(cut.code, 1);
    assert.match(cut.stdout, /^\S*good\.json: 0 made, 0 changed, 1 the same/);
    assert.match(cut.stderr, /nothing of it was stored/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
