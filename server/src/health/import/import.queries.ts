import { asInt, asText, optional, type Mapper } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';

/** A stored resource without its content. */
export interface Stored {
  readonly id: string;
  readonly sourceId: string;
  readonly fingerprint: string;
  readonly version: number;
  readonly patientId: string | null;
}

const stored: Mapper<Stored> = {
  id: asText,
  sourceId: asText,
  fingerprint: asText,
  version: asInt,
  patientId: optional(asText),
};

/** What is stored of these ids of one source and type, by id. One query, whatever their number. */
export async function storedResources(
  caller: Caller,
  source: string,
  type: string,
  ids: readonly string[],
): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const sql = `select r.id, r.sourceId, r.fingerprint, r.version, r.patientId from clinical_resources r
    where r.organizationId = $organizationId and r.source = $source and r.type = $type and r.sourceId in ($ids)`;
  const rows = await caller.db.select(sql, { source, type, ids: [...ids] }, stored);
  return new Map(rows.map((row) => [row.sourceId, row]));
}
