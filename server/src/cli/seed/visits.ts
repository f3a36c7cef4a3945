import type { Caller } from '../../http/caller.ts';
import { recordAppointment } from '../../scheduling/appointments/record-appointment.ts';
import { listSlots } from '../../scheduling/slots/list-slots.ts';
import { at, dayMs, daysAgo } from './clock.ts';
import type { Offer, Places } from './places.ts';
import type { SeededPatient } from './people.ts';
import type { Random } from './random.ts';
import type { Seeding } from './seeding.ts';

/** A visit that stands in the calendar. */
export interface KeptVisit {
  readonly patient: SeededPatient;
  readonly offer: Offer;
  readonly start: Date;
  readonly durationMinutes: number;
}

const reasons = [
  'Knee hurts on stairs',
  'Stiff neck in the morning',
  'Check before a half marathon',
  'After my fall on the ice',
  'Same shoulder as last time',
  'Back again after moving house',
];

/** The visits that the definitions tell of, each in a time that was free then. @returns those that took place */
export async function seedPastVisits(
  { caller, places, random }: Seeding,
  patients: readonly SeededPatient[],
): Promise<KeptVisit[]> {
  const kept: KeptVisit[] = [];
  for (const patient of patients) {
    const visits = patient.definition?.visits ?? [];
    for (const [index, type] of visits.entries()) {
      const days = patient.definition?.visitDays?.[index] ?? 5 + (visits.length - 1 - index) * 13 + random.below(6);
      const visit = await bookNear(caller, {
        patient,
        offer: offerFor(places, patient, type),
        days,
        status: 'fulfilled',
        random,
      });
      if (visit) kept.push(visit);
    }
  }
  return kept;
}

/** Books ahead for the described patients who have nothing ahead, as their definitions say or by chance. */
export async function seedComingVisits(
  { caller, places, random }: Seeding,
  patients: readonly SeededPatient[],
): Promise<KeptVisit[]> {
  const kept: KeptVisit[] = [];
  for (const patient of patients) {
    for (const { type, inDays } of comingOf(patient, random)) {
      const visit = await bookNear(caller, {
        patient,
        offer: offerFor(places, patient, type),
        days: -inDays,
        status: 'booked',
        random,
      });
      if (visit) kept.push(visit);
    }
  }
  return kept;
}

function comingOf({ definition }: SeededPatient, random: Random): { type: string; inDays: number }[] {
  if (!definition) return [];
  const usual = definition.visits.at(-1);
  if (definition.coming.length > 0 || usual === undefined || random.onceIn(3)) return definition.coming;
  return [{ type: usual, inDays: 2 + random.below(26) }];
}

/** With whom and where a patient comes for a type: as usual, where the type allows it. */
function offerFor(
  { offers, location, practitioner }: Places,
  { definition }: SeededPatient,
  type: string,
): Offer {
  const possible = offers.filter((one) => one.type.key === type);
  const usualPlace = definition && location(definition.location).id;
  const usualPerson = definition && practitioner(definition.practitioner).id;
  const best =
    possible.find((one) => one.practitionerId === usualPerson && one.locationId === usualPlace) ??
    possible.find((one) => one.practitionerId === usualPerson) ??
    possible.find((one) => one.locationId === usualPlace) ??
    possible[0];
  if (!best) throw new Error(`The demo's definitions offer ${type} nowhere`);
  return best;
}

interface Wish {
  readonly patient: SeededPatient;
  readonly offer: Offer;
  /** Before today; negative ones after. */
  readonly days: number;
  readonly status: 'booked' | 'fulfilled';
  readonly random: Random;
}

/** Takes a free time on the day or soon after it; nothing where a week has none. */
async function bookNear(caller: Caller, { patient, offer, days, status, random }: Wish): Promise<KeptVisit | null> {
  const day = daysAgo(caller, days);
  const then = days > 0 ? at(caller, new Date(day.getTime() - 7 * dayMs)) : caller;
  const free = await freeStarts(then, offer, day, 6);
  const before = status === 'fulfilled' ? free.filter(({ start }) => start < caller.clock.now()) : free;
  const onFirstDay = before.filter(({ date }) => date === before[0]?.date);
  if (onFirstDay.length === 0) return null;
  const { start, durationMinutes } = random.pick(onFirstDay);
  const visit = { patient, offer, start, durationMinutes };
  await record(then, visit, status, random);
  return visit;
}

/** The free times of an offer from a day on, as whoever asks then would see them. */
export async function freeStarts(
  caller: Caller,
  { typeId, practitionerId, locationId }: Offer,
  from: Date,
  days: number,
) {
  const dates = { from: isoDay(from), to: isoDay(new Date(from.getTime() + days * dayMs)) };
  const { data, durationMinutes } = await listSlots(caller, {
    appointmentTypeId: typeId,
    practitionerId,
    locationId,
    ...dates,
  });
  return data.flatMap(({ date, free }) => free.map((start) => ({ date, start: new Date(start), durationMinutes })));
}

/** Puts a visit into the calendar as the clinic's desk would. */
export function record(caller: Caller, visit: KeptVisit, status: 'booked' | 'fulfilled' | 'noshow', random: Random) {
  const { patient, offer, start: startsAt, durationMinutes } = visit;
  const { typeId: appointmentTypeId, practitionerId, locationId } = offer;
  const reason = random.onceIn(3) ? random.pick(reasons) : undefined;
  return recordAppointment(caller, {
    patientId: patient.id,
    appointmentTypeId,
    practitionerId,
    locationId,
    startsAt,
    durationMinutes,
    status,
    reason,
  });
}

const isoDay = (when: Date) => when.toISOString().slice(0, 10);
