import { asJson, asText, optional, type Mapper } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import type { Facts } from '../fhir/reading.ts';

/** A stored resource as the summary needs it: without its content. */
export interface Noted {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly sourceId: string;
  readonly status: string;
  readonly code: string | null;
  readonly codeSystem: string | null;
  readonly facts: Facts;
}

const noted: Mapper<Noted> = {
  id: asText,
  source: asText,
  type: asText,
  sourceId: asText,
  status: asText,
  code: optional(asText),
  codeSystem: optional(asText),
  // Written by the readers of this slice only.
  facts: (value) => asJson(value) as Facts,
};

const columns = 'r.id, r.source, r.type, r.sourceId, r.status, r.code, r.codeSystem, r.facts';

/** What of a patient's chart may be shown, of these types and states. */
export function chartOf(caller: Caller, patientId: string, types: readonly string[], statuses: readonly string[]) {
  const sql = `select ${columns} from clinical_resources r where r.organizationId = $organizationId and r.patientId = $patientId
    and r.type in ($types) and r.status in ($statuses) and r.\`show\` = $shown`;
  return caller.db.select(sql, { patientId, types: [...types], statuses: [...statuses], shown: true }, noted);
}

/** Resources of these types by the ids that their sources gave them. */
export async function bySourceIds(
  caller: Caller,
  types: readonly string[],
  sources: readonly string[],
  ids: readonly string[],
) {
  if (ids.length === 0) return [];
  const sql = `select ${columns} from clinical_resources r where r.organizationId = $organizationId and r.source in ($sources)
    and r.type in ($types) and r.sourceId in ($ids)`;
  return caller.db.select(sql, { types: [...types], sources: [...sources], ids: [...ids] }, noted);
}

/** A resource of the directory with the business identifier that found it. */
export interface Identified extends Noted {
  readonly identifier: string;
}

/** Resources of the directory by their business identifiers (`system|value`). */
export async function byIdentifiers(caller: Caller, types: readonly string[], identifiers: readonly string[]) {
  if (identifiers.length === 0) return [];
  const sql = `select i.identifier, ${columns} from clinical_identifiers i
    join clinical_resources r on r.organizationId = $organizationId and r.id = i.resourceId
    where i.organizationId = $organizationId and i.type in ($types) and i.identifier in ($identifiers)`;
  const mapper: Mapper<Identified> = { ...noted, identifier: asText };
  return caller.db.select(sql, { types: [...types], identifiers: [...identifiers] }, mapper);
}
