import { imported } from '../src/health/testing/imported.ts';
import { makeBed } from './lib/bed.ts';
import { measured, report, short, spread } from './lib/report.ts';
import { sendAll, type Ask } from './lib/send-all.ts';

// `GET /v1/me/health-summary` of a patient with 200 conditions and medications: ≥ 0.5 × of the same statements by mysql2.

const rounds = 9;
const requests = 200;
const bed = await makeBed();
try {
  await imported(await bed.caller(), chart(), 'bench');
  const headers = { Authorization: `Bearer ${bed.secretKey}`, 'Portico-Patient': 'p1' };
  const ask: Ask = { method: 'GET', path: '/v1/me/health-summary', headers };
  await sendAll(bed.url, [ask, ask], 1);
  const sent = await bed.capture(() => sendAll(bed.url, [ask], 1));
  const statements = sent.map(({ sql, bind }) => ({ sql, values: Array.isArray(bind) ? (bind as unknown[]) : [] }));
  const fresh = statements.filter(({ sql }) => /^insert/i.test(sql)).flatMap(({ values }) => values.slice(1, 2));
  const answer = await (await fetch(bed.url + ask.path, { headers })).text();
  const servers = { ours: await bed.startApi(), floor: await bed.startFloor('summary', { statements, fresh, answer }) };
  const asks = Array.from({ length: requests }, () => ask);
  const rates: Record<keyof typeof servers, number[]> = { ours: [], floor: [] };
  const cpu: Record<keyof typeof servers, number[]> = { ours: [], floor: [] };
  const names = ['ours', 'floor'] as const;
  // The first round of each warms up.
  for (const [n, name] of Array.from({ length: rounds + 1 }, () => names)
    .flat()
    .entries()) {
    const before = servers[name].cpuSeconds();
    const { perSecond, failures } = await sendAll(servers[name].url, asks);
    if (failures.length > 0) throw new Error(failures[0]);
    if (n >= names.length) rates[name].push(perSecond);
    if (n >= names.length) cpu[name].push(((servers[name].cpuSeconds() - before) * 1000) / requests);
  }
  const row = (what: keyof typeof servers) => ({
    what,
    'requests/s': spread(measured(rates[what])),
    ratio: short(measured(rates[what]).median / measured(rates.floor).median),
    'cpu ms a request': spread(measured(cpu[what])),
    samples: rounds,
  });
  report(`summary: ${statements.length} statements, ${answer.length} characters; bound: ratio ≥ 0.5`, [
    row('ours'),
    row('floor'),
  ]);
} finally {
  await bed.close();
}

/** A hundred conditions, half of them with an assessment and all with an encounter, and a hundred medications. */
function chart(): unknown {
  const subject = { reference: 'Patient/p1' };
  const of = (count: number, make: (n: number) => object) =>
    Array.from({ length: count }, (_none, n) => ({ resource: { subject, ...make(n) } }));
  const practitioner = (n: number) => ({ reference: `Practitioner/d${n % 10}` });
  const code = (text: string, n: number) => ({ text, coding: [{ system: 'http://snomed.info/sct', code: `${n}` }] });
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { resource: { resourceType: 'Patient', id: 'p1', name: [{ family: 'Byron', given: ['Ada'] }] } },
      ...of(10, (n) => ({ resourceType: 'Practitioner', id: `d${n}`, name: [{ family: `Olson ${n}` }] })),
      ...of(100, (n) => ({ resourceType: 'Encounter', id: `e${n}`, participant: [{ individual: practitioner(n) }] })),
      ...of(100, (n) => ({
        resourceType: 'Condition',
        id: `c${n}`,
        code: code(`Condition ${n}`, n),
        encounter: { reference: `Encounter/e${n}` },
        recordedDate: `20${10 + (n % 15)}-01-01`,
      })),
      ...of(50, (n) => ({
        resourceType: 'ClinicalImpression',
        id: `i${n}`,
        status: 'completed',
        date: '2026-01-01',
        problem: [{ reference: `Condition/c${n}` }],
        assessor: practitioner(n),
      })),
      ...of(100, (n) => ({
        resourceType: 'MedicationRequest',
        id: `m${n}`,
        status: 'active',
        intent: 'order',
        authoredOn: '2020-01-01',
        medicationCodeableConcept: code(`Medication ${n} 20 MG Oral Tablet`, n),
        dosageInstruction: [{ text: 'One tablet in the morning' }],
      })),
    ],
  };
}
