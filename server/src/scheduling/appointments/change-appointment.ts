import { audit } from '../../audit/audit.ts';
import type { Change } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { endPendingMove } from '../moving/end-move.ts';
import type { Appointment } from '../scheduling.models.ts';
import { appointmentOf, viewOf } from './appointment-of.ts';
import type { AppointmentView } from './appointments.queries.ts';

/** What staff say of an appointment. */
export interface AppointmentChange {
  readonly status?: 'booked' | 'arrived' | 'fulfilled' | 'noshow' | undefined;
  readonly virtualUrl?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

/** What an appointment may become by staff's word; what was called off stays so, a request is accepted or declined. */
const becomes: Readonly<Partial<Record<Appointment['status'], readonly Appointment['status'][]>>> = {
  booked: ['arrived', 'fulfilled', 'noshow'],
  arrived: ['booked', 'fulfilled', 'noshow'],
  fulfilled: ['booked', 'arrived', 'noshow'],
  noshow: ['booked', 'arrived', 'fulfilled'],
};

/**
 * Notes that the patient came or didn't, where the visit takes place, or why. A move that awaits an answer ends once they came.
 * @throws not-found; act-refused — not-open: it was called off, or is a request
 */
export function changeAppointment(caller: Caller, id: string, { status, ...rest }: AppointmentChange): Promise<AppointmentView> {
  return tx(async () => {
    const appointment = await appointmentOf(caller, id);
    const isNew = status !== undefined && status !== appointment.status;
    if (isNew && !becomes[appointment.status]?.includes(status)) throw problem('act-refused', { reason: 'not-open', phone: null, until: null });
    const change: Change<Appointment> = {
      ...(isNew && { status }),
      ...(rest.virtualUrl !== undefined && { virtualUrl: rest.virtualUrl }),
      ...(rest.reason !== undefined && { reason: rest.reason }),
    };
    if (Object.keys(change).length === 0) return appointment;
    if ((await caller.db.Appointment.update({ id, status: appointment.status }, change)) !== 1) throw retry();
    if (isNew && status !== 'booked') await endPendingMove(caller, id, 'staff');
    const details = { fields: Object.keys(change), ...(isNew && { from: appointment.status, to: status }) };
    await audit(caller, 'appointment.change', { type: 'Appointment', id, patientId: appointment.patientId, details });
    return viewOf(caller, id);
  });
}
