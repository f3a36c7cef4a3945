import { auditRead } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { cursorOf, readCursor } from '../../http/pages.ts';
import { problem } from '../../http/problem.ts';
import type { DuplicateReview } from '../details.models.ts';
import { listProfiles, type PatientProfile } from '../list-profiles.ts';

/** Two records that may be one person, side by side: the older one first. */
export interface DuplicatePair {
  readonly review: Row<DuplicateReview>;
  readonly patients: readonly [PatientProfile, PatientProfile];
}

interface Wanted {
  readonly state: 'open' | 'apart';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of pairs, the oldest first. An audit row for each patient that is shown. @throws invalid-request — a foreign cursor */
export async function listDuplicates(caller: Caller, { state, cursor, limit }: Wanted): Promise<{ data: DuplicatePair[]; nextCursor: string | null }> {
  const [after] = readCursor(cursor, { id: 'text' }) ?? [];
  const where = { state, ...(after === undefined ? {} : { id: { gt: String(after) } }) };
  const found = await caller.db.DuplicateReview.find({ where, order: [['id', 'ASC']], limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return { data: await pairsOf(caller, page), nextCursor: last ? cursorOf([last.id]) : null };
}

/** One pair, on the record. @throws not-found — also once they were merged */
export async function readDuplicate(caller: Caller, id: string): Promise<DuplicatePair> {
  const review = await caller.db.DuplicateReview.one({ id });
  const [pair] = review ? await pairsOf(caller, [review]) : [];
  if (!pair) throw problem('not-found');
  return pair;
}

async function pairsOf(caller: Caller, reviews: readonly Row<DuplicateReview>[]): Promise<DuplicatePair[]> {
  const ids = [...new Set(reviews.flatMap(({ patientId, otherPatientId }) => [otherPatientId, patientId]))];
  const profiles = new Map((await listProfiles(caller, { ids, limit: Math.max(1, ids.length), withGuests: true })).map((one) => [one.id, one]));
  await auditRead(caller, 'patient.read', [...profiles.keys()].map((id) => ({ type: 'Patient', id })));
  return reviews.flatMap((review): DuplicatePair[] => {
    const [one, other] = [review.otherPatientId, review.patientId].toSorted().map((id) => profiles.get(id));
    return one && other ? [{ review, patients: [one, other] }] : [];
  });
}
