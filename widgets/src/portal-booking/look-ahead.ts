import { addMonths } from '../parts/calendar-days.ts';
import { deviceWall } from '../portal/wall-time.ts';
import type { Availability } from './availability.ts';
import type { Wish } from './draft.ts';

/** This month by this device's date. */
export const thisMonth = () => deviceWall(Date.now()).slice(0, 7);

/** When people are next free, for the first step. */
export class LookAhead {
  constructor(
    /** The wish of this moment, with anyone. */
    private readonly wish: () => Wish | undefined,
    private readonly availability: Availability,
  ) {}

  /** Looks, one after the other, when each of some people is next free. */
  async look(people: readonly (string | undefined)[]) {
    const wish = this.wish();
    for (const practitionerId of people) {
      if (!wish || !isSame(this.wish(), wish)) return;
      const search = this.availability.firstFree({ ...wish, practitionerId }, thisMonth(), addMonths(thisMonth(), 1), !practitionerId);
      await search.catch(() => undefined);
    }
  }

  /** The next free time of somebody: nothing while it isn't known, `null` where none is near. */
  nextOf(practitionerId: string | undefined): string | null | undefined {
    const wish = this.wish();
    if (!wish) return undefined;
    const whose = { ...wish, practitionerId };
    const [first] = this.availability.next(whose, thisMonth(), 1);
    return first ?? (this.availability.of(whose, addMonths(thisMonth(), 1)) ? null : undefined);
  }
}

/** Whether two wishes are for the same times. */
export const isSame = (a: Wish | undefined, b: Wish) =>
  a?.appointmentTypeId === b.appointmentTypeId && a.locationId === b.locationId && a.practitionerId === b.practitionerId;
