import { asText } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';

/** An address or number in one of its spellings. */
export interface Spelling {
  readonly system: string;
  readonly normalized: string;
}

/**
 * Which of these spellings stand somewhere, but at so few patients that it says something: a clinic's own number, or
 * one that was made up to fill a field, stands at thousands.
 */
export function knownSpellings(caller: Caller, spellings: readonly string[], most: number): Promise<readonly Spelling[]> {
  const sql = `select c.system, c.normalized from contact_points c where c.organizationId = $organizationId and c.system in ($systems)
    and c.normalized in ($spellings) group by c.system, c.normalized having count(c.id) <= $most`;
  return caller.db.select(sql, { systems: ['email', 'phone'], spellings, most }, { system: asText, normalized: asText });
}
