import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { applyFilter } from '../../plugins/apply-filter.ts';
import { bookableTypes, type BookableType } from './bookable.queries.ts';

const filterName = 'scheduling.appointmentTypes.filter';

/** The types that this caller may book, as plugins leave and order them. */
export async function offeredTypes(caller: Caller, ask: { practitionerId?: string | undefined } = {}): Promise<readonly BookableType[]> {
  const types = await bookableTypes(caller, ask);
  if (!isFiltered(caller)) return types;
  const ids = await applyFilter(caller, filterName, types.map(({ id }) => id), { patientId: caller.patientId ?? null });
  return ids.flatMap((id, position) => types.filter((type) => type.id === id).map((type) => ({ ...type, position })));
}

/** Whether plugins leave this type to the caller. Asked before a transaction begins: a plugin may take its time. */
export async function isTypeOffered(caller: Caller, typeId: string): Promise<boolean> {
  return !isFiltered(caller) || (await offeredTypes(caller)).some(({ id }) => id === typeId);
}

/** @throws slot-not-offered — a plugin took the type away */
export async function assertTypeOffered(caller: Caller, typeId: string): Promise<void> {
  if (!(await isTypeOffered(caller, typeId))) throw problem('slot-not-offered');
}

/** Whether any plugin filters types at all: most servers have none, and ask nothing more. */
export const isFiltered = ({ runtime }: Caller): boolean => (runtime.plugins?.filtering(filterName).length ?? 0) > 0;
