/** Where the time comes from. Injected, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock: the only place of the server that asks for the time. */
export const systemClock: Clock = { now: () => new Date() };
