import { audit } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { publish } from '../../messaging/publish.ts';
import { isPatient } from '../../patients/is-patient.ts';
import { claim, ticksOf } from '../claims.ts';
import type { Appointment } from '../scheduling.models.ts';
import { appointmentView, type AppointmentView } from './appointments.queries.ts';
import { wayOf } from './how-it-takes-place.ts';
import { holdingTime } from './statuses.ts';

/** An appointment that the clinic or its EHR made. */
export interface Recorded {
  readonly patientId: string;
  readonly appointmentTypeId: string;
  readonly practitionerId: string;
  readonly locationId: string;
  readonly startsAt: Date;
  /** Else the type's. */
  readonly durationMinutes?: number | undefined;
  readonly status: Appointment['status'];
  readonly mode?: Appointment['mode'] | undefined;
  readonly reason?: string | undefined;
}

/**
 * Books for a patient without the portal's rules: only the time must be free. One that was called off takes no time.
 * Who hears of it: the patient, where it is still to come.
 * @throws not-found, slot-taken (without alternatives: staff see the calendar)
 */
export function recordAppointment(caller: Caller, recorded: Recorded): Promise<AppointmentView> {
  return tx(async () => {
    const row = await rowOf(caller, recorded);
    await caller.db.Appointment.insert(row);
    const takesTime = holdingTime.some((status) => status === row.status);
    if (takesTime && !(await claim(caller, row, { appointmentId: row.id })))
      throw problem('slot-taken', { alternatives: [] });
    await audit(caller, 'appointment.create', { type: 'Appointment', id: row.id, patientId: row.patientId });
    if (row.status === 'booked' && row.startsAt > caller.clock.now()) {
      await publish(caller, 'scheduling.appointment.booked', { appointmentId: row.id }, { dedupeKey: row.id });
    }
    const view = await appointmentView(caller, row.id);
    if (!view) throw retry();
    return view;
  });
}

async function rowOf(caller: Caller, recorded: Recorded): Promise<Row<Appointment>> {
  const { db, ids, clock } = caller;
  const type = await db.AppointmentType.one({ id: recorded.appointmentTypeId });
  const isThere =
    (await db.Practitioner.one({ id: recorded.practitionerId })) &&
    (await db.Location.one({ id: recorded.locationId }));
  if (!type || !isThere || !(await isPatient(caller, recorded.patientId))) throw problem('not-found');
  const { durationMinutes = type.durationMinutes, startsAt } = recorded;
  const endsAt = new Date(startsAt.getTime() + durationMinutes * 60_000);
  return {
    id: ids.next(),
    practitionerId: recorded.practitionerId,
    locationId: recorded.locationId,
    startsAt,
    endsAt,
    ...ticksOf(startsAt, endsAt, type),
    patientId: recorded.patientId,
    appointmentTypeId: type.id,
    title: null,
    status: recorded.status,
    ...wayOf(type, recorded.mode),
    reason: recorded.reason ?? null,
    origin: caller.via === 'secret-key' ? 'api' : 'staff',
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
    holdId: null,
    virtualUrl: null,
    createdAt: clock.now(),
  };
}
