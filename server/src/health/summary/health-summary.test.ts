import assert from 'node:assert/strict';
import test from 'node:test';
import { listenToStatements } from '../../db/connection.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';

const patient = { resourceType: 'Patient', id: 'p1', name: [{ family: 'Byron', given: ['Ada'] }] };
const subject = { reference: 'Patient/p1' };
const state = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code }],
});
const condition = (id: string, name: string, more = {}) => ({
  resourceType: 'Condition',
  id,
  subject,
  clinicalStatus: state('active'),
  code: { text: name },
  ...more,
});
const practitioner = (id: string, family: string) => ({
  resourceType: 'Practitioner',
  id,
  name: [{ prefix: ['Dr.'], family }],
});
const impression = (id: string, about: string, date: string, more = {}) => ({
  resourceType: 'ClinicalImpression',
  id,
  status: 'completed',
  subject,
  date,
  problem: [{ reference: about }],
  assessor: { reference: 'Practitioner/d1' },
  ...more,
});

async function summaryOf(own: Clinic, resources: readonly unknown[], language = 'en') {
  const sent = { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
  const answer = await own.api.as(own.staff).post('/v1/fhir', sent, { 'Content-Type': 'application/fhir+json' });
  const refused = answer.body.entry.filter((one: { response: { status: string } }) =>
    one.response.status.startsWith('4'),
  );
  assert.deepEqual(refused, []);
  const read = await own.api
    .as({ key: own.secretKey })
    .get('/v1/me/health-summary', { 'Portico-Patient': 'p1', 'Accept-Language': language });
  assert.equal(read.status, 200);
  return read.body;
}
const one = (summary: { conditions: { name: string }[] }, name: string) => {
  const { lastAssessed, assessedBy } = summary.conditions.find((row) => row.name === name) as {
    lastAssessed?: string;
    assessedBy?: string;
  };
  return [lastAssessed, assessedBy];
};

test('E1 says when each condition was last assessed and by whom, by the rule', async (t) => {
  const summary = await summaryOf(await clinic(t), [
    condition('c1', 'Asthma', { recordedDate: '2019-01-01' }),
    impression('i1', 'Condition/c1', '2020-05-01'),
    impression('i2', 'Condition/c1', '2021-05-01T09:00:00-07:00', { assessor: { reference: 'Practitioner/d2' } }),
    impression('i3', 'Condition/c1', '2024-05-01', { status: 'entered-in-error' }),
    impression('i4', 'Condition/c1', '2025-05-01', { status: 'in-progress' }),
    impression('i5', 'Condition/c6', '2020', {
      problem: [],
      finding: [{ itemReference: { reference: 'Condition/c6' } }],
      assessor: undefined,
      encounter: { reference: 'Encounter/e1' },
    }),
    condition('c2', 'Gout', {
      recordedDate: '2018-03-04T23:30:00-08:00',
      recorder: { reference: 'Practitioner/d1' },
      asserter: { reference: 'Practitioner/d2' },
    }),
    condition('c3', 'Cough', {
      recordedDate: '2018',
      recorder: { reference: 'Patient/p1' },
      asserter: { reference: 'PractitionerRole/r1' },
    }),
    condition('c4', 'Fever', { recordedDate: '2017-02', encounter: { reference: 'Encounter/e1' } }),
    condition('c5', 'Rash', { recorder: { display: 'Nurse Joy' } }),
    condition('c6', 'Migraine'),
    condition('c7', 'Sprain', { asserter: { identifier: { system: 'npi', value: '9' } } }),
    practitioner('d1', 'Olson'),
    { ...practitioner('d2', 'Fay'), identifier: [{ system: 'npi', value: '9' }] },
    { resourceType: 'PractitionerRole', id: 'r1', practitioner: { reference: 'Practitioner/d2' } },
    {
      resourceType: 'Encounter',
      id: 'e1',
      status: 'finished',
      subject,
      period: { start: '2017-02-03' },
      participant: [{ individual: { reference: 'Practitioner/d1' } }],
    },
    patient,
  ]);
  const found = ['Asthma', 'Gout', 'Cough', 'Fever', 'Rash', 'Migraine', 'Sprain'].map((name) => one(summary, name));
  assert.deepEqual(found, [
    ['2021-05-01', 'Dr. Fay'],
    ['2018-03-04', 'Dr. Olson'],
    ['2018', 'Dr. Fay'],
    ['2017-02', 'Dr. Olson'],
    [undefined, 'Nurse Joy'],
    ['2020', 'Dr. Olson'],
    [undefined, 'Dr. Fay'],
  ]);
});

test('E1 shows active and past conditions, active medications and allergies, and nothing that was entered in error', async (t) => {
  const wrong = { coding: [{ code: 'entered-in-error' }] };
  const summary = await summaryOf(await clinic(t), [
    patient,
    condition('c1', 'Now'),
    condition('c2', 'Then', { clinicalStatus: state('resolved') }),
    condition('c3', 'Wrong', { verificationStatus: wrong, clinicalStatus: undefined }),
    condition('c4', 'Hidden', { extension: [{ url: 'urn:portico:fhir:show-in-summary', valueBoolean: false }] }),
    condition('c5', 'Shown', { extension: [{ url: 'urn:portico:fhir:show-in-summary', valueBoolean: true }] }),
    ...['active', 'stopped', 'entered-in-error', 'on-hold'].map((status) => ({
      resourceType: 'MedicationRequest',
      id: `m-${status}`,
      status,
      intent: 'order',
      subject,
      medicationCodeableConcept: { text: `Pill ${status}` },
    })),
    {
      resourceType: 'MedicationRequest',
      id: 'm5',
      status: 'active',
      intent: 'proposal',
      subject,
      medicationCodeableConcept: { text: 'Proposed' },
    },
    {
      resourceType: 'MedicationStatement',
      id: 's1',
      status: 'active',
      subject,
      medicationReference: { reference: 'Medication/x' },
      effectivePeriod: { start: '2020-03' },
      dosage: [{ text: 'One a day' }],
    },
    {
      resourceType: 'MedicationStatement',
      id: 's2',
      status: 'active',
      subject,
      medicationCodeableConcept: { text: 'Over' },
      effectivePeriod: { start: '2020', end: '2021' },
    },
    { resourceType: 'Medication', id: 'x', code: { text: 'Vitamin D' } },
    {
      resourceType: 'AllergyIntolerance',
      id: 'a1',
      patient: subject,
      clinicalStatus: state('active'),
      criticality: 'high',
      code: { text: 'Peanuts' },
      reaction: [{ manifestation: [{ text: 'Hives' }] }],
    },
    {
      resourceType: 'AllergyIntolerance',
      id: 'a2',
      patient: subject,
      clinicalStatus: state('resolved'),
      code: { text: 'Milk' },
    },
    {
      resourceType: 'AllergyIntolerance',
      id: 'a3',
      patient: subject,
      verificationStatus: wrong,
      code: { text: 'Mistake' },
    },
  ]);
  assert.deepEqual(
    summary.conditions.map((row: { name: string; past: boolean }) => [row.name, row.past]),
    [
      ['Now', false],
      ['Shown', false],
      ['Then', true],
    ],
  );
  assert.deepEqual(
    summary.medications.map(({ name, dosage, since }: Record<string, string>) => [name, dosage, since]),
    [
      ['Vitamin D', 'One a day', '2020-03'],
      ['Pill active', undefined, undefined],
    ],
  );
  assert.deepEqual(
    summary.allergies.map(({ id: _, ...row }: { id: string }) => row),
    [{ name: 'Peanuts', criticality: 'high', criticalityText: 'High risk', reactions: ['Hives'] }],
  );
});

test('E1 speaks the person’s language where the chart has no words', async (t) => {
  const summary = await summaryOf(
    await clinic(t),
    [
      patient,
      {
        ...condition('c1', ''),
        code: { coding: [{ system: 'http://snomed.info/sct', code: '195967001' }] },
        clinicalStatus: state('remission'),
        onsetAge: { value: 42, code: 'a' },
      },
      {
        resourceType: 'MedicationRequest',
        id: 'm1',
        status: 'active',
        subject,
        dosageInstruction: [
          {
            asNeededBoolean: true,
            doseAndRate: [{ doseQuantity: { value: 2, unit: 'mL' } }],
            timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
          },
        ],
      },
      { resourceType: 'AllergyIntolerance', id: 'a1', patient: subject, criticality: 'low' },
    ],
    'fr-CA',
  );
  const [asthma] = summary.conditions;
  assert.deepEqual(
    [asthma.name, asthma.code, asthma.clinicalStatusText, asthma.onsetText],
    ['Problème de santé non précisé', '195967001', 'En rémission', 'à l’âge de 42 ans'],
  );
  assert.deepEqual(
    [summary.medications[0].name, summary.medications[0].dosage],
    ['Médicament non précisé', '2 mL, 2 fois par jour, au besoin'],
  );
  assert.deepEqual(
    [summary.allergies[0].name, summary.allergies[0].criticalityText],
    ['Allergie non précisée', 'Risque faible'],
  );
});

test('E1 sections.myHealth off closes the summary to patients', async (t) => {
  const { api, patient: someone } = await clinic(t, { 'sections.myHealth': false });
  const answer = await api.as(someone).get('/v1/me/health-summary');
  assert.deepEqual([answer.status, answer.body.section], [403, 'myHealth']);
});

test('E1 I6 shows nobody else’s chart: not another patient’s, not another organization’s', async (t) => {
  const own = await clinic(t);
  await summaryOf(own, [patient, condition('c1', 'Mine')]);
  const other = await clinic(t);
  assert.equal(
    (await other.api.as({ key: other.secretKey }).get('/v1/me/health-summary', { 'Portico-Patient': 'p1' })).status,
    400,
  );
  assert.deepEqual((await own.api.as(own.otherPatient).get('/v1/me/health-summary')).body.conditions, []);
  assert.equal((await own.api.as(own.staff).get('/v1/me/health-summary')).status, 403);
  assert.equal((await own.api.as(own.anyone).get('/v1/me/health-summary')).status, 401);
});

test('I4 E1 puts each reading of the summary on record', async (t) => {
  const own = await clinic(t);
  await own.api.as(own.patient).get('/v1/me/health-summary');
  const events = await (await own.caller()).db.AuditEvent.find({ where: { action: 'health.summary.read' } });
  assert.deepEqual(
    events.map((event) => [event.patientId, event.via]),
    [[own.patient.patient, 'secret-key']],
  );
});

test('E1 asks the database the same number of questions for one condition as for three hundred', async (t) => {
  const own = await clinic(t);
  const full = (n: number) => [
    condition(`c${n}`, `Condition ${n}`, {
      encounter: { reference: `Encounter/e${n}` },
      recorder: { reference: `PractitionerRole/r${n}` },
    }),
    {
      resourceType: 'Encounter',
      id: `e${n}`,
      subject,
      participant: [{ individual: { reference: `Practitioner/d${n}` } }],
    },
    { resourceType: 'PractitionerRole', id: `r${n}`, practitioner: { reference: `Practitioner/d${n}` } },
    practitioner(`d${n}`, `Fay ${n}`),
    impression(`i${n}`, `Condition/c${n}`, '2020-01-01'),
    {
      resourceType: 'MedicationRequest',
      id: `m${n}`,
      status: 'active',
      subject,
      medicationReference: { reference: `Medication/x${n}` },
    },
    { resourceType: 'Medication', id: `x${n}`, code: { text: `Pill ${n}` } },
  ];
  const counted = async (resources: unknown[]) => {
    await summaryOf(own, resources);
    let statements = 0;
    const stop = listenToStatements(() => (statements += 1));
    const { body } = await own.api.as({ key: own.secretKey }).get('/v1/me/health-summary', { 'Portico-Patient': 'p1' });
    stop();
    return { statements, rows: body.conditions.length + body.medications.length };
  };
  const few = await counted([patient, ...full(0)]);
  const many = await counted(Array.from({ length: 150 }, (_none, n) => full(n + 1)).flat());
  assert.deepEqual([few.rows, many.rows], [2, 302]);
  assert.equal(many.statements, few.statements);
});
