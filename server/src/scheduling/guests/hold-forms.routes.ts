import type { Request } from 'express';
import { holdForms } from '../../contract/forms.ts';
import { outForm, outFormView } from '../../forms/present-form.ts';
import { handlers } from '../../http/handlers.ts';
import { answerHoldForm, listHoldForms, readHoldForm, type OwnHold } from './hold-forms.ts';

/** The forms that go with a held time. */
export const holdFormRoutes = handlers(holdForms, {
  listHoldForms: async ({ caller, params, request }) => ({ data: (await listHoldForms(caller, own(params, request))).map(outForm) }),
  getHoldForm: async ({ caller, params, request }) => outFormView(await readHoldForm(caller, own(params, request), params.formId)),
  answerHoldForm: async ({ caller, params, body, request }) => outFormView(await answerHoldForm(caller, own(params, request), params.formId, body)),
});

const own = ({ id }: { id: string }, request: Request): OwnHold => ({ id, token: request.get('Portico-Hold') });
