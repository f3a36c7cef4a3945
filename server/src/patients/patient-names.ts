import type { Caller } from '../http/caller.ts';

/** What a patient is called. */
export interface PatientName {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** What patients are called, by id; those who aren't on record any more are missing. */
export async function patientNames(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, PatientName>> {
  const found = await caller.db.Patient.find({ where: { id: { in: ids } } });
  return new Map(found.map(({ id, givenName, familyName }) => [id, { id, givenName, familyName }]));
}
