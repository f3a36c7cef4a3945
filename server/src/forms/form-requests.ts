import { audit, auditRead } from '../audit/audit.ts';
import type { Row } from '../db/scoped.ts';
import { retry, tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { problem } from '../http/problem.ts';
import { isPatient } from '../patients/is-patient.ts';
import type { FormRequest, Questionnaire, QuestionnaireResponse } from './forms.models.ts';

/** A form that a patient was asked for, with its name. */
export interface RequestView {
  readonly request: Row<FormRequest>;
  readonly title: string;
}

/** What a patient answered, with the questions as they were asked. */
export interface AnsweredForm {
  readonly response: Row<QuestionnaireResponse>;
  readonly version: Row<Questionnaire>;
}

interface Wanted {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Page<T> {
  readonly data: T[];
  readonly nextCursor: string | null;
}

/** Asks a patient for a form; one that they were asked for and haven't done is answered as it is. @throws not-found */
export function requestForm(caller: Caller, patientId: string, questionnaireId: string): Promise<RequestView> {
  return tx(async () => {
    const { db, ids, clock } = caller;
    const version = await db.Questionnaire.one({ id: questionnaireId, active: true });
    if (!version || !(await isPatient(caller, patientId))) throw problem('not-found');
    const own = { patientId, questionnaireId, open: 'y' } as const;
    const before = await db.FormRequest.one(own);
    if (before) return { request: before, title: version.title };
    try {
      const request = await db.FormRequest.insert({ id: ids.next(), ...own, state: 'open', createdAt: clock.now(), endedAt: null });
      await audit(caller, 'form.request', { type: 'Questionnaire', id: questionnaireId, patientId });
      return { request, title: version.title };
    } catch (error) {
      throw violatedKey(error) === 'form_requests.patientId_questionnaireId_open' ? retry() : error;
    }
  });
}

/** Asks no longer for a form. Asking twice is not an error. @throws not-found */
export function withdrawFormRequest(caller: Caller, patientId: string, id: string): Promise<void> {
  return tx(async () => {
    const request = await caller.db.FormRequest.one({ id, patientId });
    if (!request) throw problem('not-found');
    const won = await caller.db.FormRequest.update({ id, open: 'y' }, { state: 'withdrawn', open: null, endedAt: caller.clock.now() });
    if (won === 1) await audit(caller, 'form.withdraw', { type: 'Questionnaire', id: request.questionnaireId, patientId });
  });
}

/** What a patient was asked for, the latest first. @throws not-found */
export async function listFormRequests(caller: Caller, patientId: string, wanted: Wanted): Promise<Page<RequestView>> {
  await assertPatient(caller, patientId);
  const where = { patientId, ...before(wanted) };
  const found = await caller.db.FormRequest.find({ where, order: [['id', 'DESC']], limit: wanted.limit + 1 });
  const { data, nextCursor } = paged(found, wanted.limit);
  const versions = await versionsOf(caller, data);
  await auditRead(caller, 'form.read', { type: 'Patient', id: patientId });
  return { data: data.map((request) => ({ request, title: versions.get(request.questionnaireId)?.title ?? '' })), nextCursor };
}

/** What a patient answered and completed, the latest first, on the record. @throws not-found */
export async function listAnsweredForms(caller: Caller, patientId: string, wanted: Wanted): Promise<Page<AnsweredForm>> {
  await assertPatient(caller, patientId);
  const where = { patientId, status: { in: ['completed', 'amended'] as const }, ...before(wanted) };
  const found = await caller.db.QuestionnaireResponse.find({ where, order: [['id', 'DESC']], limit: wanted.limit + 1 });
  const { data, nextCursor } = paged(found, wanted.limit);
  const versions = await versionsOf(caller, data);
  await auditRead(caller, 'form.read', { type: 'Patient', id: patientId });
  return {
    data: data.flatMap((response) => {
      const version = versions.get(response.questionnaireId);
      return version ? [{ response, version }] : [];
    }),
    nextCursor,
  };
}

async function assertPatient(caller: Caller, patientId: string): Promise<void> {
  if (!(await isPatient(caller, patientId))) throw problem('not-found');
}

function before({ cursor }: Wanted) {
  const [id] = readCursor(cursor, { id: 'text' }) ?? [];
  return id === undefined ? {} : { id: { lt: String(id) } };
}

function paged<T extends { readonly id: string }>(found: readonly T[], limit: number): Page<T> {
  const data = found.slice(0, limit);
  const last = found.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? cursorOf([last.id]) : null };
}

async function versionsOf({ db }: Caller, rows: readonly { readonly questionnaireId: string }[]): Promise<ReadonlyMap<string, Row<Questionnaire>>> {
  const ids = [...new Set(rows.map((one) => one.questionnaireId))];
  const found = ids.length === 0 ? [] : await db.Questionnaire.find({ where: { id: { in: ids } } });
  return new Map(found.map((one) => [one.id, one]));
}
