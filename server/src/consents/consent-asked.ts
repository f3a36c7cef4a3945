import type { Caller } from '../http/caller.ts';
import { latestAnswer, latestGuestAnswer } from './consents.queries.ts';
import { schedulingConsent, type SchedulingConsent } from './scheduling-consent.ts';

/** Whom the consent is for. */
export interface ConsentSubject {
  readonly patientId: string;
  readonly isGuest: boolean;
}

/**
 * The consent that has to be answered before booking; null where there is none, or it was answered before and neither text
 * nor document has changed since. A refusal counts as an answer only where the consent isn't required.
 * @param subject null while it isn't known who books
 */
export async function consentAsked(caller: Caller, subject: ConsentSubject | null): Promise<SchedulingConsent | null> {
  const consent = await schedulingConsent(caller);
  if (!consent || !subject || consent.everyTime) return consent;
  const latest = subject.isGuest ? latestGuestAnswer : latestAnswer;
  const answer = await latest(caller, { patientId: subject.patientId, edition: consent.edition, versionId: consent.shown.id });
  return answer && (answer.accepted || !consent.required) ? null : consent;
}
