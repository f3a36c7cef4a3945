import type { Caller } from '../http/caller.ts';
import type { Merge, Move, Moved } from '../patients/duplicates/move.ts';

/** What a transition did for a merged patient; what it did for the survivor itself stays. */
export const moves: readonly Move[] = [{ table: 'transition_entries', columns: ['patientId'], move: moveEntries }];

async function moveEntries({ db }: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  const present = new Set((await db.TransitionEntry.find({ where: { patientId: survivorId } })).map(({ transitionId }) => transitionId));
  const decided: string[] = [];
  let rows = 0;
  for (const { transitionId } of await db.TransitionEntry.find({ where: { patientId: mergedId } })) {
    const where = { transitionId, patientId: mergedId };
    if (present.has(transitionId)) {
      await db.TransitionEntry.remove(where);
      decided.push('transition entry of both');
    } else rows += await db.TransitionEntry.update(where, { patientId: survivorId });
  }
  return { rows, decided };
}
