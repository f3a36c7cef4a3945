import type { Caller } from './caller.ts';
import { problem } from './problem.ts';

const freshMs = 5 * 60_000;

/** People must have proved within the last five minutes who they are; a key's scope stands for it. @throws fresh-authentication-required */
export function assertFresh({ via, clock, authenticatedAt }: Caller): void {
  if (via !== 'session') return;
  if (clock.now().getTime() - (authenticatedAt?.getTime() ?? 0) > freshMs) throw problem('fresh-authentication-required');
}
