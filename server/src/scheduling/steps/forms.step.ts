import type { Caller } from '../../http/caller.ts';
import { askedForms, type AskedForm } from '../../forms/asked-forms.ts';
import type { BookingStep, StepQuestion } from './step.ts';

/** Where the clinic wants it, all forms of the type and those that it asked the patient for are done before it books. */
export const formsStep: BookingStep = {
  name: 'forms',
  isMissing: async (caller, question) => {
    if (!caller.settings.get('general.mandatory.intakeForm', question.hold.locationId)) return false;
    return (await formsFor(caller, question)).some(({ status }) => status !== 'completed');
  },
  tell: async (caller, question) => ({ forms: (await formsFor(caller, question)).map(({ id, title, status }) => ({ id, title, done: status === 'completed' })) }),
};

/** The forms that go with a held time; none while the section is off. */
export async function formsFor(caller: Caller, { hold, booker }: Pick<StepQuestion, 'hold' | 'booker'>): Promise<AskedForm[]> {
  if (!caller.settings.get('sections.forms')) return [];
  return askedForms(caller, { patientId: booker?.patientId ?? null, appointmentTypeId: hold.appointmentTypeId });
}
