import type { Caller } from '../http/caller.ts';

/** The location that is the default of the patient acted for; null without one, and where nobody is acted for. */
export async function defaultLocationOf({ db, patientId }: Caller): Promise<string | null> {
  if (patientId === undefined) return null;
  return (await db.Patient.one({ id: patientId }))?.defaultLocationId ?? null;
}
