import type { Caller } from '../http/caller.ts';

/**
 * What can happen, and the ids that tell of it. Each slice adds its own in its `<slice>.hooks.ts`:
 * `declare module '../messaging/events.ts' { interface Events { 'scheduling.appointment.booked': { appointmentId: string } } }`.
 * Payloads hold ids and codes, never names: a subscriber reads what it needs when it runs.
 */
export interface Events {}

/** The name of something that can happen: `<slice>.<thing>.<what happened>`. */
export type EventName = keyof Events & string;

/** Something that wants to know. Its name is stored with what it still has to do: never rename it lightly. */
export interface Subscriber {
  readonly name: string;
  readonly event: string;
  /**
   * Runs after commit, in a transaction of its own that also marks it done: its writes (mails to send included)
   * happen exactly once. It may be tried again, alone, and never calls out itself.
   */
  readonly handle: (caller: Caller, payload: unknown) => Promise<void>;
}

/** Makes a subscriber; `name` is unique among all: `<slice>.<what it does>`. */
export function subscriber<Name extends EventName>(
  name: string,
  event: Name,
  handle: (caller: Caller, payload: Events[Name]) => Promise<void>,
): Subscriber {
  // What is stored under an event's name was typed by publish().
  return { name, event, handle: (caller, payload) => handle(caller, payload as Events[Name]) };
}
