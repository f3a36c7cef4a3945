import type { Caller } from '../http/caller.ts';
import { isId } from '../ids.ts';

/** The practitioner whom this source, or we ourselves, call so; null where nobody is. Never by name. */
export async function findPractitioner(
  { db }: Caller,
  source: string,
  id: string,
): Promise<{ readonly id: string } | null> {
  return (await db.Practitioner.one({ source, sourceId: id })) ?? (isId(id) ? db.Practitioner.one({ id }) : null);
}

/** The one location where a practitioner works; null where there are several or none. */
export async function onlyLocationOf({ db }: Caller, practitionerId: string): Promise<string | null> {
  const places = await db.PractitionerLocation.find({ where: { practitionerId }, limit: 2 });
  return places.length === 1 ? (places[0]?.locationId ?? null) : null;
}
