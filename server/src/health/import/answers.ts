import type { Caller } from '../../http/caller.ts';
import { text } from '../../locales/text.ts';
import { outcome, type OperationOutcome, type Refusal } from '../fhir/outcome.ts';

/** What became of one entry. */
export interface EntryAnswer {
  /** `made` 201; `changed`, `same`, `not-kept` 200; `refused` 4xx. */
  readonly kept: 'made' | 'changed' | 'same' | 'not-kept' | 'refused';
  readonly status: number;
  readonly etag?: string;
  readonly location?: string;
  readonly outcome?: OperationOutcome;
}

/** FHIR's etag of a version. */
export const etag = (version: number): string => `W/"${version}"`;

/** A resource that is stored now, whether or not there was anything to write. */
export function stored(
  kept: 'made' | 'changed' | 'same',
  type: string,
  sourceId: string,
  version: number,
): EntryAnswer {
  const location = `${type}/${sourceId}/_history/${version}`;
  return { kept, status: kept === 'made' ? 201 : 200, etag: etag(version), location };
}

/** A resource of a kind that Portico has no use for: accepted, named, and not stored. */
export function notKept(caller: Caller, type: string): EntryAnswer {
  const words = text(caller.language, 'health.import.not-kept', { type });
  return { kept: 'not-kept', status: 200, etag: etag(0), outcome: outcome('information', 'informational', words) };
}

/** An entry that can't be stored, and why. */
export function refused(caller: Caller, { status, code, reason, values }: Refusal): EntryAnswer {
  const words = text(caller.language, `health.refused.${reason}`, values);
  return { kept: 'refused', status, outcome: outcome('error', code, words) };
}
