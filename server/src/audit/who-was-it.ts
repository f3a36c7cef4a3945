import type { Caller } from '../http/caller.ts';
import { staffNames } from '../identity/staff/staff-names.ts';
import { keyNames } from '../organizations/key-names.ts';
import { patientNames, type PatientName } from '../patients/patient-names.ts';
import type { FoundEvent } from './audit.queries.ts';

/** Names to the ids of a page of the log, for people who read it; the log itself holds none. */
export interface Names {
  actorOf(event: FoundEvent): string | null;
  patientOf(event: FoundEvent): PatientName | null;
}

/**
 * Who acted, and whose data it was, as they are called today: one query for staff, one for keys, one for patients.
 * Patients are named only to those who may read them.
 */
export async function whoWasIt(caller: Caller, events: readonly FoundEvent[]): Promise<Names> {
  const actors = unique(events.map(({ actorKind, actorId }) => (actorKind === 'staff' ? actorId : null)));
  const patients = caller.permissions.has('patients.read') ? unique(events.map(({ patientId }) => patientId)) : [];
  const staff = await staffNames(caller, actors);
  const keys = await keyNames(caller, unique(events.map(({ actorApiKeyId }) => actorApiKeyId)));
  const named = await patientNames(caller, patients);
  return {
    actorOf: ({ actorId, actorApiKeyId }) => keys.get(actorApiKeyId ?? '') ?? staff.get(actorId ?? '') ?? null,
    patientOf: ({ patientId }) => named.get(patientId ?? '') ?? null,
  };
}

const unique = (ids: readonly (string | null)[]): readonly string[] => [...new Set(ids.filter((id) => id !== null))];
