import type { Caller } from '../http/caller.ts';
import { fixtureId, insertPatients, insertPortalUsers } from './fixture-patients.ts';
import { insertScheduling } from './fixture-scheduling.ts';
import { insertStaff } from './fixture-staff.ts';

/** Patients of the fixture that have a portal user. */
export const patients = { maya: fixtureId('pt', 0), noah: fixtureId('pt', 1) } as const;

/** Staff of the fixture by their user type; all have the patients' password. */
export const staffUsers = { manager: 'manager', reception: 'reception' } as const;

/**
 * The shared fixture clinic, untidy on purpose. Inside `tx`. Each slice adds its own part here: parents first, since the
 * copies are made in the order of `db/models.ts`.
 */
export async function insertFixture(caller: Caller): Promise<void> {
  await insertPatients(caller);
  await insertPortalUsers(caller);
  await insertScheduling(caller);
  await insertStaff(caller);
}
