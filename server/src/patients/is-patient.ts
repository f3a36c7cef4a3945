import type { Caller } from '../http/caller.ts';

/** Whether something new may be written for this patient: it exists, and wasn't merged into another. */
export async function isPatient(caller: Caller, id: string): Promise<boolean> {
  const patient = await caller.db.Patient.one({ id });
  return patient !== null && patient.mergedIntoId === null;
}
