import { auditRead } from '../audit/audit.ts';
import type { Caller } from '../http/caller.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { askedForms, type AskedForm } from './asked-forms.ts';
import { readForm, type FormView } from './read-form.ts';

/** A page of a patient's forms, what is still to do first. @throws invalid-request — a foreign cursor */
export async function listOwnForms(
  caller: Caller,
  patientId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ data: AskedForm[]; nextCursor: string | null }> {
  const [after] = readCursor(cursor, { id: 'text' }) ?? [];
  const all = await askedForms(caller, { patientId });
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const data = all.slice(from, from + limit);
  const last = from + limit < all.length ? data.at(-1) : undefined;
  return { data, nextCursor: last ? cursorOf([last.id]) : null };
}

/** A form of a patient's with their answers, on the record. @throws not-found */
export async function readOwnForm(caller: Caller, patientId: string, formId: string): Promise<FormView> {
  const view = await readForm(caller, { patientId, formId });
  await auditRead(caller, 'form.read', { type: 'Questionnaire', id: formId, patientId });
  return view;
}
