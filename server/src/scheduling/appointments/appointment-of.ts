import { retry } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { mayAct, type Proof } from '../scheduling.policy.ts';
import { appointmentView, type AppointmentView } from './appointments.queries.ts';

/** An appointment that this caller may do something with. @throws not-found — also when it is somebody else's */
export async function appointmentOf(caller: Caller, id: string, proof: Proof = {}): Promise<AppointmentView> {
  const appointment = await appointmentView(caller, id);
  if (!appointment || !mayAct(caller, appointment, proof)) throw problem('not-found');
  return appointment;
}

/** An appointment that was there a moment ago in the same transaction. */
export async function viewOf(caller: Caller, id: string): Promise<AppointmentView> {
  const view = await appointmentView(caller, id);
  if (!view) throw retry();
  return view;
}
