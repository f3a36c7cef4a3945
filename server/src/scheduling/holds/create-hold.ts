import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { localDay, minuteOf, type Zone } from '../../zones.ts';
import { claim, tickMinutes, ticksOf } from '../claims.ts';
import { assertTypeOffered } from '../offers/offered-types.ts';
import type { Hold } from '../scheduling.models.ts';
import { askSlots, type AskedSlots, type Choice } from '../slots/ask-slots.ts';
import { slots } from '../slots/engine.ts';
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
 * @throws slot-taken — with the nearest free starts; slot-not-offered; not-found; too-many-requests
 */
export async function createHold(caller: Caller, wish: Wish & { start: string }): Promise<HeldSlot> {
  const start = new Date(wish.start);
  await assertTypeOffered(caller, wish.appointmentTypeId);
  try {
    return await tx(() => takeSlot(caller, wish, start));
  } catch (error) {
    if (!(error instanceof SlotTaken)) throw error;
    throw problem('slot-taken', { alternatives: await nearestFree(caller, wish, start) });
  }
}

async function takeSlot(caller: Caller, wish: Wish, start: Date): Promise<HeldSlot> {
  await limitHolds(caller);
  const day = Math.floor(minuteOf(start) / 1440);
  const asked = await askSlots(caller, wish, { firstDay: day - 1, lastDay: day + 1 });
  const choices = free(asked, start);
  for (const choice of choices) {
    const hold = holdFor(caller, wish, { offer: asked.offer, candidate: choice.candidate, startsAt: start });
    await caller.db.Hold.insert(hold);
    if (await claim(caller, hold, { holdId: hold.id })) return { hold, zone: asked.zone };
    await caller.db.Hold.remove({ id: hold.id });
  }
  throw new SlotTaken();
}

/** Who could take it, best first. @throws slot-not-offered — nobody would, even if nothing were booked */
function free({ question, choices, zone }: AskedSlots, start: Date): Choice[] {
  const wanted = start.getTime() / 60_000;
  const answers = slots(question);
  if (!answers.some((one) => one.free.includes(wanted) || one.taken.includes(wanted)))
    throw problem('slot-not-offered');
  const day = localDay(zone, wanted);
  const booked = ({ taken }: Choice) =>
    taken.filter(({ isOurs, firstTick }) => isOurs && localDay(zone, firstTick * tickMinutes) === day).length;
  return choices
    .filter((_choice, i) => answers[i]?.free.includes(wanted))
    .map((choice) => ({ choice, booked: booked(choice) }))
    .sort(
      (a, b) =>
        a.booked - b.booked || a.choice.position - b.choice.position || (a.choice.name < b.choice.name ? -1 : 1),
    )
    .map(({ choice }) => choice);
}

interface Taken {
  readonly offer: AskedSlots['offer'];
  readonly candidate: Choice['candidate'];
  readonly startsAt: Date;
}

function holdFor(caller: Caller, wish: Wish, { offer, candidate, startsAt }: Taken): Row<Hold> {
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
    movesAppointmentId: null,
    expiresAt: new Date(now.getTime() + holdMinutes * 60_000),
    createdAt: now,
  };
}
