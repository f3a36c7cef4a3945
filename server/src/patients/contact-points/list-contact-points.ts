import { auditRead } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { contactsOf, type ContactRow } from './contact-points.ts';

/** How a patient is reached, on the record. @throws not-found — guests and merged ones too */
export async function listContactPoints(caller: Caller, patientId: string): Promise<ContactRow[]> {
  if (!(await caller.db.Patient.one({ id: patientId, profile: true, mergedIntoId: null }))) throw problem('not-found');
  const contacts = await contactsOf(caller, patientId);
  await auditRead(caller, 'patient.read', { type: 'Patient', id: patientId });
  return contacts;
}
