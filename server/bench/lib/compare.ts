import type { Started } from './bed.ts';
import { measured, short, spread } from './report.ts';
import { sendAll, type Ask } from './send-all.ts';

/** Our API and its floor, each with the requests of a round. */
export interface Sides {
  readonly ours: { readonly name: string; readonly server: Started; readonly asks: (round: number) => readonly Ask[] };
  readonly floor: { readonly name: string; readonly server: Started; readonly asks: (round: number) => readonly Ask[] };
}

/** How often both sides are asked, and what the ratio must be. */
export interface Comparison {
  readonly rounds: number;
  readonly bound: number;
  /** The one status that counts as an answer; any below 300 without. */
  readonly expected?: number;
}

/**
 * Sends rounds to both sides in turn, the first of them unmeasured, and compares. On a busy machine the processors' time a request is the steadier figure: how
 * many requests one core could answer.
 */
export async function compare({ ours, floor }: Sides, { rounds, bound, expected }: Comparison) {
  const seen = new Map([ours, floor].map((side) => [side, { rates: [] as number[], cpuMs: [] as number[], sent: 0 }]));
  for (let round = 0; round <= rounds; round++) {
    for (const side of [ours, floor]) {
      const asks = side.asks(round);
      const before = side.server.cpuSeconds();
      const { perSecond, failures } = await sendAll(side.server.url, asks, 8, expected);
      if (failures.length > 0) throw new Error(`${side.name}: ${failures.length} of ${asks.length}, ${failures[0]}`);
      const own = seen.get(side);
      if (!own || round === 0) continue;
      own.rates.push(perSecond);
      own.cpuMs.push(((side.server.cpuSeconds() - before) * 1000) / asks.length);
      own.sent += asks.length;
    }
  }
  const of = (side: Sides['ours']) => {
    const { rates = [], cpuMs = [], sent = 0 } = seen.get(side) ?? {};
    return { rate: measured(rates), cpu: measured(cpuMs), sent };
  };
  const [mine, theirs] = [of(ours), of(floor)];
  const row = (name: string, one: typeof mine) => ({
    what: name,
    'requests/s': spread(one.rate),
    'ms of a core': spread(one.cpu),
    samples: one.sent,
  });
  return [
    {
      ...row(ours.name, mine),
      ratio: short(mine.rate.median / theirs.rate.median),
      'ratio by core': short(theirs.cpu.median / mine.cpu.median),
      bound: `≥ ${bound}`,
    },
    { ...row(floor.name, theirs), ratio: 1, 'ratio by core': 1, bound: '' },
  ];
}
