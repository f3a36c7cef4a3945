import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, line, page, paging, paragraph } from './shapes.ts';

const coding = {
  system: z.string().max(254).optional(),
  code: z.string().min(1).max(200).optional(),
  display: line(300).optional(),
};

const AnswerOption = z
  .union([
    z.strictObject({ valueString: line(300) }),
    z.strictObject({ valueCoding: z.strictObject(coding) }),
  ])
  .meta({ id: 'FormAnswerOption', description: 'FHIR `answerOption`: a coding has a code or a display' });

/** One question, in FHIR's words. */
export const FormItem = z
  .strictObject({
    linkId: line(100),
    text: paragraph(1000),
    type: z.string().min(1).max(40).meta({ description: '`string`, `text`, `boolean` or `choice`; others are refused by name' }),
    required: z.boolean().optional(),
    repeats: z.literal(false).optional(),
    maxLength: z.number().int().min(1).max(10_000).optional(),
    answerOption: z.array(AnswerOption).min(1).max(100).optional(),
  })
  .meta({ id: 'FormItem' });

const known = { url: z.url().max(254).optional(), version: line(64).optional(), title: line(200) };

/** A FHIR R4 Questionnaire of flat questions. */
const Questionnaire = z
  .strictObject({
    resourceType: z.literal('Questionnaire'),
    id: z.string().max(64).optional(),
    ...known,
    name: line(200).optional(),
    status: z.enum(['draft', 'active']).optional(),
    subjectType: z.array(z.literal('Patient')).max(1).optional(),
    language: line(20).optional(),
    date: z.string().max(40).optional(),
    publisher: line(200).optional(),
    description: paragraph(2000).optional(),
    item: z.array(FormItem).min(1).max(200),
  })
  .meta({ id: 'Questionnaire', description: 'FHIR R4. Without `url` it gets one of its own, without `version` a hash of its content' });

const StoredForm = z
  .object({
    id: id(),
    url: z.string(),
    version: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    active: z.boolean().meta({ description: 'Off: nobody is asked for it any more' }),
    item: z.array(FormItem),
    createdAt: instant(),
  })
  .meta({ id: 'StoredQuestionnaire', description: 'Never changes: other content is another version' });

/** An answer, in FHIR's words. */
const FormAnswer = z
  .union([
    z.strictObject({ valueString: z.string().max(10_000) }),
    z.strictObject({ valueBoolean: z.boolean() }),
    z.strictObject({ valueCoding: z.strictObject(coding) }),
  ])
  .meta({ id: 'FormAnswer' });

const ResponseItem = z
  .strictObject({ linkId: line(100), answer: z.array(FormAnswer).max(20) })
  .meta({ id: 'FormResponseItem', description: 'FHIR `QuestionnaireResponse.item`' });

/** A form that somebody is asked for, or has answered. */
export const Form = z
  .object({
    id: id(),
    title: z.string(),
    status: z.enum(['due', 'draft', 'completed']),
    requested: z.boolean().meta({ description: 'The clinic asked this patient for it' }),
    completedAt: instant().nullable(),
  })
  .meta({ id: 'Form' });

const FormWithAnswers = Form.extend({
  description: z.string().nullable(),
  version: z.string(),
  item: z.array(FormItem),
  response: z
    .object({ status: z.enum(['draft', 'completed', 'amended']), item: z.array(ResponseItem), updatedAt: instant() })
    .nullable()
    .meta({ id: 'FormResponse', description: 'What was answered so far; null: nothing yet' }),
}).meta({ id: 'FormWithAnswers' });

const answers = z.strictObject({
  status: z.enum(['draft', 'completed']).meta({ description: 'A draft may lack anything; a completed one is held against every rule of the form' }),
  item: z.array(ResponseItem).max(200).meta({ description: 'All answers: what isn’t here is no longer answered' }),
});

const Requested = z
  .object({
    id: id(),
    questionnaireId: id(),
    title: z.string(),
    status: z.enum(['open', 'done', 'withdrawn']),
    createdAt: instant(),
    doneAt: instant().nullable(),
  })
  .meta({ id: 'FormRequest' });

const Answered = z
  .object({
    id: id(),
    questionnaireId: id(),
    title: z.string(),
    version: z.string(),
    status: z.enum(['completed', 'amended']),
    completedAt: instant(),
    updatedAt: instant(),
    item: z.array(z.object({ linkId: z.string(), text: z.string(), answer: z.array(FormAnswer) })),
  })
  .meta({ id: 'AnsweredForm', description: 'With the words of the questions as they were asked' });

const mine = { callers: ['patient'], section: 'forms' } as const;
const onHold = { callers: ['public', 'patient', 'staff'], section: 'forms', headers: ['Portico-Hold'] } as const;
const staffs = { callers: ['staff'], permission: 'forms' } as const;
const one = z.strictObject({ id: id() });
const ofHold = z.strictObject({ id: id(), formId: id() });
const aboutAnswers =
  'Answers that the form doesn’t take are `invalid-request`, each by its place: `/item/0/answer/0`, or `/item/-/<linkId>` for one that is missing. Completing it again amends it.';

/** Forms that patients answer, before they book where the clinic wants it; `server/src/forms/`. */
export const forms = {
  listMyForms: route({
    ...mine,
    method: 'get',
    path: '/v1/me/forms',
    summary: 'List one’s forms: those that are asked for first',
    query: z.strictObject(paging),
    ok: page(Form),
  }),
  getMyForm: route({ ...mine, method: 'get', path: '/v1/me/forms/{id}', summary: 'Read a form with one’s answers', params: one, ok: FormWithAnswers, problems: ['not-found'] }),
  answerMyForm: route({
    ...mine,
    method: 'put',
    path: '/v1/me/forms/{id}/response',
    summary: 'Keep a draft of one’s answers, or complete the form',
    description: aboutAnswers,
    params: one,
    body: answers,
    ok: FormWithAnswers,
    problems: ['not-found'],
  }),
  listQuestionnaires: route({
    ...staffs,
    method: 'get',
    path: '/v1/admin/questionnaires',
    summary: 'List the clinic’s forms, the latest first',
    query: z.strictObject(paging),
    ok: page(StoredForm),
  }),
  createQuestionnaire: route({
    ...staffs,
    method: 'post',
    path: '/v1/admin/questionnaires',
    summary: 'Add a form, or a new version of one',
    description:
      'A FHIR R4 Questionnaire. Flat questions of the types `string`, `text`, `boolean` and `choice` so far: whatever else it holds is `invalid-request`, each by its place. The same content again is answered alike. Appointment types that asked for an earlier version ask for this one.',
    idempotent: true,
    status: 201,
    body: Questionnaire,
    ok: StoredForm,
    problems: ['already-exists'],
  }),
  getQuestionnaire: route({ ...staffs, method: 'get', path: '/v1/admin/questionnaires/{id}', summary: 'Read a form', params: one, ok: StoredForm, problems: ['not-found'] }),
  changeQuestionnaire: route({
    ...staffs,
    method: 'patch',
    path: '/v1/admin/questionnaires/{id}',
    summary: 'Retire a form, or bring it back',
    description: 'What was answered stays.',
    params: one,
    body: z.strictObject({ active: z.boolean() }),
    ok: StoredForm,
    problems: ['not-found'],
  }),
  listFormRequests: route({
    ...staffs,
    method: 'get',
    path: '/v1/admin/patients/{id}/form-requests',
    summary: 'List the forms that a patient was asked for, the latest first',
    params: one,
    query: z.strictObject(paging),
    ok: page(Requested),
    problems: ['not-found'],
  }),
  requestForm: route({
    ...staffs,
    method: 'post',
    path: '/v1/admin/patients/{id}/form-requests',
    summary: 'Ask a patient for a form',
    description: 'One that the patient was asked for and hasn’t done yet is answered as it is.',
    idempotent: true,
    status: 201,
    params: one,
    body: z.strictObject({ questionnaireId: id() }),
    ok: Requested,
    problems: ['not-found'],
  }),
  withdrawFormRequest: route({
    ...staffs,
    method: 'delete',
    path: '/v1/admin/patients/{id}/form-requests/{requestId}',
    summary: 'Ask no longer for a form',
    params: z.strictObject({ id: id(), requestId: id() }),
    ok: z.undefined(),
    problems: ['not-found'],
  }),
  listAnsweredForms: route({
    ...staffs,
    method: 'get',
    path: '/v1/admin/patients/{id}/forms',
    summary: 'Read what a patient answered, the latest first',
    params: one,
    query: z.strictObject(paging),
    ok: page(Answered),
    problems: ['not-found'],
  }),
};

/** The forms that go with a held time; `server/src/scheduling/guests/`. */
export const holdForms = {
  listHoldForms: route({
    ...onHold,
    method: 'get',
    path: '/v1/holds/{id}/forms',
    summary: 'List the forms that go with a held time',
    description: 'Those that the appointment type asks for, and those that the clinic asked this patient for.',
    params: one,
    ok: z.object({ data: z.array(Form) }),
    problems: ['not-found', 'hold-expired'],
  }),
  getHoldForm: route({
    ...onHold,
    method: 'get',
    path: '/v1/holds/{id}/forms/{formId}',
    summary: 'Read a form that goes with a held time, with what was answered',
    params: ofHold,
    ok: FormWithAnswers,
    problems: ['not-found', 'hold-expired'],
  }),
  answerHoldForm: route({
    ...onHold,
    method: 'put',
    path: '/v1/holds/{id}/forms/{formId}/response',
    summary: 'Answer a form before booking',
    description: `A guest proves the contact first (\`step-missing\`). The hold is renewed by it. ${aboutAnswers}`,
    params: ofHold,
    body: answers,
    ok: FormWithAnswers,
    problems: ['not-found', 'hold-expired', 'step-missing'],
  }),
};
