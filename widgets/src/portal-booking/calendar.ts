import { addDays, addMonths } from '../parts/calendar-days.ts';
import { deviceWall } from '../portal/wall-time.ts';
import type { Availability } from './availability.ts';
import type { Slots, Wish } from './draft.ts';
import { isSame, thisMonth } from './look-ahead.ts';

/** What the calendar is opened for. */
export interface CalendarHost {
  requestUpdate(): void;
  /** The wish of this moment. */
  wish(withAnyone?: boolean): Wish | undefined;
  /** How many days from today can be booked at the chosen place. */
  daysAhead(): number;
  /** The start that is kept for this person: the API counts it as taken. */
  ownStart(): string | undefined;
}

const none: ReadonlyMap<string, number> = new Map();

/** Which month and day are in view, and what is known of their times. */
export class Calendar {
  month = '';
  day = '';
  /** `searching` for the first free day; `full`: there is none. */
  state: 'searching' | 'ready' | 'full' | 'failed' = 'searching';
  trouble?: unknown;
  private counted?: { slots: Slots; own: string | undefined; counts: ReadonlyMap<string, number> };

  constructor(
    private readonly host: CalendarHost,
    readonly availability: Availability,
  ) {}

  /** First and last day that can hold times, by this device's date: the API decides. */
  get first() {
    return deviceWall(Date.now()).slice(0, 10);
  }

  get last() {
    return addDays(this.first, this.host.daysAhead());
  }

  /** Shows the chosen time's day, else the first day with a free time, however far away. */
  async open(start?: string) {
    const wish = this.host.wish();
    if (!wish) return;
    if (start) {
      this.state = 'ready';
      this.showDay(start.slice(0, 10));
      return this.lookElsewhere(wish);
    }
    this.state = this.availability.next(wish, thisMonth(), 1).length ? 'ready' : 'searching';
    this.host.requestUpdate();
    try {
      const found = await this.availability.firstFree(wish, thisMonth(), this.last.slice(0, 7));
      if (!isSame(this.host.wish(), wish)) return;
      this.state = found ? 'ready' : 'full';
      if (found) this.showDay(found.slice(0, 10));
    } catch (cause) {
      this.state = 'failed';
      this.trouble = cause;
    }
    this.host.requestUpdate();
    this.lookElsewhere(wish);
  }

  showDay(day: string) {
    this.day = day;
    this.turn(day.slice(0, 7));
  }

  /** Brings a month into view, and has the next one ready. */
  turn(month: string) {
    this.month = month;
    this.trouble = undefined;
    const wish = this.host.wish();
    if (wish) {
      this.availability.ask(wish, month).catch((cause: unknown) => {
        if (this.month === month) this.trouble = cause;
        this.host.requestUpdate();
      });
      if (month < this.last.slice(0, 7)) this.availability.prefetch(wish, addMonths(month, 1));
    }
    this.host.requestUpdate();
  }

  /** Asks again for the month in view, quietly. */
  async refresh() {
    const wish = this.host.wish();
    if (wish && this.month) await this.availability.refresh(wish, this.month);
  }

  /** The month in view, as far as it is known. */
  get slots() {
    const wish = this.host.wish();
    return wish && this.availability.of(wish, this.month);
  }

  /** Free times by day in the month in view. */
  get counts(): ReadonlyMap<string, number> {
    const { slots } = this;
    const own = this.host.ownStart();
    if (!slots) return none;
    if (this.counted?.slots !== slots || this.counted.own !== own)
      this.counted = { slots, own, counts: new Map(slots.data.map(({ date, free }) => [date, free.length + (isOwn(own, date, free) ? 1 : 0)])) };
    return this.counted.counts;
  }

  /** A day's times; the one kept for this person is free for them. */
  timesOf(day: string) {
    const own = this.host.ownStart();
    const { free = [], taken = [] } = this.slots?.data.find(({ date }) => date === day) ?? {};
    const isAdded = isOwn(own, day, free);
    return {
      free: isAdded && own ? [...free, own].sort() : free,
      taken: isAdded ? taken.filter((start) => start !== own) : taken,
    };
  }

  /** The first free starts from now on, as far as they are known. */
  next(count: number, withAnyone = false) {
    const wish = this.host.wish(withAnyone);
    return wish ? this.availability.next(wish, thisMonth(), count) : [];
  }

  /** A few of the next free times, none of them of the same half of a day. */
  nextSpread(count: number) {
    const halves = new Set<string>();
    return this.next(Infinity).filter((start) => {
      const half = start.slice(0, 10) + (start.slice(11, 13) < '12');
      return halves.size < count && !halves.has(half) && halves.add(half);
    });
  }

  /** The first free day after one, as far as it is known. */
  nextDayAfter(day: string) {
    const wish = this.host.wish();
    const starts = wish ? this.availability.next(wish, day.slice(0, 7), Infinity) : [];
    return starts.find((start) => start.slice(0, 10) > day)?.slice(0, 10);
  }

  /** With one practitioner chosen: whether anyone is free sooner. */
  private lookElsewhere({ practitionerId, ...wish }: Wish) {
    if (practitionerId) this.availability.firstFree(wish, thisMonth(), this.month).catch(() => undefined);
  }
}

const isOwn = (own: string | undefined, day: string, free: readonly string[]) => own?.slice(0, 10) === day && !free.includes(own);
