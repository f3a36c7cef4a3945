import type { Caller } from '../../http/caller.ts';

/** How many records staff still have to compare with this one: they may be the same person. */
export async function countOpenDuplicates({ db }: Caller, patientId: string): Promise<number> {
  return (await db.DuplicateReview.count({ patientId, state: 'open' })) + (await db.DuplicateReview.count({ otherPatientId: patientId, state: 'open' }));
}

/** Whether staff still have to say if this patient is on record twice. */
export const hasOpenDuplicates = async (caller: Caller, patientId: string): Promise<boolean> => (await countOpenDuplicates(caller, patientId)) > 0;
