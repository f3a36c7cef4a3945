import type { Caller } from '../../http/caller.ts';

/** A day of 24 hours in milliseconds. */
export const dayMs = 86_400_000;

/** The same caller as if it were then: what it records, it records at that time. */
export const at = (caller: Caller, when: Date): Caller => ({ ...caller, clock: { now: () => when } });

/** So many days before now, negative ones after. */
export const daysAgo = (caller: Caller, days: number): Date => new Date(caller.clock.now().getTime() - days * dayMs);
