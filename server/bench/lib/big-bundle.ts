import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

/** What a generated file holds. */
export interface BigBundle {
  readonly bytes: number;
  readonly resources: number;
  readonly patients: number;
}

/** An entry of it, as far as others read it. */
export interface BenchEntry {
  readonly fullUrl: string;
  readonly resource: {
    readonly resourceType: string;
    readonly id: string;
    readonly status?: string;
    readonly birthDate?: string;
    readonly subject?: { readonly reference: string };
    readonly encounter?: { readonly reference: string };
    readonly code?: BenchConcept;
    readonly medicationCodeableConcept?: BenchConcept;
  };
}

interface BenchConcept {
  readonly text: string;
  readonly coding: readonly { readonly system: string; readonly code: string }[];
}

/** Writes a transaction bundle of about so many megabytes, two hundred resources a patient, as hospitals send them. */
export async function writeBigBundle(file: string, megabytes: number, prefix = ''): Promise<BigBundle> {
  const out = createWriteStream(file);
  const put = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain');
  };
  await put('{"resourceType":"Bundle","type":"transaction","entry":[');
  let patients = 0;
  let resources = 0;
  while (out.bytesWritten < megabytes * 1024 * 1024) {
    const entries = patient(`${prefix}${patients}`);
    await put(`${patients === 0 ? '' : ','}${entries.map((one) => JSON.stringify(one)).join(',')}`);
    patients += 1;
    resources += entries.length;
  }
  await put(']}');
  out.end();
  await finished(out);
  return { bytes: out.bytesWritten, resources, patients };
}

/** Encounters with what was found at each: 8 observations, a condition or a prescription. */
function patient(p: string): unknown[] {
  const urn = (kind: string, n = 0) => `urn:uuid:${kind}-${p}-${n}`;
  const entry = (kind: string, n: number, resource: object) => ({
    fullUrl: urn(kind, n),
    resource: { resourceType: kind, id: `${kind}-${p}-${n}`, text: narrative, ...resource },
    request: { method: 'POST', url: kind },
  });
  const subject = { reference: urn('Patient') };
  const visits = Array.from({ length: 20 }, (_none, n) => n);
  return [
    entry('Patient', 0, {
      identifier: [{ system: 'urn:bench:mrn', value: p }],
      name: [{ family: `Byron ${p}`, given: ['Ada'] }],
      telecom: [{ system: 'phone', value: '416 555 0199' }],
      birthDate: '1980-05-05',
    }),
    ...visits.map((n) =>
      entry('Encounter', n, { status: 'finished', subject, period: { start: `2020-01-${10 + n}` } }),
    ),
    ...visits.map((n) =>
      entry('Condition', n, {
        subject,
        code: concept('Disorder', n),
        encounter: { reference: urn('Encounter', n) },
        recordedDate: '2020-01-01',
      }),
    ),
    ...visits.flatMap((n) =>
      [0, 1, 2, 3, 4, 5, 6].map((m) =>
        entry('Observation', n * 7 + m, {
          status: 'final',
          subject,
          encounter: { reference: urn('Encounter', n) },
          code: concept('Finding', m),
          valueQuantity: { value: n, unit: 'mg/dL' },
          effectiveDateTime: '2020-01-01T10:00:00Z',
        }),
      ),
    ),
    ...visits.map((n) =>
      entry('MedicationRequest', n, {
        status: 'active',
        intent: 'order',
        subject,
        authoredOn: '2020-01-01',
        medicationCodeableConcept: concept('Medication', n),
      }),
    ),
  ];
}

const concept = (name: string, n: number) => ({
  coding: [{ system: 'http://snomed.info/sct', code: `${1000 + n}`, display: `${name} ${n}` }],
  text: `${name} ${n}`,
});
const narrative = {
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${'<p>What the chart says of it, in words.</p>'.repeat(40)}</div>`,
};
