import { z } from 'zod';

/** Who is looking: a filter reads the patient by its context. Null for guests and whoever hasn't signed in. */
interface Looking {
  readonly patientId: string | null;
}

/** A start with a practitioner, as the search found it. */
export interface FoundSlot {
  readonly practitionerId: string;
  /** With the place's offset: `2026-12-01T09:00:00-07:00`. */
  readonly start: string;
  /** False for what somebody has already: it is shown as taken where the clinic shows that, and else not. */
  readonly isFree: boolean;
}

/** What can be done with one appointment now. */
export interface Decision {
  readonly appointmentId: string;
  readonly canCancel: boolean;
  readonly canReschedule: boolean;
  readonly canJoin: boolean;
}

/** What plugins may change while a request waits: the value they get and return, and what they are told about it. */
export interface Filters {
  /** The types that may be booked by this person, best first. Ids can be left out or reordered; the decision binds the booking. */
  'scheduling.appointmentTypes.filter': { readonly value: readonly string[]; readonly about: Looking };
  /** The locations where the type, or any, may be booked, best first; asked again with one when a time is searched or booked there. */
  'scheduling.locations.filter': { readonly value: readonly string[]; readonly about: Looking & { readonly appointmentTypeId: string | null } };
  /** The practitioners who may be booked for the type and at the location, or any, best first; asked again with those who could take a time. */
  'scheduling.practitioners.filter': { readonly value: readonly string[]; readonly about: Looking & { readonly appointmentTypeId: string | null; readonly locationId: string | null } };
  /** The starts that a search found, of whole days. They can be left out; their order is time's. A booking asks about the days around it. */
  'scheduling.slots.filter': { readonly value: readonly FoundSlot[]; readonly about: Looking & { readonly appointmentTypeId: string; readonly locationId: string; readonly timeZone: string } };
  /** What a patient can do with appointments: what is true can be made false. A request can always be withdrawn, and staff aren't asked about. */
  'scheduling.decisions.filter': { readonly value: readonly Decision[]; readonly about: Looking };
}

/** The name of a filter: `<slice>.<things>.filter`. */
export type FilterName = keyof Filters;

/** How a filter is held to its word. */
export interface FilterDefinition<Name extends FilterName> {
  /** What a failing plugin means: `closed` offers nothing, `open` changes nothing. */
  readonly onFailure: 'closed' | 'open';
  /** What stands where a filter that fails closed has failed. */
  readonly closed: (asked: Filters[Name]['value']) => Filters[Name]['value'];
  /** Whether an answer may follow from what was asked. */
  readonly accepts: (answer: unknown, asked: Filters[Name]['value']) => answer is Filters[Name]['value'];
}

/** A filter that leaves out and reorders: an answer holds nothing twice and nothing new. */
const selection = <Item>(item: z.ZodType<Item>, keyOf: (one: Item) => string) => ({
  onFailure: 'closed' as const,
  closed: () => [],
  accepts: (answer: unknown, asked: readonly Item[]): answer is readonly Item[] => {
    const { data } = z.array(item).safeParse(answer);
    if (!data) return false;
    const left = new Set(asked.map(keyOf));
    return data.every((one) => left.delete(keyOf(one)));
  },
});

const ids = selection(z.string(), (id) => id);
const FoundSlot = z.strictObject({ practitionerId: z.string(), start: z.string(), isFree: z.boolean() });
const Decided = z.array(z.strictObject({ appointmentId: z.string(), canCancel: z.boolean(), canReschedule: z.boolean(), canJoin: z.boolean() }));
const acts = ['canCancel', 'canReschedule', 'canJoin'] as const;

const isNarrower = (answer: unknown, asked: readonly Decision[]): answer is readonly Decision[] => {
  const { data } = Decided.safeParse(answer);
  return data?.length === asked.length && asked.every((one, i) => data[i]?.appointmentId === one.appointmentId && acts.every((act) => one[act] || !data[i]?.[act]));
};
const nothingCanBeDone = (asked: readonly Decision[]) => asked.map(({ appointmentId }) => ({ appointmentId, canCancel: false, canReschedule: false, canJoin: false }));

/** Every filter, and what its failure means. */
export const filters: { readonly [Name in FilterName]: FilterDefinition<Name> } = {
  'scheduling.appointmentTypes.filter': ids,
  'scheduling.locations.filter': ids,
  'scheduling.practitioners.filter': ids,
  'scheduling.slots.filter': selection(FoundSlot, ({ practitionerId, start, isFree }) => `${practitionerId} ${start} ${isFree}`),
  'scheduling.decisions.filter': { onFailure: 'closed', closed: nothingCanBeDone, accepts: isNarrower },
};

/** Whether a name is one of a filter of ours. */
export const isFilterName = (name: string): name is FilterName => Object.hasOwn(filters, name);
