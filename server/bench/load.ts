import { setTimeout as pause } from 'node:timers/promises';
import { locations, types } from '../src/testing/fixture-scheduling.ts';
import { fixtureId } from '../src/testing/fixture-patients.ts';
import { engines, makeBed, type Started } from './lib/bed.ts';
import { measured, report, short } from './lib/report.ts';
import { sendAll, type Ask } from './lib/send-all.ts';

// Steady load at half of what one process can answer, of the requests that pages send: p99 ≤ 5 × the median.

const seconds = 20;
const rows: object[] = [];
for (const engine of engines) {
  const bed = await makeBed(engine);
  try {
    const asks = mixture(bed.publishableKey, bed.secretKey);
    const api = await bed.startApi();
    const many = (count: number) => Array.from({ length: count }, (_none, n) => asks[n % asks.length] ?? asks[0]).filter((one) => one !== undefined);
    await sendAll(api.url, many(200));
    const { perSecond: capacity, failures } = await sendAll(api.url, many(1500));
    if (failures.length > 0) throw new Error(failures[0]);
    const took = await steady(api, many(Math.floor((capacity / 2) * seconds)), capacity / 2);
    const { median } = measured(took);
    const p99 = [...took].sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? Number.NaN;
    rows.push({
      database: engine,
      'capacity, requests/s': short(capacity),
      'asked, requests/s': short(capacity / 2),
      'median ms': short(median),
      'p99 ms': short(p99),
      ratio: short(p99 / median),
      bound: '≤ 5',
      samples: took.length,
    });
  } finally {
    await bed.close();
  }
}
report(`load: ${seconds} s at half of capacity`, rows);

/** What pages ask: mostly bootstraps and free times, now and then a patient's own lists. */
function mixture(key: string, secretKey: string): Ask[] {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({ appointmentTypeId: types.visit, locationId: locations.toronto, from: day(1), to: day(31), key });
  const headers = { Authorization: `Bearer ${secretKey}`, 'Portico-Patient': fixtureId('pt', 0) };
  const own = (path: string): Ask => ({ method: 'GET', path, headers });
  const slots: Ask = { method: 'GET', path: `/v1/slots?${query}` };
  const portal: Ask = { method: 'GET', path: `/v1/portal?key=${key}` };
  return [portal, slots, own('/v1/me/appointments?when=upcoming'), portal, slots, own('/v1/me/invoices')];
}

/** Sends each request at its time, whether or not the ones before it were answered. @returns milliseconds of each */
async function steady(api: Started, asks: readonly Ask[], perSecond: number): Promise<number[]> {
  const took: number[] = [];
  const sent: Promise<void>[] = [];
  const begun = performance.now();
  for (const [n, { method, path, headers }] of asks.entries()) {
    const due = begun + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    sent.push(
      fetch(api.url + path, { method, headers }).then(async (answer) => {
        await answer.arrayBuffer();
        if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}`);
        took.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(sent);
  return took;
}
