import type { Caller } from '../http/caller.ts';

/** A patient's insurance as another system tells of it. */
export interface CoverageNews {
  readonly patientId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly payer: string;
  readonly plan: string | null;
  readonly memberId: string | null;
  readonly status: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** Stores a coverage, or changes the one that the same system told of before. Inside `tx`. */
export async function recordCoverage(caller: Caller, { source, sourceId, ...told }: CoverageNews): Promise<void> {
  const changed = await caller.db.Coverage.update({ source, sourceId }, told);
  if (changed > 0) return;
  const row = {
    id: caller.ids.next(),
    ...told,
    preferred: null,
    totalsKeptByPayer: false,
    source,
    sourceId,
    createdAt: caller.clock.now(),
  };
  await caller.db.Coverage.insert(row);
}
