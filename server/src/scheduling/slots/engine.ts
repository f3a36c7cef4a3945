import { localDay, type Span, type Zone } from '../../zones.ts';
import { joined, openings, type Hours, type HoursPolicy } from './hours.ts';

/** Someone who could take the appointment, with what stands in the way. Times are minutes since the epoch. */
export interface Candidate extends Hours {
  readonly practitionerId: string;
  readonly durationMinutes: number;
  /** Everything that takes this person's time, buffers included, wherever it happens. May overlap. */
  readonly busy: readonly Span[];
}

/** All that decides which slots of a type are offered at a location, but what is decided before asking. */
export interface SlotQuestion extends HoursPolicy {
  readonly zone: Zone;
  /** Local days asked for, as days since 1970-01-01, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly now: number;
  readonly priorMinutes: number;
  readonly daysAhead: number;
  readonly stepMinutes: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly candidates: readonly Candidate[];
}

/** Starts in minutes since the epoch, sorted. Taken ones would be offered if nothing were booked there. */
export interface Starts {
  readonly free: readonly number[];
  readonly taken: readonly number[];
}

/**
 * The slot engine: which starts each candidate can offer, in the order of the candidates.
 * Pure: no clock, no database; sorted integer minutes, no date object per candidate. The definition is
 * `oracle.ts`, which says the same minute by minute and is held against this one by a property test.
 */
export function slots(question: SlotQuestion): Starts[] {
  const { zone, now, priorMinutes, daysAhead } = question;
  const earliest = now + priorMinutes;
  const lastDay = Math.min(question.lastDay, localDay(zone, now) + daysAhead);
  return question.candidates.map((candidate) => startsOf(question, candidate, earliest, lastDay));
}

/** Starts at which at least one of the candidates is free; taken are those that all the others have taken. */
export function anyOf(all: readonly Starts[]): Starts {
  const [only] = all;
  if (only && all.length === 1) return only;
  const free = sortedOnce(all.map((one) => one.free));
  const isFree = new Set(free);
  return { free, taken: sortedOnce(all.map((one) => one.taken)).filter((start) => !isFree.has(start)) };
}

function startsOf(question: SlotQuestion, candidate: Candidate, earliest: number, lastDay: number): Starts {
  const { zone, stepMinutes, bufferBefore, bufferAfter } = question;
  const { durationMinutes } = candidate;
  const free: number[] = [];
  const taken: number[] = [];
  const beyond = lastDay + 2 + Math.ceil(durationMinutes / 1440);
  const open = openings(zone, candidate, question, [question.firstDay - 1, beyond]);
  const hours = joined(open);
  const busy = joined(candidate.busy);
  let inHours = 0;
  let inBusy = 0;
  for (const opening of inOrder(open)) {
    const day = localDay(zone, opening.from);
    if (day < question.firstDay || day > lastDay) continue;
    const skipped = Math.max(0, Math.ceil((earliest - opening.from) / stepMinutes));
    for (let start = opening.from + skipped * stepMinutes; start < opening.until; start += stepMinutes) {
      while ((hours[inHours]?.until ?? Infinity) <= start) inHours++;
      if (start + durationMinutes > (hours[inHours]?.until ?? -Infinity)) continue;
      while ((busy[inBusy]?.until ?? Infinity) <= start - bufferBefore) inBusy++;
      const isFree = (busy[inBusy]?.from ?? Infinity) >= start + durationMinutes + bufferAfter;
      (isFree ? free : taken).push(start);
    }
  }
  return { free, taken };
}

/** Openings come day by day; only where clocks go back over midnight do two days interlock. */
const inOrder = (open: Span[]) => open.sort((a, b) => a.from - b.from);

function sortedOnce(lists: readonly (readonly number[])[]): number[] {
  const all = Int32Array.from(lists.flat()).sort();
  const once: number[] = [];
  let last = -Infinity;
  for (const value of all) {
    if (value !== last) once.push(value);
    last = value;
  }
  return once;
}
