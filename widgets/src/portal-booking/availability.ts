import { addMonths, daysIn } from '../parts/calendar-days.ts';
import type { PortalClient } from '../portal/client.ts';
import type { Slots, Wish } from './draft.ts';

/**
 * Free times by whole months, each asked for once at an address that stays the same, so that browsers
 * remember its preflight. What is known stays shown while it is asked for again.
 */
export class Availability {
  private readonly known = new Map<string, Slots>();
  private readonly asked = new Map<string, Promise<Slots>>();

  constructor(
    private readonly changed: () => void,
    private readonly client: () => PortalClient,
    /** What proves the visit that is moved, where nobody is signed in. */
    private readonly proof: () => Record<string, string> | undefined = () => undefined,
  ) {}

  /** What is known of a month; nothing while it is on its way. */
  of = (wish: Wish, month: string) => this.known.get(keyOf(wish, month));

  /** Asks for a month unless it is known or on its way. */
  ask(wish: Wish, month: string): Promise<Slots> {
    const key = keyOf(wish, month);
    const asked = this.asked.get(key) ?? this.fetch(wish, month);
    this.asked.set(key, asked);
    return asked;
  }

  /** The first free start from a month on, with the next month asked for at once; nothing up to `last`: none. */
  async firstFree(wish: Wish, from: string, last: string, isAhead = true): Promise<string | undefined> {
    for (let month = from; month <= last; month = addMonths(month, 1)) {
      const asked = this.ask(wish, month);
      const next = addMonths(month, 1);
      if (isAhead && next <= last) this.prefetch(wish, next);
      const { data } = await asked;
      const first = data.find(({ free }) => free.length)?.free[0];
      if (first) return first;
    }
    return undefined;
  }

  /** Asks for a month that may be wanted soon. A failure shows when it is wanted. */
  prefetch(wish: Wish, month: string) {
    this.ask(wish, month).catch(() => undefined);
  }

  /** Asks for a known month again, without anybody noticing unless it changed. */
  async refresh(wish: Wish, month: string) {
    await this.fetch(wish, month, true).catch(() => undefined);
  }

  /** The first free starts of the months that are known, from one on. */
  next(wish: Wish, from: string, count: number): string[] {
    const found: string[] = [];
    for (let month = from; found.length < count; month = addMonths(month, 1)) {
      const slots = this.of(wish, month);
      if (!slots) break;
      found.push(...slots.data.flatMap(({ free }) => free));
    }
    return found.slice(0, count);
  }

  /** Forgets everything: another person may be offered other times. */
  clear() {
    this.known.clear();
    this.asked.clear();
  }

  private async fetch(wish: Wish, month: string, background = false) {
    const key = keyOf(wish, month);
    const query = { ...wish, from: `${month}-01`, to: `${month}-${daysIn(month)}` };
    try {
      const slots = await this.client().get('/v1/slots', { query, background, headers: this.proof() });
      this.known.set(key, slots);
      return slots;
    } catch (cause) {
      this.asked.delete(key);
      throw cause;
    } finally {
      this.changed();
    }
  }
}

const keyOf = ({ appointmentTypeId, locationId, practitionerId = '' }: Wish, month: string) =>
  [appointmentTypeId, locationId, practitionerId, month].join();
