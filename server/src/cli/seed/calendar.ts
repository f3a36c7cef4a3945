import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { at, dayMs, daysAgo } from './clock.ts';
import type { Offer } from './places.ts';
import type { SeededPatient } from './people.ts';
import type { Random } from './random.ts';
import type { Seeding } from './seeding.ts';
import { freeStarts, record, type KeptVisit } from './visits.ts';

/** Days that are filled at once. */
const stretch = 30;
const batch = 200;
/** Nobody's calendar goes back further. */
const mostStretches = 200;

/**
 * Fills the calendars with visits of anybody, first the coming month, then back in time, until there are as many as
 * were asked for. Times lie as the engine offers them, one after the other with a pause now and then.
 */
export async function fillCalendars(
  seeding: Seeding,
  patients: readonly SeededPatient[],
  { count, tell }: { count: number; tell: (made: number) => void },
): Promise<number> {
  let made = 0;
  for (let back = -1; made < count && back < mostStretches; back += 1) {
    made += await fillStretch(seeding, patients, { count: count - made, back });
    tell(made);
  }
  return made;
}

/** The same for thirty days, `back` stretches of thirty days before now; -1 is the month that comes. */
export async function fillStretch(
  { caller, places, random }: Seeding,
  patients: readonly SeededPatient[],
  { count, back }: { count: number; back: number },
): Promise<number> {
  const from = daysAgo(caller, back * stretch + stretch - 1);
  const then = at(caller, new Date(Math.min(from.getTime() - dayMs, caller.clock.now().getTime())));
  const practitioners = [...new Set(places.offers.map((offer) => offer.practitionerId))];
  let made = 0;
  for (const [index, practitionerId] of practitioners.entries()) {
    const own = places.offers.filter((offer) => offer.practitionerId === practitionerId);
    const share = Math.ceil((count - made) / (practitioners.length - index));
    const times = await chooseTimes(then, own, { from, days: stretch - 1 }, { random, mostPauses: back < 0 ? 5 : 2 });
    const chosen = some(times, share, random).map((time) => ({ ...time, patient: random.pick(patients) }));
    made += await recordAll(caller, then, chosen, random);
  }
  return made;
}

/** So many of a list, scattered over it, in their order. */
export function some<T>(list: readonly T[], wanted: number, random: Random): readonly T[] {
  let missing = Math.min(wanted, list.length);
  return list.filter((_one, index) => {
    const isTaken = random.below(list.length - index) < missing;
    if (isTaken) missing -= 1;
    return isTaken;
  });
}

/** A time that was chosen for somebody. */
export type Time = Omit<KeptVisit, 'patient'>;

/** Goes through a practitioner's free times in order and takes one after the other, without overlap. */
export async function chooseTimes(
  caller: Caller,
  offers: readonly Offer[],
  { from, days }: { from: Date; days: number },
  { random, mostPauses }: { random: Random; mostPauses: number },
): Promise<Time[]> {
  const times: (Time & { until: number; turn: number })[] = [];
  for (const offer of offers) {
    for (const { start, durationMinutes } of await freeStarts(caller, offer, from, days)) {
      const until = start.getTime() + (durationMinutes + offer.type.bufferAfter) * 60_000;
      times.push({ offer, start, durationMinutes, until, turn: random.below(1000) });
    }
  }
  times.sort((a, b) => a.start.getTime() - b.start.getTime() || a.turn - b.turn);
  const chosen: Time[] = [];
  let free = 0;
  for (const { offer, start, durationMinutes, until } of times) {
    if (start.getTime() - offer.type.bufferBefore * 60_000 < free || random.onceIn(2)) continue;
    free = until + random.below(mostPauses) * 30 * 60_000;
    chosen.push({ offer, start, durationMinutes });
  }
  return chosen;
}

async function recordAll(caller: Caller, then: Caller, visits: readonly KeptVisit[], random: Random): Promise<number> {
  const now = caller.clock.now();
  for (let done = 0; done < visits.length; done += batch) {
    await tx(async () => {
      for (const visit of visits.slice(done, done + batch)) {
        const isPast = visit.start < now;
        await record(then, visit, isPast ? (random.onceIn(25) ? 'noshow' : 'fulfilled') : 'booked', random);
      }
    });
  }
  return visits.length;
}
