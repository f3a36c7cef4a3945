import type { Caller } from '../http/caller.ts';

/** The zone of the patient's own clinic, else of the first one: in which they are told when something was. */
export async function clinicZone({ db }: Caller, patientId: string | null): Promise<string> {
  const own = patientId && (await db.Patient.one({ id: patientId }))?.defaultLocationId;
  const home = own ? await db.Location.one({ id: own }) : null;
  if (home) return home.timeZone;
  const [first] = await db.Location.find({ where: { active: true }, order: [['position', 'ASC']], limit: 1 });
  return first?.timeZone ?? 'UTC';
}
