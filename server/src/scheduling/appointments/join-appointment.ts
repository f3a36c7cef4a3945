import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { assertAct, assertActLeft } from '../policy/decisions.ts';
import { narrowsDecisions } from '../policy/left-decisions.ts';
import type { Proof } from '../scheduling.policy.ts';
import { appointmentOf } from './appointment-of.ts';

/**
 * Where a video visit takes place: its own address, else the practitioner's room. Who asked is in the audit log.
 * @throws not-found, act-refused
 */
export async function joinAppointment(caller: Caller, id: string, proof: Proof): Promise<{ url: string }> {
  if (narrowsDecisions(caller)) await assertActLeft(caller, await appointmentOf(caller, id, proof), 'join');
  return tx(async () => {
    const appointment = await appointmentOf(caller, id, proof);
    assertAct(caller, appointment, 'join');
    await audit(caller, 'appointment.join', { type: 'Appointment', id, patientId: appointment.patientId });
    return { url: appointment.virtualUrl ?? appointment.roomUrl ?? '' };
  });
}
