import { audit } from '../../audit/audit.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { publish } from '../../messaging/publish.ts';
import { appointmentOf, viewOf } from '../appointments/appointment-of.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import type {} from '../scheduling.events.ts';
import type { Proof } from '../scheduling.policy.ts';

/**
 * Keeps that the patient said they will come. Saying it twice is not an error.
 * @throws not-found — also when it is somebody else's; act-refused where it isn't agreed, or has begun
 */
export function confirmAppointment(caller: Caller, id: string, proof: Proof): Promise<AppointmentView> {
  return tx(async () => {
    const appointment = await appointmentOf(caller, id, proof);
    if (appointment.confirmedAt !== null && appointment.status === 'booked') return appointment;
    const isOver = appointment.startsAt <= caller.clock.now();
    if (appointment.status !== 'booked' || isOver) {
      const reason = appointment.status === 'booked' ? 'over' : 'not-open';
      throw problem('act-refused', { reason, phone: appointment.phone ?? caller.organization.phone, until: null });
    }
    const confirmed = await caller.db.Appointment.update({ id, status: 'booked' }, { confirmedAt: caller.clock.now() });
    if (confirmed !== 1) throw retry();
    await audit(caller, 'appointment.confirm', { type: 'Appointment', id, patientId: appointment.patientId });
    await publish(caller, 'scheduling.appointment.confirmed', { appointmentId: id }, { dedupeKey: id });
    return viewOf(caller, id);
  });
}
