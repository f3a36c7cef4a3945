import { z } from 'zod';

/** What plugins may change while a request waits: the value they get and return, and what they are told about it. */
export interface Filters {
  /** The types that may be booked by this person, best first. Ids can be left out or reordered; the decision binds the booking. */
  'scheduling.appointmentTypes.filter': { readonly value: readonly string[]; readonly about: { readonly patientId: string | null } };
}

/** The name of a filter: `<slice>.<things>.filter`. */
export type FilterName = keyof Filters;

/** How a filter is held to its word. */
export interface FilterDefinition<Name extends FilterName> {
  /** What a failing plugin means: `closed` offers nothing, `open` changes nothing. */
  readonly onFailure: 'closed' | 'open';
  /** What stands where a filter that fails closed has failed. */
  readonly closed: Filters[Name]['value'];
  /** Whether an answer may follow from what was asked. */
  readonly accepts: (answer: unknown, asked: Filters[Name]['value']) => answer is Filters[Name]['value'];
}

const ids = z.array(z.string());
const isSelection = (answer: unknown, asked: readonly string[]): answer is readonly string[] => {
  const { data } = ids.safeParse(answer);
  return data !== undefined && new Set(data).size === data.length && data.every((id) => asked.includes(id));
};

/** Every filter, and what its failure means. */
export const filters: { readonly [Name in FilterName]: FilterDefinition<Name> } = {
  'scheduling.appointmentTypes.filter': { onFailure: 'closed', closed: [], accepts: isSelection },
};

/** Whether a name is one of a filter of ours. */
export const isFilterName = (name: string): name is FilterName => Object.hasOwn(filters, name);
