import { randomUUID } from 'node:crypto';
import { connect as dial, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { database } from '../db/connection.ts';
import type { Caller } from '../http/caller.ts';
import { createSecretKey } from '../organizations/keys.ts';
import { clientOf, type Client } from './http-client.ts';
import { startApi } from './processes.ts';

/** How the database goes, and for how long. */
export interface Outage {
  /** `gone`: connections break and none can be made. `silent`: they stay, and nothing is answered (SIGSTOP). */
  readonly how: 'gone' | 'silent';
  readonly forMs: number;
  readonly clients: number;
}

/** What came of it. */
export interface OutageReport {
  readonly answeredBefore: number;
  readonly refused: number;
  /** Refusals without Retry-After, and answers of 5xx but 503: must be 0. */
  readonly wrongRefusals: number;
  /** The longest that anybody waited for a refusal, once the trouble was known. */
  readonly slowestRefusalMs: number;
  /** From the database's return to the first success. */
  readonly recoveredMs: number;
  /** Invoices that were answered and aren't there, or are there twice: must be 0. */
  readonly lost: number;
  readonly surplus: number;
}

interface Tally {
  readonly made: Set<string>;
  readonly refusals: { at: number; ms: number }[];
  wrongRefusals: number;
  lastSuccess: number;
}

/** Lets clients make out invoices while the server database goes away and comes back, through a proxy of ours. */
export async function soakOutage(
  caller: Caller,
  patientId: string,
  { how, forMs, clients }: Outage,
): Promise<OutageReport> {
  const road = await proxy(new URL(database().url));
  const api = await startApi(road.url);
  const { key } = await createSecretKey(caller, 'test', {
    name: 'Soak',
    scopes: ['billing', 'patients.read'],
    source: 'soak',
  });
  const tally: Tally = { made: new Set(), refusals: [], wrongRefusals: 0, lastSuccess: 0 };
  const ending = new AbortController();
  const people = Array.from({ length: clients }, () =>
    person(
      clientOf(api.url, () => ({ Authorization: `Bearer ${key}` })),
      patientId,
      tally,
      ending.signal,
    ),
  );
  while (tally.made.size < clients * 3) await wait(20);
  const answeredBefore = tally.made.size;
  const goneAt = performance.now();
  road.set(how);
  await wait(forMs);
  road.set('open');
  const backAt = performance.now();
  while (tally.lastSuccess < backAt) await wait(10);
  const recoveredMs = tally.lastSuccess - backAt;
  await wait(500);
  ending.abort();
  await Promise.all(people);
  await api.stop();
  road.close();
  const invoices = new Set((await caller.db.Invoice.find({ where: { patientId } })).map(({ id }) => id));
  const known = tally.refusals.filter(({ at }) => at - goneAt > knownAfterMs);
  return {
    answeredBefore,
    refused: tally.refusals.length,
    wrongRefusals: tally.wrongRefusals,
    slowestRefusalMs: Math.round(Math.max(0, ...known.map(({ ms }) => ms))),
    recoveredMs: Math.round(recoveredMs),
    lost: [...tally.made].filter((id) => !invoices.has(id)).length,
    surplus: invoices.size - tally.made.size,
  };
}

/** A stopped database breaks nothing; it takes the circuit this long to be sure. */
const knownAfterMs = 8_000;

/** Makes out invoices one after the other, each with its own key, asked again until it is answered. */
async function person(client: Client, patientId: string, tally: Tally, ending: AbortSignal): Promise<void> {
  const body = { patientId, lines: [{ description: 'Visit', quantity: 1, unitPrice: 1000 }] };
  while (!ending.aborted) {
    const headers = { 'Idempotency-Key': randomUUID() };
    for (;;) {
      const at = performance.now();
      const answer = await client.post('/v1/admin/invoices', body, headers);
      if (answer.status === 201) {
        tally.made.add(String(answer.body.id));
        tally.lastSuccess = performance.now();
        break;
      }
      if (answer.status !== 503 || !answer.headers.get('retry-after')) tally.wrongRefusals += 1;
      tally.refusals.push({ at, ms: performance.now() - at });
      await wait(50);
    }
  }
}

/** A TCP proxy in front of the server database. */
async function proxy(target: URL) {
  const pairs = new Set<readonly [Socket, Socket]>();
  let mode: 'open' | 'gone' | 'silent' = 'open';
  const server = createServer((near) => {
    if (mode === 'gone') return void near.destroy();
    const far = dial(Number(target.port || 3306), target.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on('data', (bytes) => other.write(bytes));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
      if (mode === 'silent') one.pause();
    }
  });
  const listen = (port: number) => new Promise<void>((ready) => void server.listen(port, '127.0.0.1', ready));
  await listen(0);
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const url = new URL(target);
  url.host = `127.0.0.1:${port}`;
  const cut = () => pairs.forEach(([near]) => near.destroy());
  return {
    url: url.href,
    set: (to: typeof mode) => {
      mode = to;
      if (to === 'gone') {
        server.close();
        cut();
      }
      if (to === 'silent') for (const pair of pairs) for (const one of pair) one.pause();
      if (to !== 'open') return;
      if (!server.listening) void listen(port);
      for (const pair of pairs) for (const one of pair) one.resume();
    },
    close: () => {
      server.close();
      cut();
    },
  };
}
