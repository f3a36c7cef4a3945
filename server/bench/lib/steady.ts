import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ask } from './send-all.ts';

/** One answered request of a steady load. */
export interface Taken {
  readonly path: string;
  readonly ms: number;
}

/**
 * Sends each request at its moment, whether or not those before it were answered, and counts its time from that moment: one pause of
 * the server counts for everybody who came during it. Timers are whole milliseconds, so what is sent a little early counts from there.
 */
export async function steady(url: string, asks: readonly Ask[], perSecond: number): Promise<Taken[]> {
  const agent = new Agent({ keepAlive: true });
  const begun = performance.now();
  const sent: Promise<Taken>[] = [];
  for (const [n, ask] of asks.entries()) {
    const due = begun + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    sent.push(answered(agent, url, ask, due));
  }
  const taken = await Promise.all(sent);
  agent.destroy();
  return taken;
}

function answered(agent: Agent, url: string, { method, path, headers }: Ask, due: number): Promise<Taken> {
  const from = Math.min(due, performance.now());
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { agent, method, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${path} answered ${response.statusCode}`));
        resolve({ path, ms: performance.now() - from });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** How far the slowest of a hundred are from the middle one. */
export function tailOf(taken: readonly Taken[]) {
  const sorted = taken.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99), ratio: at(0.99) / at(0.5), samples: sorted.length };
}
