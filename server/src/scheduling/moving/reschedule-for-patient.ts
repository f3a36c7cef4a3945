import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { appointmentOf, viewOf } from '../appointments/appointment-of.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import { claimBeside, ticksOf } from '../claims.ts';
import { assertAct } from '../policy/decisions.ts';
import type { Appointment } from '../scheduling.models.ts';
import { endPendingMove } from './end-move.ts';
import { movedRow, type NewTime } from './moved-row.ts';
import { chain, tell } from './reschedule-appointment.ts';
import { endMoved } from './swap.ts';

/** Where and when staff move an appointment; what isn't said stays. */
export interface NewPlace {
  readonly startsAt: Date;
  readonly practitionerId?: string | undefined;
  readonly locationId?: string | undefined;
  readonly durationMinutes?: number | undefined;
}

/**
 * Moves an appointment without the portal's rules: only the time must be free. A move that its patient asked for ends with it.
 * @throws not-found; act-refused — it isn't booked; slot-taken (without alternatives: staff see the calendar)
 */
export function rescheduleForPatient(caller: Caller, id: string, place: NewPlace): Promise<AppointmentView> {
  return tx(async () => {
    const old = await caller.db.Appointment.one({ id }, { lock: true });
    const view = await appointmentOf(caller, id);
    if (!old) throw problem('not-found');
    assertAct(caller, view, 'reschedule');
    await endPendingMove(caller, id, 'staff');
    const row = movedRow(caller, old, { time: await timeOf(caller, old, place), status: 'booked', byPatient: false });
    await chain(caller, old, row);
    if (!(await claimBeside(caller, row, { appointmentId: row.id }, id))) throw problem('slot-taken', { alternatives: [] });
    await endMoved(caller, old, row);
    await tell(caller, old, row);
    return viewOf(caller, row.id);
  });
}

async function timeOf({ db }: Caller, old: Row<Appointment>, place: NewPlace): Promise<NewTime> {
  const { startsAt, practitionerId = old.practitionerId, locationId = old.locationId } = place;
  const isThere = (await db.Practitioner.one({ id: practitionerId })) && (await db.Location.one({ id: locationId }));
  if (!isThere) throw problem('not-found');
  const type = old.appointmentTypeId === null ? null : await db.AppointmentType.one({ id: old.appointmentTypeId });
  const minutes = place.durationMinutes ?? Math.round((old.endsAt.getTime() - old.startsAt.getTime()) / 60_000);
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  return { practitionerId, locationId, startsAt, endsAt, ...ticksOf(startsAt, endsAt, type ?? {}) };
}
