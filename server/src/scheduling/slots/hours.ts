import { spansOf, type Span, type Zone } from '../../zones.ts';

/** Local hours that repeat every week, from one day to another. Minutes count from local midnight, up to 1440. */
export interface Rule {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  readonly from: number;
  readonly until: number;
  /** First and last day on which it holds, as days since 1970-01-01. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Marked for portal booking inside the standard availability. */
  readonly portal: boolean;
  /** The only types bookable in these hours, or null for all. */
  readonly typeIds: readonly string[] | null;
}

/** Days on which the rules don't say it all: a holiday, an absence, an extra evening. */
export interface Exception {
  readonly kind: 'closed' | 'extra';
  readonly firstDay: number;
  readonly lastDay: number;
  readonly from: number;
  readonly until: number;
  /** Extra hours only: whether they count as portal hours. */
  readonly portal: boolean;
}

/** Which of the hours count for whom. */
export interface HoursPolicy {
  readonly typeId: string;
  readonly portalOnly: boolean;
}

/** A practitioner's hours at one place. Exceptions stand in the order in which they were made: the latest wins. */
export interface Hours {
  readonly rules: readonly Rule[];
  readonly exceptions: readonly Exception[];
}

const dayMinutes = 1440;

/** 1 is Monday, 7 is Sunday; day 0 was a Thursday. */
export const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

/**
 * The openings of each local day from `firstDay` to `lastDay`: the longest runs of effective hours, cut at local
 * midnight, as real time. Local hours keep their meaning when clocks change; within an opening all minutes are real.
 */
export function openings(
  zone: Zone,
  { rules, exceptions }: Hours,
  policy: HoursPolicy,
  days: [number, number],
): Span[] {
  const week: Rule[][] = [[], [], [], [], [], [], [], []];
  for (const rule of rules) if (counts(rule, policy)) week[rule.weekday]?.push(rule);
  const spans: Span[] = [];
  const [firstDay, lastDay] = days;
  for (let day = firstDay; day <= lastDay; day++) {
    const local = localHours(day, week[weekdayOf(day)] ?? [], exceptions, policy.portalOnly);
    if (local.length > 0) openDay(zone, day, local, spans);
  }
  return spans;
}

const counts = ({ portal, typeIds }: Rule, { typeId, portalOnly }: HoursPolicy) =>
  (portal || !portalOnly) && (typeIds === null || typeIds.includes(typeId));

/** Rules first, then the exceptions one after the other: closed takes away, extra adds. */
function localHours(
  day: number,
  rules: readonly Rule[],
  exceptions: readonly Exception[],
  portalOnly: boolean,
): Span[] {
  let hours: Span[] = [];
  for (const rule of rules) if (rule.firstDay <= day && day <= rule.lastDay) hours.push(rule);
  hours = joined(hours);
  for (const exception of exceptions) {
    if (day < exception.firstDay || exception.lastDay < day) continue;
    if (exception.kind === 'closed') hours = without(hours, exception);
    else if (exception.portal || !portalOnly) hours = joined([...hours, exception]);
  }
  return hours;
}

function openDay(zone: Zone, day: number, local: readonly Span[], into: Span[]): void {
  const midnight = day * dayMinutes;
  const real: Span[] = [];
  for (const { from, until } of local) real.push(...spansOf(zone, midnight + from, midnight + until));
  into.push(...joined(real));
}

/** The same minutes as sorted spans that neither touch nor overlap. */
export function joined(spans: readonly Span[]): Span[] {
  if (spans.length < 2) return spans.map(({ from, until }) => ({ from, until }));
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const result: { from: number; until: number }[] = [];
  for (const { from, until } of sorted) {
    const last = result.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else result.push({ from, until });
  }
  return result;
}

function without(spans: readonly Span[], hole: Span): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    if (span.until <= hole.from || hole.until <= span.from) result.push(span);
    else {
      if (span.from < hole.from) result.push({ from: span.from, until: hole.from });
      if (hole.until < span.until) result.push({ from: hole.until, until: span.until });
    }
  }
  return result;
}
