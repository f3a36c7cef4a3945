import { audit } from '../../audit/audit.ts';
import { retry } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import type { Appointment } from '../scheduling.models.ts';

/**
 * Ends the new time that was asked for in an appointment's place, when that appointment itself ends or changes; its claims go.
 * Nobody is told of it by itself. Inside `tx`.
 */
export async function endPendingMove(caller: Caller, replacesId: string, endedBy: Appointment['endedBy']): Promise<void> {
  const { db } = caller;
  const move = await db.AppointmentMove.one({ replacesId, live: 'y' });
  const asked = move && (await db.Appointment.one({ id: move.appointmentId, status: 'pending' }));
  if (!asked) return;
  const change = { status: 'cancelled', endedBy, sequence: asked.sequence + 1 } as const;
  if ((await db.Appointment.update({ id: asked.id, status: 'pending' }, change)) !== 1) throw retry();
  await db.AppointmentMove.update({ appointmentId: asked.id }, { live: null });
  await db.Claim.remove({ appointmentId: asked.id });
  await audit(caller, 'appointment.cancel', { type: 'Appointment', id: asked.id, patientId: asked.patientId, details: { from: 'pending' } });
}
