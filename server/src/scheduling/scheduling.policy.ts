import type { Caller } from '../http/caller.ts';
import { opensByHold } from './holds/hold-token.ts';
import { opensByLink } from './requests/appointment-link.ts';

interface OfPatient {
  readonly patientId: string;
}

/** Whether an appointment is one that this caller may know of. Anybody else is told that it doesn't exist. */
export function mayRead(caller: Caller, { patientId }: OfPatient): boolean {
  if (caller.kind === 'patient') return caller.patientId === patientId;
  return caller.kind === 'system' || caller.permissions.has('appointments');
}

/** What a caller without a patient shows: the token of the hold that was booked, or of a message's link. */
export interface Proof {
  readonly hold?: string | undefined;
  readonly appointment?: string | undefined;
}

type Provable = OfPatient & Parameters<typeof opensByHold>[1] & Parameters<typeof opensByLink>[1];

/** Whether this caller may cancel, move or join it: its patient, staff, or whoever holds one of its tokens. */
export function mayAct(caller: Caller, appointment: Provable, { hold, appointment: link }: Proof): boolean {
  if (mayRead(caller, appointment)) return true;
  return caller.kind !== 'staff' && (opensByHold(caller, appointment, hold) || opensByLink(caller, appointment, link));
}
