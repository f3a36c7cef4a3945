import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import type { FormRequest, Questionnaire, QuestionnaireResponse } from './forms.models.ts';
import { requiredByVisits } from './forms.queries.ts';
import { formsOfTypes } from './type-forms.ts';

/** A form that somebody is asked for, or has answered. Its id is that of the version. */
export interface AskedForm {
  readonly id: string;
  readonly title: string;
  readonly status: 'due' | 'draft' | 'completed';
  /** The clinic asked this patient for it. */
  readonly requested: boolean;
  readonly completedAt: Date | null;
}

/** Whose forms, and for what. */
export interface FormsOf {
  /** Null: somebody who has done nothing yet. */
  readonly patientId: string | null;
  /** The type that is being booked; without it, all that the patient has to do and has done. */
  readonly appointmentTypeId?: string;
}

/**
 * The forms that go with a booking (those of its type, and those that the clinic asked the patient for), or without one
 * all forms of a patient. What is still to do stands first. A form that was done counts in any of its versions; one
 * that the clinic asked for anew is to be done anew.
 */
export async function askedForms(caller: Caller, { patientId, appointmentTypeId }: FormsOf): Promise<AskedForm[]> {
  const { db } = caller;
  const requests = patientId === null ? [] : await db.FormRequest.find({ where: { patientId, open: 'y' } });
  const responses = patientId === null ? [] : await db.QuestionnaireResponse.find({ where: { patientId }, order: [['id', 'ASC']] });
  const required = appointmentTypeId === undefined ? await ofVisits(caller, patientId) : ((await formsOfTypes(caller, [appointmentTypeId])).get(appointmentTypeId) ?? []);
  const ids = [...new Set([...requests.map((one) => one.questionnaireId), ...required, ...responses.map((one) => one.questionnaireId)])];
  const versions = ids.length === 0 ? [] : await db.Questionnaire.find({ where: { id: { in: ids } } });
  const all = sorted({ requests, responses, required, versions });
  const isWanted = ({ id, requested }: AskedForm) => appointmentTypeId === undefined || requested || required.includes(id) || isVersionOf(versions, required, id);
  return all.filter(isWanted);
}

async function ofVisits(caller: Caller, patientId: string | null): Promise<string[]> {
  return patientId === null ? [] : (await requiredByVisits(caller, patientId)).map(({ questionnaireId }) => questionnaireId);
}

/** Whether a form that was done is one of those that are required, in another version. */
function isVersionOf(versions: readonly Row<Questionnaire>[], required: readonly string[], id: string): boolean {
  const url = versions.find((one) => one.id === id)?.url;
  return versions.some((one) => required.includes(one.id) && one.url === url);
}

interface Known {
  readonly requests: readonly Row<FormRequest>[];
  readonly responses: readonly Row<QuestionnaireResponse>[];
  readonly required: readonly string[];
  readonly versions: readonly Row<Questionnaire>[];
}

function sorted({ requests, responses, required, versions }: Known): AskedForm[] {
  const byId = new Map(versions.map((one) => [one.id, one]));
  const done = new Map(responses.filter(({ status }) => status !== 'draft').map((one) => [one.questionnaireId, one]));
  const doneUrls = new Set([...done.keys()].map((id) => byId.get(id)?.url));
  const drafts = new Set(responses.filter(({ draft }) => draft === 'y').map((one) => one.questionnaireId));
  const isActive = (id: string) => byId.get(id)?.active ?? false;
  const asked = requests.map((one) => one.questionnaireId).filter(isActive);
  const due = new Set([...asked, ...required.filter((id) => isActive(id) && !doneUrls.has(byId.get(id)?.url))]);
  const shown = (id: string, status: AskedForm['status']): AskedForm[] => {
    const version = byId.get(id);
    return version ? [{ id, title: version.title, status, requested: asked.includes(id), completedAt: done.get(id)?.completedAt ?? null }] : [];
  };
  const finished = [...done.keys()].filter((id) => !due.has(id)).toReversed();
  return [...[...due].flatMap((id) => shown(id, drafts.has(id) ? 'draft' : 'due')), ...finished.flatMap((id) => shown(id, 'completed'))];
}
