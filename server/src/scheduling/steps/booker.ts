import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { guestOfHold } from '../guests/guest-of-hold.ts';
import type { Hold } from '../scheduling.models.ts';
import type { Booker } from './step.ts';

/** Who books a held time: the patient acted for, else the guest whose contact it has proved; null where nobody is known yet. */
export async function bookerOf(caller: Caller, hold: Pick<Row<Hold>, 'id'>): Promise<Booker | null> {
  if (caller.patientId !== undefined) return { patientId: caller.patientId, origin: caller.via === 'secret-key' ? 'api' : 'patient' };
  const guestId = await guestOfHold(caller, hold.id);
  return guestId === null ? null : { patientId: guestId, origin: 'guest' };
}
