import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { canonical, fingerprint, saysNothingNew, timeless } from './canonical.ts';
import { beginOf, fhirDate } from './dates.ts';
import type { Json } from './json.ts';
import { readPatient } from './patients.ts';
import { identify, idOfFullUrl, isRefusal, readResource } from './read.ts';
import { kinds } from './reading.ts';
import { identifierKey, locate, withReferences } from './references.ts';
import { conceptWords, knownCode, nameWords, quantityWords } from './words.ts';

const coding = (code: string, display?: string, system = 'http://snomed.info/sct') => ({
  coding: [{ system, code, display }],
});

test('E1 shows words of a coded value, never a bare code or a leftover of a program', () => {
  assert.equal(conceptWords({ text: 'Asthma', ...coding('195967001', 'Asthma (disorder)') }), 'Asthma');
  assert.equal(conceptWords(coding('195967001', 'Asthma (disorder)')), 'Asthma (disorder)');
  assert.equal(conceptWords([{ text: ['Asthma'] }]), 'Asthma');
  assert.equal(conceptWords({ coding: { code: 'x', display: 'Asthma' } }), 'Asthma');
  assert.equal(conceptWords('Asthma'), 'Asthma');
  assert.equal(conceptWords({ text: '喘息' }), '喘息');
  for (const bare of [
    coding('195967001'),
    { text: '195967001' },
    { text: 'J45.9' },
    { text: 'asthma', ...coding('asthma') },
    { text: 'undefined' },
    { text: '[object Object]' },
    { text: ' ' },
    { text: 7 },
    'urn:oid:1.2',
    null,
    [],
    {},
    3,
  ]) {
    assert.equal(conceptWords(bare), undefined, JSON.stringify(bare));
  }
});

test('E3 reads states from codings, plain codes and texts', () => {
  const states = ['active', 'on-hold', 'resolved'] as const;
  assert.equal(knownCode(coding('resolved'), states), 'resolved');
  assert.equal(knownCode('On hold', states), 'on-hold');
  assert.equal(knownCode({ text: 'Active' }, states), 'active');
  assert.equal(knownCode([{ coding: { code: 'ACTIVE' } }], states), 'active');
  assert.equal(knownCode(coding('other'), states), undefined);
});

test('E3 takes partial dates as exact as they are and refuses what is none', () => {
  for (const good of [
    '2019',
    '2019-03',
    '2019-03-31',
    '2020-02-29',
    '2019-03-31T10:00:00Z',
    '2019-03-31T10:00:00.123+05:30',
    '0044-03-15',
  ]) {
    assert.equal(fhirDate(good), good);
  }
  for (const bad of [
    '',
    '19',
    '2019-13',
    '2019-00',
    '2019-02-30',
    '2019-02-29',
    '31/03/2019',
    '2019-03-31T25:00:00Z',
    2019,
    null,
    ['2019'],
    {},
    '0000',
  ]) {
    assert.equal(fhirDate(bad), undefined, JSON.stringify(bad));
  }
  assert.equal(beginOf('2019').toISOString(), '2019-01-01T00:00:00.000Z');
  assert.equal(beginOf('2019-03-31T10:00:00+02:00').toISOString(), '2019-03-31T08:00:00.000Z');
});

test('E3 finds where a reference points: relative, absolute, urn, contained, conditional, versioned', () => {
  assert.deepEqual(locate('Patient/1'), { type: 'Patient', id: '1' });
  assert.deepEqual(locate('https://ehr.example/fhir/R4/Patient/a-1/_history/3'), { type: 'Patient', id: 'a-1' });
  assert.deepEqual(locate('urn:uuid:BAE2BF00-eca1-47fb-bb43-272f8de1449c'), {
    id: 'bae2bf00-eca1-47fb-bb43-272f8de1449c',
  });
  assert.deepEqual(locate('#p1'), { contained: 'p1' });
  assert.deepEqual(locate('Practitioner?identifier=http://hl7.org/fhir/sid/us-npi%7C40'), {
    type: 'Practitioner',
    identifier: 'http://hl7.org/fhir/sid/us-npi|40',
  });
  for (const nowhere of ['', '#', 'patient/1', 'https://ehr.example/', 'Patient', '../etc/passwd'])
    assert.deepEqual(locate(nowhere), {}, nowhere);
  assert.equal(identifierKey({ system: 's', value: 4 }), 's|4');
  assert.equal(identifierKey({ value: '4' }), undefined);
  assert.deepEqual(
    withReferences({ a: [{ reference: 'urn:uuid:1' }], b: { reference: 'X/2' } }, (to) =>
      to === 'urn:uuid:1' ? 'Patient/9' : undefined,
    ),
    {
      a: [{ reference: 'Patient/9' }],
      b: { reference: 'X/2' },
    },
  );
});

test('E3 takes the same content in another order, or exported anew, for the same', () => {
  const one: Json = {
    resourceType: 'Condition',
    id: '1',
    meta: { versionId: '4', lastUpdated: '2020-01-01', tag: [] },
    code: { text: 'a' },
  };
  const two: Json = { code: { text: 'a' }, id: '1', meta: { tag: [] }, resourceType: 'Condition' };
  assert.equal(canonical(timeless(one)), canonical(timeless(two)));
  assert.deepEqual(JSON.parse(canonical(one)), one);
  assert.notEqual(fingerprint(canonical(one)), fingerprint(canonical({ ...one, code: { text: 'b' } })));
  assert.ok(
    saysNothingNew({ a: 1 }, { a: 1, b: 2 }) &&
      !saysNothingNew({ a: 1, c: 0 }, { a: 1, b: 2 }) &&
      !saysNothingNew({ a: [1] }, { a: [1, 2] }),
  );
});

test('E1 reads a condition: state, dates, who recorded it, whether the chart shows it', () => {
  const read = readResource('Condition', {
    resourceType: 'Condition',
    clinicalStatus: coding('resolved'),
    code: coding('1', 'Sprain'),
    subject: { reference: 'Patient/p' },
    onsetDateTime: '2019-03',
    recordedDate: '2019-04-02T09:00:00-07:00',
    recorder: { reference: 'Patient/p' },
    asserter: { reference: 'Practitioner/d', display: 'Dr. Wynell Olson' },
    encounter: { reference: 'Encounter/e' },
    extension: [{ url: 'urn:portico:fhir:show-in-summary', valueBoolean: false }],
  });
  assert.deepEqual(
    [read.status, read.show, read.date, read.facts.condition?.recorded],
    ['resolved', false, '2019-03', '2019-04-02T09:00:00-07:00'],
  );
  assert.deepEqual(read.facts.condition?.recordedBy, {
    name: 'Dr. Wynell Olson',
    target: { type: 'Practitioner', id: 'd' },
  });
  assert.equal(readResource('Condition', { resourceType: 'Condition' }).show, true);
  assert.equal(readResource('Condition', { resourceType: 'Condition', abatementDateTime: '2020' }).status, 'inactive');
  assert.equal(
    readResource('Condition', { resourceType: 'Condition', verificationStatus: coding('entered-in-error') }).status,
    'entered-in-error',
  );
  assert.equal(
    readResource('Condition', { resourceType: 'Condition', verificationStatus: coding('refuted') }).show,
    false,
  );
});

test('E1 names a practitioner that is inside the resource, through a role too', () => {
  const contained = [
    { resourceType: 'Practitioner', id: 'p', name: [{ prefix: ['Dr.'], given: ['Ada'], family: 'Byron' }] },
    { resourceType: 'PractitionerRole', id: 'r', practitioner: { reference: '#p' } },
    { resourceType: 'PractitionerRole', id: 'loop', practitioner: { reference: '#loop' } },
  ];
  const by = (id: string) =>
    readResource('ClinicalImpression', { contained, assessor: { reference: id }, status: 'completed' }).facts.impression
      ?.assessor;
  assert.deepEqual(
    [by('#p'), by('#r'), by('#loop'), by('#none')],
    [{ name: 'Dr. Ada Byron' }, { name: 'Dr. Ada Byron' }, undefined, undefined],
  );
});

test('E1 reads dosages: own words, or what can be made into a phrase', () => {
  const dosages = (dosageInstruction: unknown) =>
    readResource('MedicationRequest', { dosageInstruction }).facts.medication?.dosages;
  assert.deepEqual(dosages({ text: '1 tablet daily' }), [{ words: '1 tablet daily' }]);
  const structured = {
    asNeededBoolean: true,
    route: { text: 'by mouth' },
    doseAndRate: [{ doseQuantity: { value: 2, unit: 'tablets' } }],
    timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } },
  };
  assert.deepEqual(dosages([structured]), [
    { asNeeded: true, amount: '2 tablets', route: 'by mouth', times: 3, every: 1, unit: 'd' },
  ]);
  assert.equal(quantityWords({ value: 5, unit: 'mg' }), '5 mg');
});

test('E3 reads a patient: exact identifiers, the official name, contacts verified only by the extension', () => {
  const read = readPatient({
    identifier: [{ system: 's', value: 'a|b' }, { value: 'x' }, { system: 's', value: 'old', use: 'old' }],
    name: [
      { use: 'maiden', family: 'No' },
      { use: 'official', given: ['María', 'José'], family: 'Mejía' },
    ],
    birthDate: '1970-02-03',
    gender: 'female',
    telecom: [
      {
        system: 'email',
        value: 'm@example.org',
        extension: [{ url: 'urn:portico:fhir:contact-verified', valueDateTime: '2026-01-01T00:00:00Z' }],
      },
      { system: 'fax', value: '1' },
      { system: 'phone', value: 'tel:555' },
    ],
  });
  assert.deepEqual(
    [read.givenName, read.familyName, read.birthDate, read.identifiers],
    ['María José', 'Mejía', '1970-02-03', [{ system: 's', value: 'a|b' }]],
  );
  assert.deepEqual(
    read.telecoms.map(({ system, value, verifiedAt }) => [system, value, verifiedAt]),
    [
      ['email', 'm@example.org', '2026-01-01T00:00:00Z'],
      ['phone', '555', undefined],
    ],
  );
  assert.equal(nameWords([{ use: 'official', text: 'Dr. Ada Byron' }]), 'Dr. Ada Byron');
});

test('E3 tells what is no resource from what is, and takes a missing id from the fullUrl', () => {
  const reason = (value: unknown) => {
    const read = identify(value);
    return isRefusal(read) ? read.reason : read.kind;
  };
  assert.deepEqual(
    [
      null,
      [],
      'x',
      {},
      { resourceType: 7 },
      { resourceType: 'x y' },
      { resourceType: 'Condition', id: 7 },
      { resourceType: 'Claim' },
      { resourceType: 'Condition' },
    ].map(reason),
    ['no-resource', 'no-resource', 'no-resource', 'no-type', 'bad-type', 'bad-type', 'bad-id', null, 'Condition'],
  );
  assert.deepEqual(['urn:uuid:AB-1', 'https://x/fhir/Condition/c1', 'https://x', 7].map(idOfFullUrl), [
    'ab-1',
    'c1',
    null,
    null,
  ]);
});

test('E3 reads whatever JSON there is without failing', () => {
  const known = [
    'code',
    'subject',
    'status',
    'coding',
    'text',
    'display',
    'contained',
    'participant',
    'name',
    'dosageInstruction',
    'reference',
    'identifier',
    'recorder',
    'reaction',
    'value',
    '__proto__',
    'toString',
  ];
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(null, true, 0, '', 'x', '2019-02', '#p', '\ud800', 'Patient/1'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...known), tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.dictionary(fc.constantFrom(...known), tree, { maxKeys: 8 }),
      (kind, resource) => {
        const read = readResource(kind, { resourceType: kind, ...resource });
        readPatient(resource);
        assert.equal(typeof read.status, 'string');
        assert.doesNotMatch(JSON.stringify(read.facts), /undefined|\[object/);
      },
    ),
  );
});
