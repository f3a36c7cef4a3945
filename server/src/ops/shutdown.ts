import type { Server } from 'node:http';
import type { Log } from '../runtime.ts';

/** What a process holds and must let go of, in this order. */
export interface Holdings {
  readonly servers: readonly Server[];
  /** Answers "not ready" from now on, so that a balancer stops sending. */
  readonly refuseNew?: () => void;
  /** Ends jobs after what they have begun. */
  readonly stopJobs: () => Promise<void>;
  /** Closes the database and whatever else is open. */
  readonly closeRest: () => Promise<void>;
  readonly log: Log;
  /** A request or job that takes longer is cut off. */
  readonly graceMs?: number;
}

/**
 * Stops without losing anything: no new connections, requests under way are answered, jobs finish what they began,
 * then the database is closed. Asking twice waits for the same stop.
 * @returns whether all ended within the grace
 */
export function gracefully({
  servers,
  refuseNew,
  stopJobs,
  closeRest,
  log,
  graceMs = 20_000,
}: Holdings): () => Promise<boolean> {
  let stopping: Promise<boolean> | undefined;
  const stop = async () => {
    log.info('stopping');
    refuseNew?.();
    const ended = Promise.all([...servers.map(closed), stopJobs()]).then(() => true);
    const isClean = await Promise.race([ended, elapsed(graceMs)]);
    if (!isClean) log.error('stop-took-too-long');
    for (const server of servers) server.closeAllConnections();
    await closeRest();
    log.info('stopped');
    return isClean;
  };
  return () => (stopping ??= stop());
}

/** Lets SIGTERM and SIGINT stop the process: exit code 0 when nothing was cut off. A second signal ends it at once. */
export function stopOnSignals(stop: () => Promise<boolean>): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    stop().then(
      (isClean) => process.exit(isClean ? 0 : 1),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    // A kept-alive connection falls idle only after its answer: look again until none is left.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(idle);
      done();
    });
    server.closeIdleConnections();
  });
}

function elapsed(ms: number): Promise<false> {
  return new Promise((done) => setTimeout(() => done(false), ms).unref());
}
