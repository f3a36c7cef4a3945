import type { Row } from '../../db/scoped.ts';
import { retry } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { sharedWith } from '../claims.ts';
import type { Appointment } from '../scheduling.models.ts';

/**
 * Ends the appointment that another of its chain now stands for: its time passes over as far as both have it, the rest is
 * free. The new one must have claimed what they don't share. Inside `tx`.
 */
export async function endMoved(caller: Caller, old: Row<Appointment>, standing: Row<Appointment>): Promise<void> {
  const { db } = caller;
  const ended = { status: 'cancelled', endedBy: 'moved' } as const;
  if ((await db.Appointment.update({ id: old.id, status: 'booked' }, ended)) !== 1) throw retry();
  await db.Claim.update(sharedWith(old.id, standing), { appointmentId: standing.id });
  await db.Claim.remove({ appointmentId: old.id });
}

/**
 * Does the move that an accepted request asked for, if it asked for one: the old appointment ends, the request has all of its
 * time. The request itself is `booked` already. Inside `tx`.
 * @returns the appointment that it replaced, or null
 */
export async function swapMove(caller: Caller, request: Row<Appointment>): Promise<Row<Appointment> | null> {
  const move = await caller.db.AppointmentMove.one({ appointmentId: request.id, live: 'y' });
  const old = move && (await caller.db.Appointment.one({ id: move.replacesId }, { lock: true }));
  if (!old) return null;
  await endMoved(caller, old, request);
  return old;
}
