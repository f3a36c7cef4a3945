import { insertManyPatients } from '../src/testing/many-patients.ts';
import { engines, makeBed } from './lib/bed.ts';
import { measured, report, short, spread, timed } from './lib/report.ts';

// `GET /v1/admin/patients?search=` among 50,000 patients: what staff type, under a second each, on both engines.

const count = 50_000;
const rounds = 15;
const searches = ['mar', 'che', 'a', 'ren mat', 'иванова', 'анн шев', '王', '美玲', 'حسن', '1987-03-12', '12/03/1987', '4242', '416 555 4242', 'zz no', 'patient9@example.org'];
const rows: object[] = [];
for (const engine of engines) {
  const bed = await makeBed(engine);
  try {
    const caller = await bed.caller();
    await insertManyPatients(caller, count);
    const headers = { Authorization: `Bearer ${bed.secretKey}` };
    for (const search of searches) {
      const samples: number[] = [];
      let found = 0;
      for (let n = 0; n <= rounds; n += 1) {
        const ms = await timed(async () => {
          const answer = await fetch(`${bed.url}/v1/admin/patients?limit=25&search=${encodeURIComponent(search)}`, { headers });
          const { data } = (await answer.json()) as { data: unknown[] };
          if (answer.status !== 200) throw new Error(`${search}: ${answer.status}`);
          found = data.length;
        });
        if (n > 0) samples.push(ms);
      }
      const times = measured(samples);
      rows.push({ database: engine, search, found, ms: spread(times), worst: short(Math.max(...samples)), samples: rounds });
      if (Math.max(...samples) > 1000) process.exitCode = 1;
    }
  } finally {
    await bed.close();
  }
}
report(`search: ${count} patients; bound: a second`, rows);
