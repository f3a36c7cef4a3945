import type { Caller } from '../../http/caller.ts';
import { beginOf } from '../fhir/dates.ts';
import type { Stored } from './import.queries.ts';
import type { Prepared } from './prepare.ts';

/** On whose behalf an import runs, and under which name its data is kept. */
export interface ImportContext {
  readonly caller: Caller;
  readonly source: string;
}

/** What a row holds of a resource, beside its keys. */
export type Told = ReturnType<typeof told>;

/** The columns of a resource's row. */
export function told({ reading, fingerprint, content }: Prepared, patientId: string | null) {
  const { status, category, code, date, show, facts } = reading;
  return {
    patientId,
    status,
    category,
    code: code?.code ?? null,
    codeSystem: code?.system ?? null,
    date: dateColumn(date),
    show,
    facts,
    fingerprint,
    content,
  };
}

/** A row for a resource that wasn't there. */
export function newRow({ caller, source }: ImportContext, { kind, sourceId }: Prepared, columns: Told) {
  const at = caller.clock.now();
  return { id: caller.ids.next(), source, type: kind, sourceId, version: 1, createdAt: at, updatedAt: at, ...columns };
}

/** Replaces what a row held; answers the new version. Inside `tx`. */
export async function changeRow({ caller }: ImportContext, before: Stored, columns: Told): Promise<number> {
  const version = before.version + 1;
  await caller.db.ClinicalResource.update({ id: before.id }, { ...columns, version, updatedAt: caller.clock.now() });
  return version;
}

/** Dates are sorted by a column that both databases hold; what lies outside any life is left to the words. */
function dateColumn(date: string | null): Date | null {
  return date !== null && /^(1[89]|20|21)/.test(date) ? beginOf(date) : null;
}
