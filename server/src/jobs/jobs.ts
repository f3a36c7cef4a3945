import type { Runtime } from '../runtime.ts';
import { giveLeaseBack, takeLease } from './lease.ts';

/** Something done again and again by one process at a time. Running it twice at once must do no harm all the same. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: () => Promise<unknown>;
}

/** The jobs of a process. */
export interface Jobs {
  start(): void;
  /** Finishes what runs and begins nothing new. */
  stop(): Promise<void>;
  /** Does every job once, whoever has the leases: for tests and commands. */
  runAll(): Promise<void>;
}

/** Jobs that run in whichever process holds their lease; one that fails is tried again at its next time. */
export function createJobs({ clock, ids, log }: Runtime, jobs: readonly Job[]): Jobs {
  const holder = ids.next();
  const ending = new AbortController();
  let running: Promise<unknown> = Promise.resolve();

  const loop = async ({ name, everySeconds, run }: Job) => {
    const everyMs = everySeconds * 1000;
    while (!ending.signal.aborted) {
      try {
        if (await takeLease(`job/${name}`, holder, clock, 2 * everyMs + 30_000)) await run();
      } catch (error) {
        log.warn('job-failed', { job: name, error });
      }
      await pause(everyMs, ending.signal);
    }
    await giveLeaseBack(`job/${name}`, holder, clock).catch((error: unknown) =>
      log.warn('lease-not-given-back', { job: name, error }),
    );
  };
  return {
    start: () => {
      running = Promise.all(jobs.map(loop));
    },
    stop: async () => {
      ending.abort();
      await running;
    },
    runAll: async () => {
      for (const { run } of jobs) await run();
    },
  };
}

function pause(ms: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ending.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      ending.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    ending.addEventListener('abort', done);
  });
}
