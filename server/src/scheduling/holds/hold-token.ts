import type { Caller } from '../../http/caller.ts';
import { keyFor, mac, sameSecret } from '../../http/secrets.ts';
import type { Appointment } from '../scheduling.models.ts';

/** What proves a hold to be one's own where nobody is signed in: an HMAC of its id, so that a repeat can give it again. */
export const holdToken = ({ runtime }: Caller, holdId: string) =>
  mac(keyFor(runtime.config.PORTICO_SECRET, 'hold'), holdId);

/** Whether this caller may use the hold: by its token, or as the patient it was made for. */
export function mayUse(
  caller: Caller,
  hold: { id: string; patientId: string | null },
  token: string | undefined,
): boolean {
  if (hold.patientId !== null && hold.patientId === caller.patientId) return true;
  return token !== undefined && sameSecret(token, holdToken(caller, hold.id));
}

interface BookedFrom {
  readonly holdId: string | null;
  readonly endsAt: Date;
  readonly origin: Appointment['origin'];
}

/**
 * Whether the token of a hold opens the appointment that was booked from it: a guest's own, until it is over. A patient
 * has a session; a token from before they signed in must not outlive it.
 */
export function opensByHold(caller: Caller, { holdId, endsAt, origin }: BookedFrom, token: string | undefined): boolean {
  return origin === 'guest' && token !== undefined && holdId !== null && endsAt > caller.clock.now() && sameSecret(token, holdToken(caller, holdId));
}
