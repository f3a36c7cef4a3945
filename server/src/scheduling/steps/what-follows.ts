import type { Caller } from '../../http/caller.ts';
import { bookerFacts } from '../../patients/booker-facts.ts';
import type { Row } from '../../db/scoped.ts';
import { localText, zoneOf, type Zone } from '../../zones.ts';
import { overlappingVisits } from '../appointments/overlapping.queries.ts';
import { mayBeGuest } from '../guests/public-booking.ts';
import { decide } from '../policy/decide.ts';
import { rulesOf } from '../policy/facts.ts';
import type { Hold } from '../scheduling.models.ts';
import type { Booker, StepsTold } from './step.ts';

type Told = Pick<StepsTold, 'overlaps' | 'cancelUntil' | 'rescheduleUntil'>;

/** What a person had better know of a held time before they book it: what else of theirs falls on it, and until when it could be called off or moved. */
export async function whatFollows(caller: Caller, hold: Row<Hold>, booker: Booker | null): Promise<Told> {
  return { overlaps: await ownOverlaps(caller, hold, booker), ...(await deadlinesOf(caller, hold, booker)) };
}

/** Guests hear nothing of other visits: a contact is proved, not who they are. */
async function ownOverlaps(caller: Caller, { startsAt, endsAt, movesAppointmentId }: Row<Hold>, booker: Booker | null): Promise<Told['overlaps']> {
  if (!booker || booker.origin === 'guest') return [];
  const visits = await overlappingVisits(caller, { patientId: booker.patientId, startsAt, endsAt, exceptId: movesAppointmentId });
  return visits.map((one) => ({ id: one.id, start: localText(zoneOf(one.timeZone), one.startsAt) }));
}

/** The one decision on appointments, asked of the one that would be booked. */
async function deadlinesOf(caller: Caller, hold: Row<Hold>, booker: Booker | null): Promise<Pick<Told, 'cancelUntil' | 'rescheduleUntil'>> {
  const location = await caller.db.Location.one({ id: hold.locationId });
  const zone = zoneOf(location?.timeZone ?? 'UTC');
  const { cancelUntil, rescheduleUntil, refusals } = decide(await factsFor(caller, hold, { booker, zone }));
  return {
    cancelUntil: cancelUntil && !refusals.cancel ? localText(zone, cancelUntil) : null,
    rescheduleUntil: rescheduleUntil && !refusals.reschedule ? localText(zone, rescheduleUntil) : null,
  };
}

async function factsFor(caller: Caller, hold: Row<Hold>, { booker, zone }: { booker: Booker | null; zone: Zone }) {
  const type = await caller.db.AppointmentType.one({ id: hold.appointmentTypeId });
  const old = hold.movesAppointmentId === null ? null : await caller.db.Appointment.one({ id: hold.movesAppointmentId });
  const patientId = old?.patientId ?? booker?.patientId;
  const who = patientId === undefined ? { profile: !mayBeGuest(caller), selfBooking: null } : await bookerFacts(caller, patientId);
  const { priorToCancel = null, priorToReschedule = null, bookableBy = null } = type ?? {};
  const appointment = {
    status: 'booked' as const,
    startsAt: hold.startsAt,
    endsAt: hold.endsAt,
    createdAt: caller.clock.now(),
    isVideo: false,
    joinUrl: null,
    moves: old ? old.moves + 1 : 0,
    hasPendingMove: false,
    // Undoing at once is told of once there is something to undo.
    isFreshBooking: false,
    hasTimesOnline: bookableBy !== 'call',
  };
  const rules = rulesOf(caller, { locationId: hold.locationId, priorToCancel, priorToReschedule, profile: who.profile, selfBooking: who.selfBooking });
  return { now: caller.clock.now(), by: 'patient' as const, zone, appointment, rules };
}
