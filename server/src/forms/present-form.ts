import type { z } from 'zod';
import type { Form, holdForms } from '../contract/forms.ts';
import type { Row } from '../db/scoped.ts';
import type { AskedForm } from './asked-forms.ts';
import type { FormItem, ResponseItem } from './engine/form.ts';
import type { QuestionnaireResponse } from './forms.models.ts';
import type { FormView } from './read-form.ts';

type FormWithAnswers = z.input<(typeof holdForms)['getHoldForm']['ok']>;

/** A form in a list. */
export const outForm = ({ completedAt, ...form }: AskedForm): z.input<typeof Form> => ({ ...form, completedAt: completedAt?.toISOString() ?? null });

/** A form with its questions and answers. */
export const outFormView = ({ form, version, response }: FormView): FormWithAnswers => ({
  ...outForm(form),
  description: version.content.description ?? null,
  version: version.version,
  item: questions(version.content.item),
  response: response && outResponse(response),
});

/** Questions, in lists of their own that the contract may look into. */
export const questions = (items: readonly FormItem[]) => items.map(({ answerOption, ...item }) => ({ ...item, ...(answerOption && { answerOption: [...answerOption] }) }));

/** Answers, likewise. */
export const outAnswers = (items: readonly ResponseItem[]) => items.map(({ linkId, answer }) => ({ linkId, answer: [...answer] }));

const outResponse = ({ status, items, updatedAt }: Row<QuestionnaireResponse>) => ({ status, item: outAnswers(items), updatedAt: updatedAt.toISOString() });
