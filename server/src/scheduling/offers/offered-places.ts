import type { Caller } from '../../http/caller.ts';
import { applyFilter, isFilteredBy } from '../../plugins/apply-filter.ts';
import { bookableLocations, bookablePractitioners, type BookableLocation, type BookablePractitioner } from './bookable.queries.ts';

interface Asked {
  readonly appointmentTypeId?: string | undefined;
  readonly locationId?: string | undefined;
}

/** Which of these locations plugins leave to the caller, best first. Never inside `tx`. */
export async function leftLocations(caller: Caller, ids: readonly string[], { appointmentTypeId = null }: { appointmentTypeId?: string | null }): Promise<readonly string[]> {
  if (ids.length === 0 || !isFilteredBy(caller, 'scheduling.locations.filter')) return ids;
  return applyFilter(caller, 'scheduling.locations.filter', ids, { patientId: caller.patientId ?? null, appointmentTypeId });
}

/** Which of these practitioners plugins leave to the caller, best first. Never inside `tx`. */
export async function leftPractitioners(caller: Caller, ids: readonly string[], { appointmentTypeId, locationId }: Asked): Promise<readonly string[]> {
  if (ids.length === 0 || !isFilteredBy(caller, 'scheduling.practitioners.filter')) return ids;
  const about = { patientId: caller.patientId ?? null, appointmentTypeId: appointmentTypeId ?? null, locationId: locationId ?? null };
  return applyFilter(caller, 'scheduling.practitioners.filter', ids, about);
}

/** The locations where this caller may book, as plugins leave and order them. */
export async function offeredLocations(caller: Caller, ask: Asked & { practitionerId?: string | undefined }): Promise<readonly BookableLocation[]> {
  const rows = await bookableLocations(caller, ask);
  if (!isFilteredBy(caller, 'scheduling.locations.filter')) return rows;
  const places = placesOf(await leftLocations(caller, rows.map(({ id }) => id), ask));
  return rows.flatMap((row) => withPlace(row, places.get(row.id)));
}

/** The practitioners whom this caller may book, a row a location, with their place as plugins order them: null where none does. */
export async function offeredPractitioners(caller: Caller, ask: Asked): Promise<{ rows: readonly BookablePractitioner[]; isOrdered: boolean }> {
  const all = await bookablePractitioners(caller, ask);
  const there = new Set(await leftLocations(caller, [...new Set(all.map(({ locationId }) => locationId))], ask));
  const rows = all.filter(({ locationId }) => there.has(locationId));
  if (!isFilteredBy(caller, 'scheduling.practitioners.filter')) return { rows, isOrdered: false };
  const places = placesOf(await leftPractitioners(caller, [...new Set(rows.map(({ id }) => id))], ask));
  return { rows: rows.flatMap((row) => withPlace(row, places.get(row.id))), isOrdered: true };
}

const placesOf = (ids: readonly string[]) => new Map(ids.map((id, place) => [id, place]));
const withPlace = <Row>(row: Row, position: number | undefined) => (position === undefined ? [] : [{ ...row, position }]);
