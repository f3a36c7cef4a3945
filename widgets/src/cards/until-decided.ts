import { Problem } from '../portal/problem.ts';

const pollMs = 2000;

/** What waits for a gateway's decision. */
interface Waiting<One> {
  ask: () => Promise<One>;
  /** How often at most; a minute is thirty times. */
  most: number;
  pause: (ms: number) => Promise<unknown>;
  /** Nobody waits any more. */
  isOver: () => boolean;
}

/**
 * Asks until the gateway has decided; an answer that doesn't come is asked for again.
 * @returns what was decided; undefined: nothing in that time, or nobody waits any more
 * @throws Problem — the API refused to tell
 */
export async function untilDecided<One extends { status: string }>({ ask, most, pause, isOver }: Waiting<One>): Promise<One | undefined> {
  for (let polls = 0; polls < most; polls += 1) {
    const now = await ask().catch(orLater);
    if (isOver()) return undefined;
    if (now && now.status !== 'processing') return now;
    await pause(pollMs);
  }
  return undefined;
}

const orLater = (cause: unknown) => {
  if (cause instanceof Problem && cause.status && cause.status < 500) throw cause;
  return undefined;
};
