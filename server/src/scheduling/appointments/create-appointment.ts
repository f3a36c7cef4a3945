import { audit } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import { spokenLanguage, type Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { publish } from '../../messaging/publish.ts';
import { claimsOf } from '../claims.ts';
import { liveHold } from '../holds/keep-hold.ts';
import { assertMayBook } from '../policy/may-book.ts';
import type { Appointment, Hold } from '../scheduling.models.ts';
import { askSlots } from '../slots/ask-slots.ts';
import { assertLeft, leftForHold, type LeftForHold } from '../slots/left-slots.ts';
import { nearestFree } from '../slots/nearest-free.ts';
import { bookerOf } from '../steps/booker.ts';
import type { Booker, Booking } from '../steps/step.ts';
import { missingSteps, steps } from '../steps/steps.ts';
import { minuteOf } from '../../zones.ts';
import { appointmentView, type AppointmentView } from './appointments.queries.ts';
import { assertOffered, TimeTaken } from './held-time.ts';
import { chosenWay } from './how-it-takes-place.ts';

/**
 * Turns a hold into an appointment of the patient acted for. Every rule is asked again, inside the transaction; the
 * hold's claims pass over to the appointment, so that the time is never free in between. The notice counts from when the
 * slot was held: whoever held it in time doesn't lose it while they sign in. Where the clinic wants to accept, it is a request.
 * @throws step-missing, not-found, conflict — the time is held to move an appointment; hold-expired, slot-not-offered, slot-taken,
 *   act-refused — this person may not book it online; too-many-bookings
 */
export async function createAppointment(caller: Caller, booking: Booking): Promise<AppointmentView> {
  const left = await leftForHold(caller, booking.holdId);
  try {
    return await tx(() => book(caller, booking, left));
  } catch (error) {
    if (!(error instanceof TimeTaken)) throw error;
    throw problem('slot-taken', { alternatives: await nearestFree(caller, error.hold, error.hold.startsAt) });
  }
}

async function book(caller: Caller, booking: Booking, left: LeftForHold): Promise<AppointmentView> {
  const { holdId, token } = booking;
  const hold = await liveHold(caller, holdId, token);
  if (hold.movesAppointmentId !== null) throw problem('conflict');
  const booker = await bookerOf(caller, hold);
  const missing = await missingSteps(caller, { hold, booker, booking });
  if (!booker || missing.length > 0) throw problem('step-missing', { missing });
  const day = Math.floor(minuteOf(hold.startsAt) / 1440);
  const asked = await askSlots(caller, hold, {
    firstDay: day - 1,
    lastDay: day + 1,
    exceptHoldId: hold.id,
    asOf: hold.createdAt,
  });
  await assertMayBook(caller, asked.offer, { patientId: booker.patientId, lock: true });
  assertOffered(asked, hold);
  assertLeft(hold, left);
  const row = appointmentOf(caller, hold, { booker, booking, type: asked.offer });
  await caller.db.Appointment.insert(row);
  const claims = await caller.db.Claim.update(claimsOf(hold), { holdId: null, appointmentId: row.id });
  if (claims !== hold.endTick - hold.firstTick) throw problem('hold-expired');
  if ((await caller.db.Hold.remove({ id: holdId })) !== 1) throw retry();
  for (const step of steps) await step.keep?.(caller, { hold, booker, booking }, row);
  await audit(caller, 'appointment.create', { type: 'Appointment', id: row.id, patientId: booker.patientId });
  const event = row.status === 'pending' ? 'scheduling.appointment.requested' : 'scheduling.appointment.booked';
  await publish(caller, event, { appointmentId: row.id, language: spokenLanguage(caller) }, { dedupeKey: row.id });
  const view = await appointmentView(caller, row.id);
  if (!view) throw retry();
  return view;
}

/** Where the clinic wants to accept each booking, it begins as a request; its time is taken meanwhile. */
const startsAs = ({ settings }: Caller, { locationId }: Row<Hold>) => (settings.get('scheduling.autoAccept', locationId) ? 'booked' : 'pending');

function appointmentOf(
  caller: Caller,
  hold: Row<Hold>,
  { booker, booking, type }: { booker: Booker; booking: Booking; type: Parameters<typeof chosenWay>[1] },
): Row<Appointment> {
  return {
    id: caller.ids.next(),
    practitionerId: hold.practitionerId,
    locationId: hold.locationId,
    startsAt: hold.startsAt,
    endsAt: hold.endsAt,
    firstTick: hold.firstTick,
    endTick: hold.endTick,
    patientId: booker.patientId,
    appointmentTypeId: hold.appointmentTypeId,
    title: null,
    status: startsAs(caller, hold),
    ...chosenWay(caller, type, booking.mode),
    reason: caller.settings.get('scheduling.reasonForAppointment') ? (booking.reason ?? hold.reason) : null,
    origin: booker.origin,
    source: null,
    sourceId: null,
    moves: 0,
    sequence: 0,
    chainId: null,
    cancelReason: null,
    endedBy: null,
    staffNote: null,
    decidedAt: null,
    confirmedAt: null,
    holdId: hold.id,
    virtualUrl: null,
    createdAt: caller.clock.now(),
  };
}
