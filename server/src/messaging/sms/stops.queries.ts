import { asText, optional } from '../../db/rows.ts';
import { unscopedDb } from '../../db/scoped.ts';

/** Whether somebody answered STOP from this number. All organizations send from the same one, so it ends the SMS of all. */
export async function isStopped(number: string): Promise<boolean> {
  return (await stoppedAmong([number])).has(number);
}

/** Which of these numbers want no SMS. */
export async function stoppedAmong(numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await unscopedDb.select('select number from sms_stops where number in ($numbers) and stopped = $yes', { numbers, yes: true }, { number: asText });
  return new Set(rows.map(({ number }) => number));
}

/** Whose number it is: a patient's contact, or a login's (then without the first two). */
export interface NumberOwner {
  readonly organizationId: string;
  readonly contactId: string | null;
  readonly patientId: string | null;
}

/** Everybody in all organizations who has this number on record, and every organization that heard of it before. */
export function ownersOf(number: string): Promise<readonly NumberOwner[]> {
  return unscopedDb.select<NumberOwner>(
    `select organizationId, id as contactId, patientId from contact_points where normalized = $number and system = 'phone'
     union all select organizationId, null, null from portal_users where linkedPhone = $number
     union all select organizationId, null, null from sms_stops where number = $number`,
    { number },
    { organizationId: asText, contactId: optional(asText), patientId: optional(asText) },
  );
}
