/** How long an outbox row waits after a failure, and after how many it is left to staff. */
export interface Patience {
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  readonly attempts: number;
}

/** Two seconds, doubled each time up to an hour; about two days in all, so that a weekend's outage loses nothing. */
export const patience: Patience = { firstWaitMs: 2_000, longestWaitMs: 3_600_000, attempts: 60 };

/**
 * For what the other side refused for good: about half a day, since servers say "never" by mistake too. So many tries
 * that a target which fails half of the time, for whatever reason, gets everything (2^-24 of it not).
 */
export const shortPatience: Patience = { ...patience, attempts: 24 };

/**
 * The wait after the nth failure (from 1): between half and all of the doubled wait, so that what failed
 * together doesn't come back together. Null when it was the last attempt.
 * @param random in [0, 1)
 */
export function waitMs(
  { firstWaitMs, longestWaitMs, attempts }: Patience,
  failures: number,
  random: number,
): number | null {
  if (failures >= attempts) return null;
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - 1, 30));
  return Math.round((whole * (1 + random)) / 2);
}
