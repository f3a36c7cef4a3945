import { audit } from '../../audit/audit.ts';
import { retry, tx } from '../../db/tx.ts';
import { spokenLanguage, type Caller } from '../../http/caller.ts';
import { publish } from '../../messaging/publish.ts';
import { endPendingMove } from '../moving/end-move.ts';
import { assertAct, assertActLeft } from '../policy/decisions.ts';
import { narrowsDecisions } from '../policy/left-decisions.ts';
import type { Proof } from '../scheduling.policy.ts';
import type {} from '../scheduling.events.ts';
import { appointmentOf, viewOf } from './appointment-of.ts';
import type { AppointmentView } from './appointments.queries.ts';

interface Cancelling {
  readonly reason?: string | undefined;
  readonly proof?: Proof | undefined;
}

/**
 * Cancels an appointment and frees its time; a request is withdrawn so, a booking just made undone. Patients may until the
 * notice, staff always. Asking twice is not an error. A move of it that awaits an answer ends with it; a withdrawn move
 * leaves the old appointment as it was.
 * @throws not-found — also when it is somebody else's, so that ids can't be probed; act-refused
 */
export async function cancelAppointment(caller: Caller, id: string, { reason, proof }: Cancelling = {}): Promise<AppointmentView> {
  if (narrowsDecisions(caller)) await assertActLeft(caller, await appointmentOf(caller, id, proof), 'cancel');
  return tx(async () => {
    const appointment = await appointmentOf(caller, id, proof);
    if (appointment.status === 'cancelled' && appointment.endedBy !== 'moved') return appointment;
    assertAct(caller, appointment, 'cancel');
    const by = enderOf(caller);
    const change = { status: 'cancelled', endedBy: by, cancelReason: reason ?? null, sequence: appointment.sequence + 1 } as const;
    if ((await caller.db.Appointment.update({ id, status: appointment.status }, change)) !== 1) throw retry();
    await endPendingMove(caller, id, by);
    if (appointment.status === 'pending') await caller.db.AppointmentMove.update({ appointmentId: id }, { live: null });
    await caller.db.Claim.remove({ appointmentId: id });
    await audit(caller, 'appointment.cancel', { type: 'Appointment', id, patientId: appointment.patientId, details: { from: appointment.status } });
    await publish(caller, 'scheduling.appointment.cancelled', { appointmentId: id, by, wasPending: appointment.status === 'pending', language: spokenLanguage(caller) }, { dedupeKey: id });
    return viewOf(caller, id);
  });
}

/** Who ends an appointment, as it is kept with it: a program that acts for a patient is that patient. */
export const enderOf = ({ kind, via }: Caller) => (kind === 'patient' || kind === 'public' ? 'patient' : via === 'secret-key' ? 'api' : 'staff');
