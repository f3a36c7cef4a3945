import fc from 'fast-check';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { anOrganization, useDatabase } from '../../testing/database.ts';
import { isObject } from '../fhir/json.ts';
import { healthSummary } from '../summary/health-summary.ts';
import { imported, testCaller } from '../testing/imported.ts';
import { entriesOf } from '../fhir/read.ts';
import { mutated, mutations } from '../testing/mutate.ts';

useDatabase();

const samples = new URL('../../../../../shared/data/fhir-patients/', import.meta.url);
const absent = existsSync(samples) ? false : 'the given FHIR bundles are not here';
const rounds = 40;

/** Entries that the summary shows, and as many of the others as make a bundle of forty. */
function sampleOf(file: string): unknown[] {
  const all = entriesOf(JSON.parse(readFileSync(new URL(encodeURIComponent(file), samples), 'utf8')));
  const kindOf = (entry: unknown) =>
    isObject(entry) && isObject(entry['resource']) ? String(entry['resource']['resourceType']) : '';
  const shown = ['Patient', 'Condition', 'MedicationRequest', 'AllergyIntolerance', 'Practitioner', 'Encounter'];
  return [
    ...all.filter((one) => shown.includes(kindOf(one))).slice(0, 25),
    ...all.filter((one) => !shown.includes(kindOf(one))).slice(0, 15),
  ];
}

test(
  'E3 E1 stores, passes over or refuses with a reason whatever becomes of real bundles, and shows words',
  { skip: absent },
  async () => {
    const bundles = readdirSync(samples).map(sampleOf);
    const anyOf = fc.record({
      entries: fc.constantFrom(...bundles),
      changes: fc.array(fc.tuple(fc.nat(39), mutations), { minLength: 1, maxLength: 12 }),
      reversed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anyOf, async ({ entries, changes, reversed }) => {
        const caller = testCaller((await anOrganization()).id);
        const whole = entries.map((entry, i) =>
          changes.filter(([at]) => at === i).reduce((now, [, own]) => mutated(now, own), entry),
        );
        const bundle = { resourceType: 'Bundle', type: 'transaction', entry: reversed ? whole.reverse() : whole };
        const first = await imported(caller, bundle);
        for (const { status, outcome } of first)
          assert.ok(
            status === 200 ||
              status === 201 ||
              (status >= 400 && status < 500 && (outcome?.issue[0]?.diagnostics.length ?? 0) > 5),
          );
        const rows = await caller.db.ClinicalResource.find();
        assert.equal(rows.length, first.filter((one) => one.kept === 'made').length);
        for (const row of rows) assert.equal(typeof JSON.parse(row.content), 'object');
        const again = await imported(caller, bundle);
        const twice = new Set(
          first.filter((one) => one.kept === 'changed').map((one) => one.location?.split('/_history')[0]),
        );
        for (const [i, one] of again.entries())
          if (!twice.has(one.location?.split('/_history')[0])) assert.equal(one.etag, first[i]?.etag);
        for (const { id } of await caller.db.Patient.find())
          assertWords(await healthSummary({ ...caller, patientId: id }));
      }),
      { numRuns: rounds },
    );
  },
);

function assertWords({ conditions, medications, allergies }: Awaited<ReturnType<typeof healthSummary>>): void {
  const shown = [
    ...conditions.flatMap((one) => [one.name, one.clinicalStatusText, one.assessedBy, one.onsetText]),
    ...medications.flatMap((one) => [one.name, one.dosage]),
    ...allergies.flatMap((one) => [one.name, one.criticalityText, ...one.reactions]),
  ];
  for (const words of shown.filter((one) => one !== undefined)) {
    assert.match(words, /\p{L}{2}/u);
    assert.doesNotMatch(words, /undefined|\[object|^\d+$|^urn:/);
  }
}
