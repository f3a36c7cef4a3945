import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { localDay, minuteOf, type Zone } from '../../zones.ts';
import { appointmentOf } from '../appointments/appointment-of.ts';
import { claim, claimBeside, tickMinutes, ticksOf } from '../claims.ts';
import { movingOf } from '../moving/moving-of.ts';
import { assertMayBook } from '../policy/may-book.ts';
import type { Hold } from '../scheduling.models.ts';
import type { Proof } from '../scheduling.policy.ts';
import { askSlots, isOwnTime, type AskedSlots, type Choice } from '../slots/ask-slots.ts';
import { slots } from '../slots/engine.ts';
import { leftAt } from '../slots/left-slots.ts';
import { nearestFree } from '../slots/nearest-free.ts';
import type { Wish } from '../slots/slots.queries.ts';
import { limitHolds, networkOf } from './hold-limits.ts';

/** A hold and the zone of its place. */
export interface HeldSlot {
  readonly hold: Row<Hold>;
  readonly zone: Zone;
}

/** How long a hold lives without being renewed. */
export const holdMinutes = 10;

/** Somebody has the time: the alternatives are looked up once the transaction is over. */
class SlotTaken extends Error {
  override name = 'SlotTaken';
}

/**
 * Keeps a slot for ten minutes. With any practitioner, whoever is least booked that day gets it, then the first in the
 * organization's order. Its claims make the database refuse whoever wants any of the same time.
 * To move an appointment, what that one has of the time counts as free.
 * @throws slot-taken — with the nearest free starts; slot-not-offered; not-found; act-refused; too-many-bookings; too-many-requests
 */
export async function createHold(caller: Caller, wish: HoldWish, proof: Proof = {}): Promise<HeldSlot> {
  const start = new Date(wish.start);
  const left = await leftAt(caller, wish, start, { movesAppointmentId: wish.movesAppointmentId });
  try {
    return await tx(() => takeSlot(caller, wish, { proof, left }));
  } catch (error) {
    if (!(error instanceof SlotTaken)) throw error;
    throw problem('slot-taken', { alternatives: await nearestFree(caller, wish, start) });
  }
}

/** Which slot is wanted, and in place of which appointment. */
export type HoldWish = Wish & { readonly start: string; readonly movesAppointmentId?: string | undefined };

interface Asking {
  readonly proof: Proof;
  /** Whom plugins leave for the time; null: everybody. */
  readonly left: readonly string[] | null;
}

async function takeSlot(caller: Caller, wish: HoldWish, { proof, left }: Asking): Promise<HeldSlot> {
  await limitHolds(caller);
  const startsAt = new Date(wish.start);
  const day = Math.floor(minuteOf(startsAt) / 1440);
  const moving = wish.movesAppointmentId === undefined ? undefined : movingOf(caller, await appointmentOf(caller, wish.movesAppointmentId, proof), wish);
  const asked = await askSlots(caller, wish, { firstDay: day - 1, lastDay: day + 1, moving });
  if (!moving && caller.patientId !== undefined) await assertMayBook(caller, asked.offer, { patientId: caller.patientId });
  const found = free(caller, asked, { start: startsAt, left });
  const choices = found.filter(({ candidate }) => !moving || !isOwnTime(moving, candidate.practitionerId, wish.locationId, minuteOf(startsAt)));
  if (found.length > 0 && choices.length === 0) throw problem('slot-not-offered');
  for (const { candidate } of choices) {
    const hold = holdFor(caller, wish, { offer: asked.offer, candidate, startsAt });
    await caller.db.Hold.insert(hold);
    const owner = { holdId: hold.id };
    if (await (moving ? claimBeside(caller, hold, owner, moving.id) : claim(caller, hold, owner))) return { hold, zone: asked.zone };
    await caller.db.Hold.remove({ id: hold.id });
  }
  throw new SlotTaken();
}

/**
 * Who could take it, best first. While taken times aren't shown, patients and strangers hear the same of a time within the bookable
 * days whether somebody has it or it was never offered: asking for every time tells nothing of who has booked.
 * @throws slot-not-offered — nobody would, even if nothing were booked
 */
function free(caller: Caller, { question, choices, zone }: AskedSlots, { start, left }: { start: Date; left: readonly string[] | null }): Choice[] {
  const wanted = start.getTime() / 60_000;
  const answers = slots(question);
  const isLeft = (one: Choice) => left === null || left.includes(one.candidate.practitionerId);
  const isOffered = answers.some((one, i) => choices[i] && isLeft(choices[i]) && (one.free.includes(wanted) || one.taken.includes(wanted)));
  if (!isOffered && (choices.length === 0 || mayKnowTaken(caller) || !isBookableDay(question, wanted))) throw problem('slot-not-offered');
  const day = localDay(zone, wanted);
  const booked = ({ taken }: Choice) =>
    taken.filter(({ isOurs, firstTick }) => isOurs && localDay(zone, firstTick * tickMinutes) === day).length;
  return choices
    .filter((choice, i) => isLeft(choice) && answers[i]?.free.includes(wanted))
    .map((choice) => ({ choice, booked: booked(choice) }))
    .sort(
      (a, b) =>
        a.booked - b.booked || a.choice.position - b.choice.position || (a.choice.name < b.choice.name ? -1 : 1),
    )
    .map(({ choice }) => choice);
}

const mayKnowTaken = ({ kind, settings }: Caller) => kind === 'staff' || kind === 'system' || settings.get('scheduling.showBookedSlots');

/** Late enough for the notice, and not beyond the days ahead: that much the clinic's settings say to everybody. */
const isBookableDay = ({ zone, now, priorMinutes, daysAhead }: AskedSlots['question'], wanted: number) =>
  wanted >= now + priorMinutes && localDay(zone, wanted) <= localDay(zone, now) + daysAhead;

interface Taken {
  readonly offer: AskedSlots['offer'];
  readonly candidate: Choice['candidate'];
  readonly startsAt: Date;
}

function holdFor(caller: Caller, wish: HoldWish, { offer, candidate, startsAt }: Taken): Row<Hold> {
  const now = caller.clock.now();
  const endsAt = new Date(startsAt.getTime() + candidate.durationMinutes * 60_000);
  return {
    id: caller.ids.next(),
    practitionerId: candidate.practitionerId,
    locationId: wish.locationId,
    appointmentTypeId: wish.appointmentTypeId,
    startsAt,
    endsAt,
    ...ticksOf(startsAt, endsAt, offer),
    patientId: caller.patientId ?? null,
    network: networkOf(caller),
    reason: null,
    movesAppointmentId: wish.movesAppointmentId ?? null,
    expiresAt: new Date(now.getTime() + holdMinutes * 60_000),
    createdAt: now,
  };
}
