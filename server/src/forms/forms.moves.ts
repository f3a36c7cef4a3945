import type { Caller } from '../http/caller.ts';
import type { Merge, Move, Moved } from '../patients/duplicates/move.ts';

/** What a merged patient was asked for and answered. */
export const moves: readonly Move[] = [
  { table: 'form_requests', columns: ['patientId'], move: moveRequests },
  { table: 'questionnaire_responses', columns: ['patientId'], move: moveResponses },
];

/** A form that both were asked for is asked for once. */
async function moveRequests({ db, clock }: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  const decided: string[] = [];
  for (const { id, questionnaireId } of await db.FormRequest.find({ where: { patientId: mergedId, open: 'y' }, order: [['id', 'ASC']] })) {
    if (!(await db.FormRequest.one({ patientId: survivorId, questionnaireId, open: 'y' }))) continue;
    await db.FormRequest.update({ id }, { state: 'withdrawn', open: null, endedAt: clock.now() });
    decided.push('form-request the same');
  }
  return { rows: await db.FormRequest.update({ patientId: mergedId }, { patientId: survivorId }), decided };
}

/** Of two drafts of one form that which was written last stays. */
async function moveResponses({ db }: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  const decided: string[] = [];
  for (const theirs of await db.QuestionnaireResponse.find({ where: { patientId: mergedId, draft: 'y' }, order: [['id', 'ASC']] })) {
    const own = await db.QuestionnaireResponse.one({ patientId: survivorId, questionnaireId: theirs.questionnaireId, draft: 'y' });
    if (!own) continue;
    await db.QuestionnaireResponse.remove({ id: own.updatedAt < theirs.updatedAt ? own.id : theirs.id });
    decided.push('form draft dropped');
  }
  return { rows: await db.QuestionnaireResponse.update({ patientId: mergedId }, { patientId: survivorId }), decided };
}
