import { audit } from '../audit/audit.ts';
import type { Change, New, Row } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { assertLocations } from '../locations/assert-locations.ts';
import type { Practitioner } from './practitioners.models.ts';

/** A practitioner and where they work. */
export type WithLocations = Row<Practitioner> & { readonly locationIds: readonly string[] };

type Fields = Omit<New<Practitioner>, 'id' | 'createdAt' | 'bookInPortal' | 'position' | 'active'> &
  Partial<Pick<Practitioner, 'bookInPortal' | 'position' | 'active'>>;

interface Places {
  /** Replaces all of them; absent: they stay. */
  readonly locationIds?: readonly string[] | undefined;
}

/** Adds a practitioner; offered in booking unless said otherwise. @throws not-found — a location isn't there */
export function createPractitioner(
  caller: Caller,
  { locationIds = [], ...fields }: Fields & Places,
): Promise<WithLocations> {
  return tx(async () => {
    const row = {
      bookInPortal: true,
      position: 0,
      active: true,
      ...fields,
      id: caller.ids.next(),
      createdAt: caller.clock.now(),
    };
    const practitioner = await caller.db.Practitioner.insert(row);
    await placeAt(caller, row.id, locationIds);
    await audit(caller, 'practitioner.create', { type: 'Practitioner', id: row.id });
    return { ...practitioner, locationIds };
  });
}

/** Changes a practitioner. @throws not-found */
export function changePractitioner(
  caller: Caller,
  id: string,
  { locationIds, ...change }: Change<Practitioner> & Places,
): Promise<WithLocations> {
  return tx(async () => {
    if (Object.keys(change).length > 0) await caller.db.Practitioner.update({ id }, change);
    await findWithLocations(caller, id);
    if (locationIds) await placeAt(caller, id, locationIds);
    const fields = [...Object.keys(change), ...(locationIds ? ['locationIds'] : [])];
    await audit(caller, 'practitioner.change', { type: 'Practitioner', id, details: { fields } });
    return findWithLocations(caller, id);
  });
}

/** One of them, with where they work. @throws not-found */
export async function findWithLocations({ db }: Caller, id: string): Promise<WithLocations> {
  const practitioner = await db.Practitioner.one({ id });
  if (!practitioner) throw problem('not-found');
  const places = await db.PractitionerLocation.find({ where: { practitionerId: id } });
  return { ...practitioner, locationIds: places.map(({ locationId }) => locationId) };
}

/** Everyone, with where they work. */
export async function listAllPractitioners(caller: Caller): Promise<WithLocations[]> {
  const rows = await caller.db.Practitioner.find();
  const places = await caller.db.PractitionerLocation.find();
  const locationIds = new Map(rows.map(({ id }): [string, string[]] => [id, []]));
  for (const { practitionerId, locationId } of places) locationIds.get(practitionerId)?.push(locationId);
  return rows.map((row) => ({ ...row, locationIds: locationIds.get(row.id) ?? [] }));
}

async function placeAt(caller: Caller, practitionerId: string, locationIds: readonly string[]): Promise<void> {
  const { db } = caller;
  await assertLocations(caller, locationIds);
  const wanted = [...new Set(locationIds)];
  await db.PractitionerLocation.remove({ practitionerId });
  await db.PractitionerLocation.insertAll(wanted.map((locationId) => ({ practitionerId, locationId })));
}
