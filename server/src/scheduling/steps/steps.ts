import type { Caller } from '../../http/caller.ts';
import { mayBeGuest } from '../guests/public-booking.ts';
import { cardStep } from './card.step.ts';
import { consentStep } from './consent.step.ts';
import { coverageStep } from './coverage.step.ts';
import { formsStep } from './forms.step.ts';
import { contactStep, nameStep } from './guest.step.ts';
import type { BookingStep, StepName, StepQuestion } from './step.ts';

/** Somebody must be known, or may be a guest. */
const signIn: BookingStep = { name: 'sign-in', isMissing: (caller, { booker }) => booker === null && !mayBeGuest(caller) };

/** Everything that a clinic may ask before it books, in the order in which it is asked. A slice adds its step here. */
export const steps: readonly BookingStep[] = [signIn, contactStep, nameStep, formsStep, consentStep, cardStep, coverageStep];

/** What is still to be done before the held time can be booked. */
export async function missingSteps(caller: Caller, question: StepQuestion): Promise<StepName[]> {
  const missing: StepName[] = [];
  for (const { name, isMissing } of steps) if (name !== null && (await isMissing(caller, question))) missing.push(name);
  return missing;
}
