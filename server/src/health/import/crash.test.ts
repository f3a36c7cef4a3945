import assert from 'node:assert/strict';
import test from 'node:test';
import { listenToStatements } from '../../db/connection.ts';
import { assertInvariants } from '../../db/invariants.ts';
import { anOrganization, useDatabase } from '../../testing/database.ts';
import { imported, testCaller } from '../testing/imported.ts';

useDatabase();

const subject = { reference: 'Patient/p1' };
const bundle = {
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    { resourceType: 'Condition', id: 'c1', subject, code: { text: 'Asthma' } },
    { resourceType: 'Practitioner', id: 'd1', identifier: [{ system: 'npi', value: '1' }], name: [{ family: 'Fay' }] },
    {
      resourceType: 'Coverage',
      id: 'v1',
      status: 'active',
      beneficiary: subject,
      payor: [{ display: 'Maple Mutual' }],
    },
    {
      resourceType: 'Patient',
      id: 'p1',
      name: [{ family: 'Byron' }],
      identifier: [{ system: 'mrn', value: '1' }],
      telecom: [{ system: 'email', value: 'a@example.org' }],
    },
    { resourceType: 'Patient', id: 'p2', name: [{ family: 'King' }] },
    { resourceType: 'AllergyIntolerance', id: 'a1', patient: { reference: 'Patient/p2' }, code: { text: 'Nuts' } },
  ].map((resource) => ({ resource })),
};

/** What an organization holds, without ids and times. */
async function state(organizationId: string): Promise<unknown> {
  const { db } = testCaller(organizationId);
  const resources = await db.ClinicalResource.find({ order: [['sourceId', 'ASC']] });
  return {
    resources: resources.map(({ type, sourceId, version, content }) => [type, sourceId, version, content]),
    patients: (await db.Patient.find({ order: [['searchName', 'ASC']] })).map((row) => row.familyName),
    contacts: (await db.ContactPoint.find()).map((row) => row.normalized),
    identifiers: (await db.Identifier.find()).map((row) => row.value),
    coverages: (await db.Coverage.find()).map((row) => row.payer),
    named: (await db.ClinicalIdentifier.find()).map((row) => row.identifier),
  };
}

/** Imports until the given statement, and no further. */
async function cutOffAt(organizationId: string, statement: number): Promise<boolean> {
  let seen = 0;
  const stop = listenToStatements(({ sql }) => {
    if (/^(begin|start|commit|rollback)/i.test(sql)) return; // only statements are cut: the connection lives on
    seen += 1;
    if (seen >= statement) throw new Error('cut off');
  });
  try {
    await imported(testCaller(organizationId), bundle);
    return false;
  } catch {
    return true;
  } finally {
    stop();
  }
}

test('E3 an import that is cut off at any statement leaves whole entries only, and a repeat completes it', async () => {
  const whole = (await anOrganization()).id;
  await imported(testCaller(whole), bundle);
  const wanted = await state(whole);
  for (let statement = 1; ; statement += 1) {
    const { id } = await anOrganization();
    const wasCut = await cutOffAt(id, statement);
    await assertInvariants();
    await imported(testCaller(id), bundle);
    assert.deepEqual(await state(id), wanted);
    if (!wasCut) break;
    assert.ok(statement < 100);
  }
});
