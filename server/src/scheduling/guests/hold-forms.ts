import { auditRead } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { answerForm, type Answers } from '../../forms/answer-form.ts';
import type { AskedForm } from '../../forms/asked-forms.ts';
import { readForm, type FormView } from '../../forms/read-form.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { renewHold, seenHold } from '../holds/keep-hold.ts';
import type { Hold } from '../scheduling.models.ts';
import { bookerOf } from '../steps/booker.ts';
import { formsFor } from '../steps/forms.step.ts';
import type { Booker } from '../steps/step.ts';
import { mayBeGuest } from './public-booking.ts';

/** A held time, by what proves it to be one's own. */
export interface OwnHold {
  readonly id: string;
  readonly token: string | undefined;
}

interface Held {
  readonly hold: Row<Hold>;
  readonly booker: Booker | null;
}

/** The forms that go with a held time. @throws not-found, hold-expired */
export async function listHoldForms(caller: Caller, own: OwnHold): Promise<AskedForm[]> {
  return formsFor(caller, await held(caller, own));
}

/** One of them, with what was answered so far. @throws not-found, hold-expired */
export async function readHoldForm(caller: Caller, own: OwnHold, formId: string): Promise<FormView> {
  const { hold, booker } = await held(caller, own);
  const patientId = booker?.patientId ?? null;
  const view = await readForm(caller, { patientId, appointmentTypeId: hold.appointmentTypeId, formId });
  if (patientId !== null) await auditRead(caller, 'form.read', { type: 'Questionnaire', id: formId, patientId });
  return view;
}

/**
 * Answers one of them. The time stays held for whoever is at it, as long as holds may last.
 * @throws not-found, hold-expired; step-missing — it isn't known yet whose answers they are
 * @throws invalid-request — for each answer that the form doesn't take, or needs
 */
export async function answerHoldForm(caller: Caller, own: OwnHold, formId: string, answers: Answers): Promise<FormView> {
  const { hold, booker } = await held(caller, own);
  if (!booker) throw problem('step-missing', { missing: [mayBeGuest(caller) ? 'contact' : 'sign-in'] });
  const view = await answerForm(caller, { patientId: booker.patientId, appointmentTypeId: hold.appointmentTypeId, formId }, answers);
  await renewHold(caller, hold.id, { token: own.token });
  return view;
}

async function held(caller: Caller, { id, token }: OwnHold): Promise<Held> {
  const hold = await seenHold(caller, id, token);
  return { hold, booker: await bookerOf(caller, hold) };
}
