import { auditRead } from '../audit/audit.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { listProfiles, type PatientProfile } from './list-profiles.ts';

/** One patient as lists show one, on the record. @throws not-found — guests and merged ones too */
export async function readProfile(caller: Caller, id: string): Promise<PatientProfile> {
  const [profile] = await listProfiles(caller, { ids: [id], limit: 1 });
  if (!profile) throw problem('not-found');
  await auditRead(caller, 'patient.read', { type: 'Patient', id });
  return profile;
}
