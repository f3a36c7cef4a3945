import { beginOf } from '../fhir/dates.ts';
import type { By } from '../fhir/reading.ts';
import type { Reference } from '../fhir/references.ts';
import type { Noted } from './summary.queries.ts';

/** A condition with what is known of its last assessment; what is missing, its encounter may tell. */
export interface Assessed {
  readonly condition: Noted;
  /** FHIR date. */
  readonly date?: string;
  /** The practitioner who committed it. */
  readonly by?: By;
  readonly encounter?: Reference;
}

/**
 * The last assessment of each condition. A completed impression that names it counts, the latest one; without any, when
 * the condition was recorded and by whom.
 */
export function lastAssessments(conditions: readonly Noted[], impressions: readonly Noted[]): Assessed[] {
  const latest = latestByCondition(impressions);
  return conditions.map((condition) => {
    const { facts, source, sourceId } = condition;
    const impression = latest.get(`${source} ${sourceId}`)?.facts;
    if (!impression)
      return {
        condition,
        date: facts.condition?.recorded,
        by: facts.condition?.recordedBy,
        encounter: facts.encounter,
      };
    return {
      condition,
      date: impression.impression?.date,
      by: impression.impression?.assessor,
      encounter: impression.encounter,
    };
  });
}

/** Whether the encounter is asked for the day or the practitioner. */
export const needsEncounter = ({ date, by }: Assessed): boolean => date === undefined || by === undefined;

/** Of two at once the later stored one is later; one without a date is older than any. */
function latestByCondition(impressions: readonly Noted[]): Map<string, Noted> {
  const latest = new Map<string, { time: number; impression: Noted }>();
  for (const impression of impressions) {
    const { date, about = [] } = impression.facts.impression ?? {};
    const time = date === undefined ? -Infinity : beginOf(date).getTime();
    for (const { id } of about) {
      const key = `${impression.source} ${id}`;
      const other = latest.get(key);
      const isLater = !other || time > other.time || (time === other.time && impression.id > other.impression.id);
      if (isLater) latest.set(key, { time, impression });
    }
  }
  return new Map([...latest].map(([key, { impression }]) => [key, impression]));
}
