import type { Zone } from '../../zones.ts';
import type { Candidate, SlotQuestion, Starts } from './engine.ts';
import type { Rule } from './hours.ts';

/**
 * The definition of an offered slot, asked of every single minute: slow and obvious on purpose.
 * Tests hold the engine against it; nothing else uses it.
 */
export function oracle(question: SlotQuestion): Starts[] {
  return question.candidates.map((candidate) => {
    const minutes = new Map<number, Minute>();
    const begins = (question.firstDay - 1) * 1440;
    const ends = (question.lastDay + 3) * 1440 + candidate.durationMinutes;
    for (let minute = begins; minute < ends; minute++) minutes.set(minute, look(question, candidate, minute));
    const free: number[] = [];
    const taken: number[] = [];
    for (let start = begins; start < ends; start++) {
      const end = start + candidate.durationMinutes;
      if (!isAsked(question, start) || !isOnGrid(minutes, start, question.stepMinutes)) continue;
      if (!every(start, end, (minute) => minutes.get(minute)?.isOpen === true)) continue;
      const isBusy = (minute: number) => candidate.busy.some((busy) => busy.from <= minute && minute < busy.until);
      const isFree = every(start - question.bufferBefore, end + question.bufferAfter, (minute) => !isBusy(minute));
      (isFree ? free : taken).push(start);
    }
    return { free, taken };
  });
}

interface Minute {
  readonly day: number;
  readonly isOpen: boolean;
}

function look(question: SlotQuestion, candidate: Candidate, minute: number): Minute {
  const local = localMinute(question.zone, minute);
  const day = Math.floor(local / 1440);
  const time = local - day * 1440;
  let isOpen = candidate.rules.some((rule) => ruleOpens(question, rule, day, time));
  for (const { kind, portal, ...exception } of candidate.exceptions) {
    if (day < exception.firstDay || day > exception.lastDay) continue;
    if (time < exception.from || time >= exception.until) continue;
    if (kind === 'closed') isOpen = false;
    else if (portal || !question.portalOnly) isOpen = true;
  }
  return { day, isOpen };
}

function ruleOpens({ portalOnly, typeId }: SlotQuestion, rule: Rule, day: number, time: number): boolean {
  if (time < rule.from || time >= rule.until) return false;
  if (day < rule.firstDay || day > rule.lastDay) return false;
  if (rule.weekday !== (new Date(day * 86_400_000).getUTCDay() || 7)) return false;
  if (portalOnly && !rule.portal) return false;
  return rule.typeIds === null || rule.typeIds.includes(typeId);
}

/** Reads the zone's list from the end, as one would with a finger on paper. */
function localMinute({ since, offsets }: Zone, minute: number): number {
  for (let i = since.length - 1; i >= 0; i--) {
    if ((since[i] ?? Infinity) <= minute) return minute + (offsets[i] ?? 0);
  }
  return minute;
}

function isAsked({ zone, firstDay, lastDay, now, priorMinutes, daysAhead }: SlotQuestion, start: number): boolean {
  const day = Math.floor(localMinute(zone, start) / 1440);
  const today = Math.floor(localMinute(zone, now) / 1440);
  return firstDay <= day && day <= lastDay && day <= today + daysAhead && now + priorMinutes <= start;
}

/** Counted from the first of the open minutes that lead up to this one without a gap on the same local day. */
function isOnGrid(minutes: ReadonlyMap<number, Minute>, start: number, step: number): boolean {
  const day = minutes.get(start)?.day;
  let first = start;
  for (let before = minutes.get(first - 1); before?.isOpen && before.day === day; before = minutes.get(first - 1))
    first--;
  return (start - first) % step === 0;
}

function every(from: number, until: number, holds: (minute: number) => boolean): boolean {
  for (let minute = from; minute < until; minute++) if (!holds(minute)) return false;
  return true;
}
