import type { z } from 'zod';
import { forms } from '../contract/forms.ts';
import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { handlers } from '../http/handlers.ts';
import { problem } from '../http/problem.ts';
import { answerForm } from './answer-form.ts';
import { listAnsweredForms, listFormRequests, requestForm, withdrawFormRequest, type AnsweredForm, type RequestView } from './form-requests.ts';
import type { Questionnaire } from './forms.models.ts';
import { listOwnForms, readOwnForm } from './own-forms.ts';
import { outAnswers, outForm, outFormView, questions } from './present-form.ts';
import { changeQuestionnaire, createQuestionnaire, listQuestionnaires, readQuestionnaire } from './questionnaires.ts';

type Ok<Name extends keyof typeof forms> = z.input<(typeof forms)[Name]['ok']>;

/** Forms that patients answer, and what staff ask for. */
export const formRoutes = handlers(forms, {
  listMyForms: async ({ caller, query }) => {
    const { data, nextCursor } = await listOwnForms(caller, patientOf(caller), query);
    return { data: data.map(outForm), nextCursor };
  },
  getMyForm: async ({ caller, params }) => outFormView(await readOwnForm(caller, patientOf(caller), params.id)),
  answerMyForm: async ({ caller, params, body }) => outFormView(await answerForm(caller, { patientId: patientOf(caller), formId: params.id }, body)),
  listQuestionnaires: async ({ caller, query }) => {
    const { data, nextCursor } = await listQuestionnaires(caller, query);
    return { data: data.map(outStored), nextCursor };
  },
  createQuestionnaire: async ({ caller, body }) => outStored(await createQuestionnaire(caller, body)),
  getQuestionnaire: async ({ caller, params }) => outStored(await readQuestionnaire(caller, params.id)),
  changeQuestionnaire: async ({ caller, params, body }) => outStored(await changeQuestionnaire(caller, params.id, body)),
  listFormRequests: async ({ caller, params, query }) => {
    const { data, nextCursor } = await listFormRequests(caller, params.id, query);
    return { data: data.map(outRequest), nextCursor };
  },
  requestForm: async ({ caller, params, body }) => outRequest(await requestForm(caller, params.id, body.questionnaireId)),
  withdrawFormRequest: ({ caller, params }) => withdrawFormRequest(caller, params.id, params.requestId),
  listAnsweredForms: async ({ caller, params, query }) => {
    const { data, nextCursor } = await listAnsweredForms(caller, params.id, query);
    return { data: data.map(outAnswered), nextCursor };
  },
});

/** Everybody who calls a patient's route acts for one; a carer may not have chosen yet. */
function patientOf({ patientId }: Caller): string {
  if (patientId === undefined) throw problem('not-found');
  return patientId;
}

const outStored = ({ id, url, version, title, content, active, createdAt }: Row<Questionnaire>): Ok<'getQuestionnaire'> => ({
  ...{ id, url, version, title, active },
  description: content.description ?? null,
  item: questions(content.item),
  createdAt: createdAt.toISOString(),
});

const outRequest = ({ request, title }: RequestView): Ok<'requestForm'> => ({
  id: request.id,
  questionnaireId: request.questionnaireId,
  title,
  status: request.state,
  createdAt: request.createdAt.toISOString(),
  doneAt: request.state === 'done' ? (request.endedAt?.toISOString() ?? null) : null,
});

function outAnswered({ response, version }: AnsweredForm): Ok<'listAnsweredForms'>['data'][number] {
  const words = new Map(version.content.item.map(({ linkId, text }) => [linkId, text]));
  return {
    id: response.id,
    questionnaireId: version.id,
    title: version.title,
    version: version.version,
    status: response.status === 'amended' ? 'amended' : 'completed',
    completedAt: (response.completedAt ?? response.updatedAt).toISOString(),
    updatedAt: response.updatedAt.toISOString(),
    item: outAnswers(response.items).map((one) => ({ ...one, text: words.get(one.linkId) ?? '' })),
  };
}
