import type { Caller } from '../../http/caller.ts';
import { applyFilter, isFilteredBy } from '../../plugins/apply-filter.ts';
import { bookableTypes, type BookableType } from './bookable.queries.ts';

const filterName = 'scheduling.appointmentTypes.filter';

/** The types that this caller may book, as plugins leave and order them. */
export async function offeredTypes(caller: Caller, ask: { practitionerId?: string | undefined } = {}): Promise<readonly BookableType[]> {
  const types = await bookableTypes(caller, ask);
  if (!isFilteredBy(caller, filterName)) return types;
  const ids = await applyFilter(caller, filterName, types.map(({ id }) => id), { patientId: caller.patientId ?? null });
  return ids.flatMap((id, position) => types.filter((type) => type.id === id).map((type) => ({ ...type, position })));
}

/** Whether plugins leave this type to the caller. Asked before a transaction begins: a plugin may take its time. */
export async function isTypeOffered(caller: Caller, typeId: string): Promise<boolean> {
  return !isFilteredBy(caller, filterName) || (await offeredTypes(caller)).some(({ id }) => id === typeId);
}
