import { writeFileSync } from 'node:fs';

/** One measured thing: median and spread of some samples. */
export interface Measured {
  readonly median: number;
  /** From the tenth to the ninetieth of a hundred samples. */
  readonly low: number;
  readonly high: number;
  readonly samples: number;
}

/** The median of samples, with their spread. */
export function measured(samples: readonly number[]): Measured {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), low: at(0.1), high: at(0.9), samples: sorted.length };
}

/** Milliseconds that a run takes. */
export async function timed(run: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Prints a small table, and writes it as JSON where `--json <file>` asks for it. */
export function report(title: string, rows: readonly object[]): void {
  console.log(title);
  console.table(rows);
  const at = process.argv.indexOf('--json');
  const file = at === -1 ? undefined : process.argv[at + 1];
  if (file) writeFileSync(file, `${JSON.stringify({ title, rows }, null, 2)}\n`);
}

/** A number with few digits. */
export const short = (value: number) => Number(value.toPrecision(3));

/** Median with spread, as text. */
export const spread = ({ median, low, high }: Measured) => `${short(median)} (${short(low)}–${short(high)})`;
