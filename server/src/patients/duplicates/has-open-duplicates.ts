import type { Caller } from '../../http/caller.ts';

/** Whether staff still have to say if this patient is on record twice. */
export async function hasOpenDuplicates({ db }: Caller, patientId: string): Promise<boolean> {
  return (await db.DuplicateReview.count({ patientId, state: 'open' })) + (await db.DuplicateReview.count({ otherPatientId: patientId, state: 'open' })) > 0;
}
