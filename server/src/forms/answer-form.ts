import { audit } from '../audit/audit.ts';
import type { Row } from '../db/scoped.ts';
import { retry, tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { askedForms, type FormsOf } from './asked-forms.ts';
import { engine } from './engine/engine.ts';
import type { ResponseItem } from './engine/form.ts';
import { assertFine } from './form-problems.ts';
import type { QuestionnaireResponse } from './forms.models.ts';
import { readForm, type FormView } from './read-form.ts';

/** Answers as they are sent: all of them, every time. */
export interface Answers {
  readonly status: 'draft' | 'completed';
  readonly item: readonly ResponseItem[];
}

/** Whose answers to which form; what the form goes with decides whether it may be answered. */
export interface Answering extends FormsOf {
  readonly patientId: string;
  readonly formId: string;
}

/**
 * Keeps a draft of the answers to a form, or completes it, held against the very version. What the clinic asked for is
 * done by it. One that was completed before is amended, unless the clinic asked for it anew.
 * @throws not-found — no form that this patient is asked for or has answered
 * @throws invalid-request — for each answer that the form doesn't take, or needs
 */
export async function answerForm(caller: Caller, answering: Answering, answers: Answers): Promise<FormView> {
  const { content } = (await readForm(caller, answering)).version;
  const { items, issues } = engine.check(content, answers.item, answers.status === 'completed');
  assertFine(caller, issues);
  return tx(async () => {
    await holdPerson(caller, answering.patientId);
    const isAsked = (await askedForms(caller, answering)).some(({ id, requested }) => id === answering.formId && requested);
    await keep(caller, answering, { items, isComplete: answers.status === 'completed', isAsked });
    await audit(caller, 'form.save', { type: 'Questionnaire', id: answering.formId, patientId: answering.patientId, details: { status: answers.status } });
    return readForm(caller, answering);
  });
}

/** Keeps other answers of the same person waiting, and a merge; guests answer too. @throws not-found — merged meanwhile */
async function holdPerson({ db }: Caller, id: string): Promise<void> {
  if (!(await db.Patient.one({ id, mergedIntoId: null }, { lock: true }))) throw problem('not-found');
}

interface Kept {
  readonly items: readonly ResponseItem[];
  readonly isComplete: boolean;
  /** The clinic asked for it, and it isn't done yet. */
  readonly isAsked: boolean;
}

async function keep(caller: Caller, { patientId, formId }: Answering, { items, isComplete, isAsked }: Kept): Promise<void> {
  const { db } = caller;
  const at = caller.clock.now();
  const own = { patientId, questionnaireId: formId };
  const mine = await db.QuestionnaireResponse.find({ where: own, order: [['id', 'ASC']], lock: true });
  const draft = mine.find((one) => one.draft === 'y');
  const done = mine.findLast((one) => one.draft === null);
  if (!isComplete) return saveDraft(caller, own, { draft, items });
  if (done && !isAsked) {
    if (draft) await db.QuestionnaireResponse.remove({ id: draft.id });
    await db.QuestionnaireResponse.update({ id: done.id }, { items, status: 'amended', language: caller.language, updatedAt: at });
    return;
  }
  const completed = { items, status: 'completed', draft: null, language: caller.language, updatedAt: at, completedAt: at } as const;
  if (!draft) await db.QuestionnaireResponse.insert({ id: caller.ids.next(), ...own, ...completed, createdAt: at });
  else if ((await db.QuestionnaireResponse.update({ id: draft.id, draft: 'y' }, completed)) !== 1) throw retry();
  await db.FormRequest.update({ ...own, open: 'y' }, { state: 'done', open: null, endedAt: at });
}

interface Drafted {
  readonly draft: Row<QuestionnaireResponse> | undefined;
  readonly items: readonly ResponseItem[];
}

async function saveDraft({ db, ids, clock, language }: Caller, own: { patientId: string; questionnaireId: string }, { draft, items }: Drafted): Promise<void> {
  const told = { items, language, updatedAt: clock.now() };
  if (draft) {
    if ((await db.QuestionnaireResponse.update({ id: draft.id, draft: 'y' }, told)) !== 1) throw retry();
    return;
  }
  try {
    await db.QuestionnaireResponse.insert({ id: ids.next(), ...own, ...told, status: 'draft', draft: 'y', createdAt: clock.now() });
  } catch (error) {
    throw violatedKey(error) === 'questionnaire_responses.patientId_questionnaireId_draft' ? retry() : error;
  }
}
