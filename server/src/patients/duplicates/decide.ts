import { audit } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import type { DuplicateReview } from '../details.models.ts';
import { mergePatients } from './merge-patients.ts';
import type { Move } from './move.ts';

/**
 * Merges the two records of a review into one of them. Records that were kept apart may still be merged; asking twice
 * for the same is not an error.
 * @returns the survivor's id
 * @throws not-found, duplicate-decided — merged into the other one, conflict — meanwhile into a third
 */
export function mergeDuplicate(caller: Caller, moves: readonly Move[], id: string, survivorId: string): Promise<string> {
  return tx(async () => {
    const review = await reviewOf(caller, id);
    const { patientId, otherPatientId } = review;
    if (survivorId !== patientId && survivorId !== otherPatientId) throw await notOneOfThem(caller, survivorId);
    // The evidence of a merge names the survivor first.
    if (review.state === 'merged' && patientId === survivorId) return survivorId;
    if (review.state === 'merged') throw problem('duplicate-decided', { state: review.state });
    await decide(caller, review, 'merged');
    await mergePatients(caller, moves, { survivorId, mergedId: survivorId === patientId ? otherPatientId : patientId });
    return survivorId;
  });
}

/**
 * Says that two records are two people. Asking twice is not an error.
 * @throws not-found, duplicate-decided — they were merged
 */
export function keepApart(caller: Caller, id: string): Promise<void> {
  return tx(async () => {
    const review = await reviewOf(caller, id);
    if (review.state === 'merged') throw problem('duplicate-decided', { state: review.state });
    if (review.state === 'apart') return;
    await decide(caller, review, 'apart');
    for (const patientId of [review.patientId, review.otherPatientId]) await audit(caller, 'duplicate.keep-apart', { type: 'DuplicateReview', id, patientId });
  });
}

/** Somebody may have merged that record into a third one meanwhile. */
async function notOneOfThem({ db, language }: Caller, survivorId: string): Promise<Error> {
  const named = await db.Patient.one({ id: survivorId });
  return named?.mergedIntoId ? problem('conflict') : invalid('/survivorId', 'survivor', text(language, 'issue.survivor'));
}

async function reviewOf({ db }: Caller, id: string): Promise<Row<DuplicateReview>> {
  const review = await db.DuplicateReview.one({ id });
  if (!review) throw problem('not-found');
  return review;
}

async function decide({ db, clock, staffUserId, apiKeyId }: Caller, { id, state: before }: Row<DuplicateReview>, state: 'merged' | 'apart'): Promise<void> {
  const decided = { state, decidedById: staffUserId ?? apiKeyId ?? null, decidedAt: clock.now() };
  if ((await db.DuplicateReview.update({ id, state: before }, decided)) !== 1) throw retry();
}
