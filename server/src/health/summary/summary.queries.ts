import { asJson, asText, optional, type Mapper } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import { clinicalStates } from '../fhir/conditions.ts';
import type { Facts } from '../fhir/reading.ts';

/** A stored resource that others point at, without its content. */
export interface Linked {
  readonly source: string;
  readonly type: string;
  readonly sourceId: string;
  readonly status: string;
  readonly facts: Facts;
}

/** A stored resource of the chart. */
export interface Noted extends Linked {
  readonly id: string;
  readonly code: string | null;
  readonly codeSystem: string | null;
}

const linked: Mapper<Linked> = {
  source: asText,
  type: asText,
  sourceId: asText,
  status: asText,
  // Written by the readers of this slice only.
  facts: (value) => asJson(value) as Facts,
};
const noted: Mapper<Noted> = { ...linked, id: asText, code: optional(asText), codeSystem: optional(asText) };

const columns = 'r.source, r.type, r.sourceId, r.status, r.facts';

const active = ['AllergyIntolerance', 'MedicationRequest', 'MedicationStatement'];

/** What of a patient's chart the summary is made of: conditions, what is active, completed assessments. */
export function chartOf(caller: Caller, patientId: string) {
  const part = (
    types: string,
    statuses: string,
  ) => `select r.id, r.code, r.codeSystem, ${columns} from clinical_resources r
    where r.organizationId = $organizationId and r.patientId = $patientId and r.type ${types} and r.status ${statuses} and r.\`show\` = $yes`;
  const sql = [
    part('= $condition', 'in ($states)'),
    part('in ($active)', '= $isActive'),
    part('= $impression', '= $isCompleted'),
  ].join(' union all ');
  const binds = {
    patientId,
    yes: true,
    condition: 'Condition',
    states: [...clinicalStates, 'unknown'],
    active,
    isActive: 'active',
  };
  return caller.db.select(sql, { ...binds, impression: 'ClinicalImpression', isCompleted: 'completed' }, noted);
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
  return caller.db.select(sql, { types: [...types], sources: [...sources], ids: [...ids] }, linked);
}

/** A resource of the directory with the business identifier that found it. */
export interface Identified extends Linked {
  readonly identifier: string;
}

/** Resources of the directory by their business identifiers (`system|value`). */
export async function byIdentifiers(caller: Caller, types: readonly string[], identifiers: readonly string[]) {
  if (identifiers.length === 0) return [];
  const sql = `select i.identifier, ${columns} from clinical_identifiers i
    join clinical_resources r on r.organizationId = $organizationId and r.id = i.resourceId
    where i.organizationId = $organizationId and i.type in ($types) and i.identifier in ($identifiers)`;
  const mapper: Mapper<Identified> = { ...linked, identifier: asText };
  return caller.db.select(sql, { types: [...types], identifiers: [...identifiers] }, mapper);
}
