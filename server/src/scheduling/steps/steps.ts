import type { Caller } from '../../http/caller.ts';
import { mayBeGuest } from '../guests/public-booking.ts';
import { consentStep } from './consent.step.ts';
import { formsStep } from './forms.step.ts';
import { contactStep, nameStep } from './guest.step.ts';
import type { BookingStep, StepName, StepQuestion } from './step.ts';

/** Somebody must be known, or may be a guest. */
const signIn: BookingStep = { name: 'sign-in', isMissing: (caller, { booker }) => booker === null && !mayBeGuest(caller) };

/** Everything that a clinic may ask before it books, in the order in which it is asked. A slice adds its step here. */
export const steps: readonly BookingStep[] = [signIn, contactStep, nameStep, formsStep, consentStep];

/** What is still to be done before the held time can be booked. */
export async function missingSteps(caller: Caller, question: StepQuestion): Promise<StepName[]> {
  const missing: StepName[] = [];
  for (const step of steps) if (await step.isMissing(caller, question)) missing.push(step.name);
  return missing;
}
