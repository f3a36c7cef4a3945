import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { applyFilter, isFilteredBy } from '../../plugins/apply-filter.ts';
import { instantOf, localText, minuteOf, type Zone } from '../../zones.ts';
import { leftLocations, leftPractitioners } from '../offers/offered-places.ts';
import { isTypeOffered } from '../offers/offered-types.ts';
import { askSlots, type AskedSlots, type Days } from './ask-slots.ts';
import { slots, type Candidate, type Starts } from './engine.ts';
import type { Wish } from './slots.queries.ts';

/** What plugins leave of a search: candidates, and the starts of each. */
export interface LeftSlots {
  readonly candidates: readonly Candidate[];
  readonly starts: readonly Starts[];
}

/**
 * The starts that a question has, as plugins leave them: type, location and practitioners are asked before the search, its
 * slots after it. A plugin that fails leaves none. Never inside `tx`.
 * @param showsTaken whether starts that somebody has are of any interest
 */
export async function leftSlots(caller: Caller, wish: Wish, { question, zone }: AskedSlots, showsTaken: boolean): Promise<LeftSlots> {
  if (!hasSay(caller)) return { candidates: question.candidates, starts: slots(question) };
  const candidates = await leftCandidates(caller, wish, question.candidates);
  const starts = slots({ ...question, candidates }).map(({ free, taken }) => ({ free, taken: showsTaken ? taken : [] }));
  return { candidates, starts: await leftStarts(caller, wish, { zone, candidates, starts }) };
}

/**
 * The practitioners whom plugins leave for one start, best first; null where no plugin has a say, and nothing more is read then.
 * Asked before a transaction begins: inside it the rules decide, and then this.
 */
export async function leftAt(caller: Caller, wish: Wish, start: Date, more: { exceptHoldId?: string; asOf?: Date; movesAppointmentId?: string | null | undefined } = {}): Promise<readonly string[] | null> {
  if (!hasSay(caller)) return null;
  const { movesAppointmentId, ...days } = more;
  const minute = minuteOf(start);
  const day = Math.floor(minute / 1440);
  // Whether it may be moved at all is for the transaction to say.
  const moving: Days['moving'] = movesAppointmentId ? { id: movesAppointmentId, priorToReschedule: { value: 0, unit: 'hours' } } : undefined;
  const asked = await askSlots(caller, wish, { ...days, firstDay: day - 1, lastDay: day + 1, moving });
  const { candidates, starts } = await leftSlots(caller, wish, asked, true);
  return candidates.filter((_one, i) => starts[i]?.free.includes(minute) || starts[i]?.taken.includes(minute)).map(({ practitionerId }) => practitionerId);
}

/** Whether any plugin filters what is offered: most servers have none, and ask nothing more. */
const hasSay = (caller: Caller): boolean =>
  isFilteredBy(caller, 'scheduling.appointmentTypes.filter', 'scheduling.locations.filter', 'scheduling.practitioners.filter', 'scheduling.slots.filter');

async function leftCandidates(caller: Caller, wish: Wish, candidates: readonly Candidate[]): Promise<Candidate[]> {
  if (candidates.length === 0 || !(await isTypeOffered(caller, wish.appointmentTypeId))) return [];
  if ((await leftLocations(caller, [wish.locationId], wish)).length === 0) return [];
  const ids = await leftPractitioners(caller, candidates.map(({ practitionerId }) => practitionerId), wish);
  return ids.flatMap((id) => candidates.filter(({ practitionerId }) => practitionerId === id));
}

async function leftStarts(caller: Caller, wish: Wish, { zone, candidates, starts }: LeftSlots & { zone: Zone }): Promise<readonly Starts[]> {
  if (candidates.length === 0 || !isFilteredBy(caller, 'scheduling.slots.filter')) return starts;
  const textOf = (minute: number) => localText(zone, instantOf(minute));
  const found = candidates.flatMap(({ practitionerId }, i) => [
    ...(starts[i]?.free ?? []).map((minute) => ({ practitionerId, start: textOf(minute), isFree: true })),
    ...(starts[i]?.taken ?? []).map((minute) => ({ practitionerId, start: textOf(minute), isFree: false })),
  ]);
  const about = { patientId: caller.patientId ?? null, appointmentTypeId: wish.appointmentTypeId, locationId: wish.locationId, timeZone: zone.name };
  const left = new Set((await applyFilter(caller, 'scheduling.slots.filter', found, about)).map(({ practitionerId, start, isFree }) => `${practitionerId} ${start} ${isFree}`));
  return candidates.map(({ practitionerId }, i) => ({
    free: (starts[i]?.free ?? []).filter((minute) => left.has(`${practitionerId} ${textOf(minute)} true`)),
    taken: (starts[i]?.taken ?? []).filter((minute) => left.has(`${practitionerId} ${textOf(minute)} false`)),
  }));
}

/** What plugins leave for the time of a hold; null where none has a say, or there is no such hold. */
export type LeftForHold = readonly string[] | null;

/** The practitioners whom plugins leave for the time that a hold keeps, as the rules stood when it was made. Before the transaction that books. */
export async function leftForHold(caller: Caller, holdId: string): Promise<LeftForHold> {
  const hold = hasSay(caller) ? await caller.db.Hold.one({ id: holdId }) : null;
  return hold && leftAt(caller, hold, hold.startsAt, { exceptHoldId: hold.id, asOf: hold.createdAt, movesAppointmentId: hold.movesAppointmentId });
}

/** @throws slot-not-offered — plugins took the held time away */
export function assertLeft({ practitionerId }: { readonly practitionerId: string }, left: LeftForHold): void {
  if (left !== null && !left.includes(practitionerId)) throw problem('slot-not-offered');
}
