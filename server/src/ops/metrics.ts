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
  const tries = new Counter({ name: 'portico_outbox_tries_total', help: 'Tries of outbox rows', labelNames: ['kind', 'outcome'], registers });
  const seals = new Counter({ name: 'portico_audit_sealed_total', help: 'Audit rows chained and signed', registers });
  return {
    registry,
    request: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
    outbox: (kind, outcome) => tries.inc({ kind, outcome }),
    sealed: (count) => seals.inc(count),
  };
}

/** Adds the figures that the database holds; one that can't be read is left out, `portico_database_up` says why. */
export function addReadings({ registry }: Metrics, readings: Readings): void {
  const registers = [registry];
  const up = new Gauge({ name: 'portico_database_up', help: '1 while the database answers', registers });
  const due = new Gauge({ name: 'portico_outbox_due', help: 'Outbox rows that wait', registers });
  const dead = new Gauge({ name: 'portico_outbox_dead', help: 'Outbox rows given up and left to staff', registers });
  const oldest = new Gauge({
    name: 'portico_outbox_oldest_seconds',
    help: 'Age of the longest overdue outbox row',
    registers,
    collect: async () => {
      up.set(readings.databaseUp() ? 1 : 0);
      if (!readings.databaseUp()) return;
      const now = await readings.outbox();
      due.set(now.due);
      dead.set(now.dead);
      oldest.set(now.oldestSeconds);
    },
  });
}

/** `GET /metrics` for whoever has the token; without a token set there is nothing here. */
export const metricsRoute =
  ({ registry }: Metrics, token: string | undefined): RequestHandler =>
  async (request, response) => {
    if (token === undefined) return void response.status(404).end();
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), digest(token))) return void response.status(401).set('WWW-Authenticate', 'Bearer').end();
    response.set('Cache-Control', 'no-store').type(registry.contentType).send(await registry.metrics());
  };

const digest = (value: string) => createHash('sha256').update(value).digest();
