import { Transaction, type TransactionOptions } from 'sequelize';
import { database, failureOfTransaction, openTransaction } from './connection.ts';
import { isContention } from './violations.ts';

const attempts = 8;
/** Waiting for a lock takes up to ten seconds by itself: then it isn't tried eight times. */
const patienceMs = 15_000;
const immediate: TransactionOptions = { type: Transaction.TYPES.IMMEDIATE };

/** Thrown by `retry()`. */
class Retry extends Error {
  override name = 'Retry';
}

/** The transaction was given up after several tries: answered 503 with Retry-After. */
export class TooMuchContention extends Error {
  override name = 'TooMuchContention';
}

/**
 * Runs the work in one transaction. Inside another `tx` it joins that one, and an error that leaves the outer work
 * undoes all. The work is run again, whole, after a dead-lock or `throw retry()`, so it keeps no state outside; it
 * never calls out, and awaits its writes one after the other.
 * @throws TooMuchContention after eight tries or fifteen seconds
 */
export function tx<T>(work: () => Promise<T>): Promise<T> {
  const open = openTransaction();
  if (!open) return database().engine === 'sqlite' ? inTurn(() => tried(work)) : tried(work);
  if ('finished' in open && open.finished !== undefined)
    return Promise.reject(new Error('tx() was called by work that outlived its transaction'));
  return work();
}

/** `throw retry()` inside `tx`: somebody changed the row meanwhile, begin again. */
export function retry(): Error {
  return new Retry('Run the transaction again');
}

async function tried<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(work);
    } catch (error) {
      if (!(error instanceof Retry) && !isContention(error)) throw error;
      if (attempt === attempts || performance.now() - began > patienceMs)
        throw new TooMuchContention('The database is too busy', { cause: error });
      await pause(attempt);
    }
  }
}

/** One try. An error of the database that the work swallowed still undoes it, unless a rule refused a statement. */
function once<T>(work: () => Promise<T>): Promise<T> {
  const { engine, sequelize } = database();
  return sequelize.transaction(engine === 'sqlite' ? immediate : {}, async () => {
    try {
      return await work();
    } finally {
      assertSound();
    }
  });
}

/** Whatever the work made of it: what the database said counts, so that a dead-lock is never taken for an answer. */
function assertSound(): void {
  const failure = failureOfTransaction();
  if (failure !== undefined) throw failure;
}

let last: Promise<unknown> = Promise.resolve();

/** SQLite has one writer: transactions of this process wait for each other here, in order, not by polling the file. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Number(process.hrtime.bigint() % 100n) * 0.05 * 2 ** attempt));
}
