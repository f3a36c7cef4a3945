import type { RequestHandler } from 'express';

/** What `/readyz` looks at; all are asked anew each time. */
export interface Checks {
  /** Rejects when the database doesn't answer. */
  readonly ping: () => Promise<void>;
  readonly schema: () => Promise<{ readonly pending: readonly string[]; readonly auditTriggers: boolean }>;
  /** When the worker of this process last looked for work; `apart` where it is another process's job. */
  readonly worker: () => Date | null | 'apart';
  readonly isStopping: () => boolean;
  readonly now: () => Date;
}

/** What `/readyz` answers. */
export interface Readiness {
  /** `degraded`: requests are answered, but somebody should look. */
  readonly status: 'ready' | 'degraded' | 'not-ready';
  readonly checks: {
    readonly database: 'ok' | 'gone';
    readonly migrations: 'ok' | 'pending' | 'unknown';
    readonly auditTriggers: 'ok' | 'missing' | 'unknown';
    readonly worker: 'ok' | 'late' | 'apart';
    readonly process: 'ok' | 'stopping';
  };
}

/** A worker that hasn't looked for this long is stuck or dead. */
const lateMs = 150_000;

/** Whether requests can be answered now, and what isn't as it should be. */
export async function readiness(checks: Checks): Promise<Readiness> {
  const isUp = await checks.ping().then(
    () => true,
    () => false,
  );
  const schema = isUp ? await checks.schema().catch(() => null) : null;
  const look = checks.worker();
  const isLate = look !== 'apart' && (look === null || checks.now().getTime() - look.getTime() > lateMs);
  const all: Readiness['checks'] = {
    database: isUp ? 'ok' : 'gone',
    migrations: !schema ? 'unknown' : schema.pending.length === 0 ? 'ok' : 'pending',
    auditTriggers: !schema ? 'unknown' : schema.auditTriggers ? 'ok' : 'missing',
    worker: look === 'apart' ? 'apart' : isLate ? 'late' : 'ok',
    process: checks.isStopping() ? 'stopping' : 'ok',
  };
  const canAnswer = all.database === 'ok' && all.migrations === 'ok' && all.process === 'ok';
  const isWell = all.auditTriggers === 'ok' && all.worker !== 'late';
  return { status: !canAnswer ? 'not-ready' : isWell ? 'ready' : 'degraded', checks: all };
}

/** `GET /readyz`: 503 while requests shouldn't be sent here. */
export const readyRoute =
  (checks: Checks): RequestHandler =>
  async (_request, response) => {
    const now = await readiness(checks);
    response
      .status(now.status === 'not-ready' ? 503 : 200)
      .set('Cache-Control', 'no-store')
      .json(now);
  };
