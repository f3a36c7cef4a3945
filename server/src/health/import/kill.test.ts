import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { scopedDb, unscopedDb } from '../../db/scoped.ts';
import { anOrganization, useDatabase } from '../../testing/database.ts';
import { importUnderKills } from '../testing/kills.ts';

const database = useDatabase();

/** Patients with some resources each, of about two megabytes. */
function bundle(): unknown {
  const words = 'What the chart says of it, in words. '.repeat(20);
  const of = (p: number) => {
    const subject = { reference: `urn:uuid:p${p}` };
    const entry = (kind: string, n: number, more: object) => ({
      fullUrl: `urn:uuid:${kind === 'Patient' ? 'p' : kind}${kind === 'Patient' ? p : `${p}-${n}`}`,
      resource: { resourceType: kind, id: `${kind}-${p}-${n}`, text: { div: words }, ...more },
    });
    return [
      ...Array.from({ length: 19 }, (_none, n) => entry('Condition', n, { subject, code: { text: 'Asthma' } })),
      entry('Patient', 0, { name: [{ family: 'Byron' }], identifier: [{ system: 'mrn', value: `${p}` }] }),
    ];
  };
  return { resourceType: 'Bundle', type: 'batch', entry: Array.from({ length: 100 }, (_none, p) => of(p)).flat() };
}

test('E3 an import that is killed at random moments is whole in each entry, and a repeat completes it', async () => {
  const { id } = await anOrganization();
  const organization = await unscopedDb.Organization.one({ id });
  const folder = mkdtempSync(join(tmpdir(), 'portico-kill-'));
  try {
    const file = join(folder, 'bundle.json');
    writeFileSync(file, JSON.stringify(bundle()));
    const env = {
      DATABASE_URL: database.url,
      NODE_ENV: 'test',
      PORTICO_SECRET: 'a secret of the tests, long enough for them',
    };
    const args = ['--organization', organization?.slug ?? '', file];
    const { broken, last, again } = await importUnderKills(args, env, 3);
    assert.deepEqual(broken, []);
    assert.deepEqual([last.made + last.same, last.refused], [2000, 0]);
    assert.deepEqual([again.same, again.made, again.changed], [2000, 0, 0]);
    assert.equal(await scopedDb(id).ClinicalResource.count(), 2000);
    assert.equal(await scopedDb(id).Patient.count(), 100);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
