import { hash, verify, type Algorithm } from '@node-rs/argon2';
import { problem } from '../http/problem.ts';

// OWASP's argon2id parameters; the enum is ambient, hence its value.
const parameters = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const current = '$argon2id$v=19$m=19456,t=2,p=1$';
const mostWaiting = 64;
const mostAtOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];
let dummy: Promise<string> | undefined;

/** A password as it is stored: argon2id. A type of its own, so that no password is ever stored in its place. */
export type HashedPassword = string & { readonly hashedWith: 'argon2id' };

/** The hash to store for a password. Before `tx`: it takes its time. */
export const hashPassword = async (password: string): Promise<HashedPassword> =>
  // The one place where they are made.
  (await inTurn(() => hash(password.normalize('NFKC'), parameters))) as HashedPassword;

/**
 * Whether the password fits. For an unknown user (null) it takes the same time and answers no.
 * @throws unavailable — too many wait already
 */
export async function fitsPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (dummy ??= hash('nobody has this password', parameters)));
  const fits = await inTurn(() => verify(against, password.normalize('NFKC')));
  return fits && stored !== null;
}

/** Whether a stored hash was made with weaker parameters than today's. */
export const isOutdated = (stored: string) => !stored.startsWith(current);

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) throw problem('unavailable', { retryAfterSeconds: 5 });
  if (running >= mostAtOnce) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
