import type { Caller } from '../../http/caller.ts';
import { invalid } from '../../http/problem.ts';
import { organizationDay } from '../../locations/organization-day.ts';
import { text } from '../../locales/text.ts';

/** Refuses a birthday that is still to come on the clinic's calendar. @throws invalid-request — at the field */
export async function assertBorn(caller: Caller, field: string, birthDate: string | null | undefined): Promise<void> {
  if (!birthDate || birthDate <= (await organizationDay(caller, caller.clock.now()))) return;
  throw invalid(`/${field}`, 'future', text(caller.language, 'issue.future'));
}
