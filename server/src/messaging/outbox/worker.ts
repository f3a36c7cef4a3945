import { randomInt } from 'node:crypto';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { isDatabaseGone } from '../../ops/database-errors.ts';
import type { Metrics } from '../../ops/metrics.ts';
import type { Runtime } from '../../runtime.ts';
import { claimDue, type Claimed } from './claim.ts';
import { nextDueAt } from './due.queries.ts';
import { perform, type Means, type WebhookWork } from './perform.ts';
import { markFailed, type Settled } from './settle.ts';
import { onOutboxChange } from './wake.ts';

/** Does what the outbox holds, for all organizations; any number of workers may run at once. */
export interface OutboxWorker {
  start(): void;
  /** Finishes what it has begun and begins nothing new. */
  stop(): Promise<void>;
  /** Does everything that is due now, what follows from it included. @returns how many rows were tried */
  drain(): Promise<number>;
  /** When it last looked; null before its first look. */
  lastLook(): Date | null;
}

/** What a worker is made of. */
export interface WorkerOptions extends Means {
  readonly runtime: Runtime;
  /** A caller for work of an organization that no request asked for. */
  readonly callerFor: (organizationId: string) => Promise<Caller>;
  readonly metrics?: Pick<Metrics, 'outbox'>;
  /** In [0, 1); spreads retries. */
  readonly random?: () => number;
  /** Between two looks when nothing wakes it: what other processes wrote is found then. */
  readonly pollMs?: number;
}

const mostAtOnce = 16;
const resolution = 2 ** 32;
const cryptoRandom = () => randomInt(resolution) / resolution;

/** A worker; `start` lets it run by itself, `drain` does one round. */
export function createWorker(options: WorkerOptions): OutboxWorker {
  const { runtime, pollMs = 3_000 } = options;
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();
  let lastLook: Date | null = null;
  const bell = createBell();
  let deaf = () => {};

  const drain = async () => {
    for (let tried = 0; ;) {
      lastLook = runtime.clock.now();
      if (isStopping) return tried;
      const claimed = await claimDue(runtime.clock, runtime.ids.next(), mostAtOnce);
      if (claimed.length === 0) return tried;
      await Promise.all(claimed.map((row) => attempt(row, options)));
      tried += claimed.length;
    }
  };
  const run = async () => {
    while (!isStopping) {
      const waitMs = await drain()
        .then(() => untilNext(runtime, pollMs))
        .catch((error: unknown) => {
          runtime.log.error('outbox-look-failed', { error });
          return pollMs;
        });
      if (!isStopping) await bell.wait(waitMs);
    }
  };
  return {
    start: () => {
      deaf = onOutboxChange(bell.ring);
      running = run();
    },
    stop: async () => {
      isStopping = true;
      deaf();
      bell.ring();
      await running;
    },
    drain,
    lastLook: () => lastLook,
  };
}

/** One try of one row; never throws, since the other rows of the batch are under way. */
async function attempt(row: Claimed, options: WorkerOptions): Promise<void> {
  const { runtime, metrics, callerFor, random = cryptoRandom } = options;
  const fields = {
    id: row.id,
    kind: row.kind,
    name: row.name,
    organizationId: row.organizationId,
    attempts: row.attempts,
  };
  let outcome: Settled;
  try {
    outcome = await perform(await callerFor(row.organizationId), row, options);
  } catch (error) {
    runtime.log.warn('outbox-try-failed', { ...fields, error });
    outcome = await settleFailure(row, error, options, random);
  }
  metrics?.outbox(row.kind, outcome);
  if (outcome === 'dead') runtime.log.error('outbox-dead', fields);
}

/** Where the database is gone too, the claim runs out by itself. */
async function settleFailure(
  row: Claimed,
  error: unknown,
  { runtime: { clock, log }, webhooks }: WorkerOptions,
  random: () => number,
): Promise<Settled> {
  if (isDatabaseGone(error)) return 'lost';
  try {
    return await tx(async () => {
      const settled = await markFailed(row, error, clock, random);
      // Written by the webhooks' own slice.
      if (row.kind === 'webhook' && settled !== 'lost') await webhooks?.failed({ ...(row.payload as WebhookWork), organizationId: row.organizationId, isLast: settled === 'dead', clock }, error);
      return settled;
    });
  } catch (cause) {
    log.error('outbox-mark-failed', { id: row.id, error: cause });
    return 'lost';
  }
}

async function untilNext({ clock }: Runtime, pollMs: number): Promise<number> {
  const next = await nextDueAt();
  return next ? Math.min(pollMs, Math.max(0, next.getTime() - clock.now().getTime())) : pollMs;
}

/** Sleeps until the time is up or somebody rings; a ring while awake counts for the next sleep. */
function createBell() {
  let isRung = false;
  let wakeUp = () => {};
  return {
    ring: () => {
      isRung = true;
      wakeUp();
    },
    wait: async (ms: number) => {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isRung = false;
    },
  };
}
