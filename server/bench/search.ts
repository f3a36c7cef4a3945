import { insertManyPatients } from '../src/testing/many-patients.ts';
import { engines, makeBed, type Bed } from './lib/bed.ts';
import { measured, report, short, spread, timed } from './lib/report.ts';

// `GET /v1/admin/patients?search=` among 50,000 patients: what staff type, under a second each, on both engines.

const count = 50_000;
const rounds = 15;
const boundMs = 1000;
const searches = ['mar', 'che', 'a', 'ren mat', 'иванова', 'анн шев', '王', '美玲', 'حسن', '1987-03-12', '12/03/1987', '4242', '416 555 4242', 'zz no', 'patient9@example.org'];

/** How many patients a search shows first. */
async function find({ url, secretKey }: Bed, search: string): Promise<number> {
  const headers = { Authorization: `Bearer ${secretKey}` };
  const answer = await fetch(`${url}/v1/admin/patients?limit=25&search=${encodeURIComponent(search)}`, { headers });
  if (answer.status !== 200) throw new Error(`${search}: ${answer.status}`);
  const { data } = (await answer.json()) as { data: unknown[] };
  return data.length;
}

/** The first time warms up. */
async function rowOf(bed: Bed, database: string, search: string) {
  const found = await find(bed, search);
  const samples: number[] = [];
  for (let n = 0; n < rounds; n += 1) samples.push(await timed(() => find(bed, search)));
  return { database, search, found, ms: spread(measured(samples)), worst: short(Math.max(...samples)), samples: rounds };
}

const rows: Awaited<ReturnType<typeof rowOf>>[] = [];
for (const engine of engines) {
  const bed = await makeBed(engine);
  try {
    await insertManyPatients(await bed.caller(), count);
    for (const search of searches) rows.push(await rowOf(bed, engine, search));
  } finally {
    await bed.close();
  }
}
report(`search: ${count} patients; bound: a second`, rows);
if (rows.some(({ worst }) => worst > boundMs)) process.exitCode = 1;
