import { engines, makeBed } from './lib/bed.ts';
import { compare } from './lib/compare.ts';
import { report } from './lib/report.ts';
import { sendAll, type Ask } from './lib/send-all.ts';

// `GET /v1/portal`, not modified: ≥ 0.6 × of an Express route with the same middleware and one statement that answers 304.

const rounds = 7;
const requests = 1000;
const rows: object[] = [];
let title = '';
for (const engine of engines) {
  const bed = await makeBed(engine);
  try {
    const path = `/v1/portal?key=${bed.publishableKey}`;
    const asked = async (url: string): Promise<Ask> => {
      const ETag = (await fetch(url + path)).headers.get('ETag') ?? '';
      return { method: 'GET', path, headers: { 'If-None-Match': ETag } };
    };
    const production = await bed.startApi();
    const ask = await asked(production.url);
    const same = await asked(bed.url);
    const statements = (await bed.capture(() => sendAll(bed.url, [same], 1))).map(({ sql, bind }) => ({ sql, values: bind }));
    const floor = await bed.startFloor('portal', { statements, etag: ask.headers?.['If-None-Match'] });
    const asks = Array.from({ length: requests }, () => ask);
    const compared = await compare(
      {
        ours: { name: 'GET /v1/portal, 304', server: production, asks: () => asks },
        floor: { name: 'floor: Express, helmet, the driver', server: floor, asks: () => asks },
      },
      { rounds, bound: 0.6, expected: 304 },
    );
    title = `portal, not modified: ${statements.length} statement(s)`;
    rows.push(...compared.map((row) => ({ database: engine, ...row })));
  } finally {
    await bed.close();
  }
}
report(title, rows);
