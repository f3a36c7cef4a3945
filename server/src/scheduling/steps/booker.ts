import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import type { Hold } from '../scheduling.models.ts';
import type { Booker } from './step.ts';

/** Who books a held time: the patient acted for; null where nobody is known yet. */
export function bookerOf(caller: Caller, _hold: Row<Hold>): Promise<Booker | null> {
  if (caller.patientId === undefined) return Promise.resolve(null);
  return Promise.resolve({ patientId: caller.patientId, origin: caller.via === 'secret-key' ? 'api' : 'patient' });
}
