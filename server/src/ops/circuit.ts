import type { RequestHandler, Response } from 'express';
import { problem } from '../http/problem.ts';
import type { Log } from '../runtime.ts';
import { isDatabaseGone } from './database-errors.ts';

/**
 * Keeps requests from queueing before a database that is gone: while it is open each is refused at once with 503
 * and Retry-After, what was waiting is answered too, and a probe closes it as soon as the database answers again.
 */
export interface Circuit {
  isOpen(): boolean;
  /**
   * Hears of an error that a request met; one that says "gone" opens the circuit.
   * @param answeredBySelf the answer of the request that met it, which is on its way already
   * @returns whether it opened
   */
  tell(error: unknown, answeredBySelf?: Response): boolean;
  /** Refuses while open, and watches what it lets through. Mount before whatever asks the database. */
  readonly guard: RequestHandler;
  /** Ends its timers. */
  close(): void;
}

interface CircuitOptions {
  /** Rejects when the database doesn't answer in good time. */
  readonly ping: () => Promise<void>;
  readonly log: Log;
  /**
   * Answers a request that was let through and still waits. Written directly: the error handlers can be gone through
   * once only, and what the request then meets must find them.
   */
  readonly answerWaiting: (response: Response) => void;
  /** Between two probes of a database that is gone. */
  readonly probeMs?: number;
  /** A request that waits longer makes us ask whether the database still answers: a stopped one breaks no connection. */
  readonly suspiciousMs?: number;
}

interface Waiting {
  readonly since: number;
  readonly refuse: () => void;
}

const retryAfterSeconds = 2;

/** A closed circuit for the process's one database. */
export function createCircuit({
  ping,
  log,
  answerWaiting,
  probeMs = 500,
  suspiciousMs = 2_000,
}: CircuitOptions): Circuit {
  const waiting = new Map<Response, Waiting>();
  let isOpen = false;
  let probe: NodeJS.Timeout | undefined;
  let isAsking = false;

  const open = () => {
    if (isOpen) return;
    isOpen = true;
    log.error('database-gone');
    for (const one of waiting.values()) one.refuse();
    waiting.clear();
    probe = setTimeout(tryAgain, probeMs).unref();
  };
  const tryAgain = () =>
    void ping().then(
      () => {
        isOpen = false;
        log.info('database-back');
      },
      () => {
        probe = setTimeout(tryAgain, probeMs).unref();
      },
    );
  const watch = setInterval(() => {
    const oldest = Math.min(...[...waiting.values()].map(({ since }) => since));
    if (isOpen || isAsking || performance.now() - oldest < suspiciousMs) return;
    isAsking = true;
    void ping()
      .catch(() => ping().catch(open))
      .finally(() => {
        isAsking = false;
      });
  }, 1_000).unref();

  return {
    isOpen: () => isOpen,
    tell: (error, answeredBySelf) => {
      if (!isDatabaseGone(error)) return false;
      if (answeredBySelf) waiting.delete(answeredBySelf);
      open();
      return true;
    },
    guard: (_request, response, next) => {
      if (isOpen) return next(problem('unavailable', { retryAfterSeconds }));
      const refuse = () => {
        if (!response.headersSent) answerWaiting(response);
      };
      waiting.set(response, { since: performance.now(), refuse });
      response.once('close', () => waiting.delete(response));
      next();
    },
    close: () => {
      clearInterval(watch);
      clearTimeout(probe);
    },
  };
}
