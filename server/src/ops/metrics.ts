import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the process counts, for Prometheus. Labels are route patterns, statuses and codes, never ids of persons. */
export interface Metrics {
  readonly registry: Registry;
  request(route: string, status: number, seconds: number): void;
  /** One try of an outbox row: what it was and how it ended. */
  outbox(kind: string, outcome: OutboxOutcome): void;
  /** Rows that the sealer chained. */
  sealed(count: number): void;
}

/** How one try of an outbox row ended. */
export type OutboxOutcome = 'done' | 'skipped' | 'failed' | 'dead' | 'lost';

/** Figures that are read when somebody asks for the metrics. */
export interface Readings {
  /** Rows that wait, rows left to staff, and how long the oldest due one has waited. */
  readonly outbox: () => Promise<{ due: number; dead: number; oldestSeconds: number }>;
  readonly databaseUp: () => boolean;
}

/** The counters of one process; tests and several apps in one process each have their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'portico_http_request_seconds',
    help: 'Time to answer, by route pattern and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const tries = new Counter({
    name: 'portico_outbox_tries_total',
    help: 'Tries of outbox rows',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const seals = new Counter({ name: 'portico_audit_sealed_total', help: 'Audit rows chained and signed', registers });
  return {
    registry,
    request: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
    outbox: (kind, outcome) => tries.inc({ kind, outcome }),
    sealed: (count) => seals.inc(count),
  };
}

/** Adds the figures that the database holds; while it doesn't answer, `portico_database_up` is all there is to say. */
export function addReadings({ registry }: Metrics, readings: Readings): void {
  const registers = [registry];
  let asked: ReturnType<Readings['outbox']> | undefined;
  // All gauges are collected at once: they share one reading.
  const reading = () => (asked ??= readings.outbox().finally(() => (asked = undefined)));
  const gauge = (name: string, help: string, value: (now: Awaited<ReturnType<Readings['outbox']>>) => number) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        if (!readings.databaseUp()) return;
        // A database that goes while it is asked shows in `portico_database_up` next time.
        const now = await reading().catch(() => null);
        if (now) this.set(value(now));
      },
    });
  gauge('portico_outbox_due', 'Outbox rows that wait', ({ due }) => due);
  gauge('portico_outbox_dead', 'Outbox rows given up and left to staff', ({ dead }) => dead);
  gauge('portico_outbox_oldest_seconds', 'Age of the longest overdue outbox row', ({ oldestSeconds }) => oldestSeconds);
  new Gauge({
    name: 'portico_database_up',
    help: '1 while the database answers',
    registers,
    collect() {
      this.set(readings.databaseUp() ? 1 : 0);
    },
  });
}

/** `GET /metrics` for whoever has the token; without a token set there is nothing here. */
export const metricsRoute =
  ({ registry }: Metrics, token: string | undefined): RequestHandler =>
  async (request, response) => {
    if (token === undefined) return void response.status(404).end();
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), digest(token)))
      return void response.status(401).set('WWW-Authenticate', 'Bearer').end();
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  };

const digest = (value: string) => createHash('sha256').update(value).digest();
