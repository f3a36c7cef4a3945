import type { Caller } from '../http/caller.ts';

/** How staff reach a patient: the preferred contact of each system, else the first. */
export interface Reach {
  readonly phone: string | null;
  readonly email: string | null;
}

/** How staff reach each of these patients, in one statement; verified or not. */
export async function reachList({ db }: Pick<Caller, 'db'>, patientIds: readonly string[]): Promise<ReadonlyMap<string, Reach>> {
  if (patientIds.length === 0) return new Map();
  const contacts = await db.ContactPoint.find({ where: { patientId: { in: [...new Set(patientIds)] } }, order: [['createdAt', 'ASC']] });
  const reach = new Map<string, { phone: string | null; email: string | null; preferred: Set<string> }>();
  for (const { patientId, system, value, preferred } of contacts) {
    const known = reach.get(patientId) ?? { phone: null, email: null, preferred: new Set() };
    reach.set(patientId, known);
    if (preferred !== 'y' && known[system] !== null) continue;
    if (known.preferred.has(system)) continue;
    known[system] = value;
    if (preferred === 'y') known.preferred.add(system);
  }
  return reach;
}
