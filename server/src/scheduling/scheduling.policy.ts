import type { Caller } from '../http/caller.ts';

interface OfPatient {
  readonly patientId: string;
}

/** Whether an appointment is one that this caller may know of. Anybody else is told that it doesn't exist. */
export function mayRead(caller: Caller, { patientId }: OfPatient): boolean {
  if (caller.kind === 'patient') return caller.patientId === patientId;
  return caller.kind === 'system' || caller.permissions.has('appointments');
}

/** What can be done with an appointment now. Cancelling, moving and joining online are not offered yet. */
export const possible = { canCancel: false, canReschedule: false, canJoin: false } as const;
