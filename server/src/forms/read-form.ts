import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { askedForms, type AskedForm, type FormsOf } from './asked-forms.ts';
import type { Questionnaire, QuestionnaireResponse } from './forms.models.ts';

/** A form with its questions and what was answered so far. */
export interface FormView {
  readonly form: AskedForm;
  readonly version: Row<Questionnaire>;
  /** The draft if there is one, else what was completed last. */
  readonly response: Row<QuestionnaireResponse> | null;
}

/**
 * A form that somebody is asked for or has answered.
 * @throws not-found — also for a form of the clinic that nobody asked them for
 */
export async function readForm(caller: Caller, { formId, ...whose }: FormsOf & { readonly formId: string }): Promise<FormView> {
  const form = (await askedForms(caller, whose)).find(({ id }) => id === formId);
  const version = form ? await caller.db.Questionnaire.one({ id: formId }) : null;
  if (!form || !version) throw problem('not-found');
  return { form, version, response: await latestOf(caller, whose.patientId, form) };
}

async function latestOf({ db }: Caller, patientId: string | null, { id, status, requested }: AskedForm): Promise<Row<QuestionnaireResponse> | null> {
  if (patientId === null) return null;
  const mine = await db.QuestionnaireResponse.find({ where: { patientId, questionnaireId: id }, order: [['id', 'ASC']] });
  const done = mine.findLast((one) => one.draft === null);
  // Asked for anew, it begins empty; answered before, it is what is amended.
  return mine.find((one) => one.draft === 'y') ?? (status === 'completed' || !requested ? done : undefined) ?? null;
}
