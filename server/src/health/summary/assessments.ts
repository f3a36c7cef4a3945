import { beginOf, dayOf } from '../fhir/dates.ts';
import type { By } from '../fhir/reading.ts';
import type { Noted } from './summary.queries.ts';

/** When a condition was last assessed, and the practitioners who may have committed that, the likeliest first. */
export interface Assessment {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly on?: string;
  readonly by: readonly (By | undefined)[];
}

/**
 * The last assessment of a condition. A completed impression that names it counts, the latest one; without any, when it
 * was recorded and by whom; and where nobody is named, the practitioner of the encounter.
 */
export function lastAssessment(
  condition: Noted,
  impressions: readonly Noted[],
  encounterOf: (row: Noted) => Noted | undefined,
): Assessment {
  const latest = impressions
    .filter((one) => isAbout(one, condition))
    .sort(byDate)
    .at(-1);
  const encounter = encounterOf(latest ?? condition)?.facts;
  const { recorded, recordedBy } = condition.facts.condition ?? {};
  const date = latest ? (latest.facts.impression?.date ?? encounter?.started) : (recorded ?? encounter?.started);
  const by = latest ? latest.facts.impression?.assessor : recordedBy;
  return { ...(date === undefined ? {} : { on: dayOf(date) }), by: [by, encounter?.practitioner] };
}

const isAbout = (impression: Noted, { source, sourceId }: Noted): boolean =>
  impression.source === source && (impression.facts.impression?.about.some((to) => to.id === sourceId) ?? false);

/** Oldest first; one without a date is older than any, and of two at once the later stored one is later. */
function byDate(a: Noted, b: Noted): number {
  const time = ({ facts }: Noted) =>
    facts.impression?.date === undefined ? -Infinity : beginOf(facts.impression.date).getTime();
  const [left, right] = [time(a), time(b)];
  return left === right ? (a.id < b.id ? -1 : 1) : left - right;
}
