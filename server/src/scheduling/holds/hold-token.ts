import type { Caller } from '../../http/caller.ts';
import { keyFor, mac, sameSecret } from '../../http/secrets.ts';

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
