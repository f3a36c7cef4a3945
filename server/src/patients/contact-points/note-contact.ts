import { audit } from '../../audit/audit.ts';
import type { AuditAction } from '../../contract/audit-actions.ts';
import type { Caller } from '../../http/caller.ts';
import { publish } from '../../messaging/publish.ts';
import type { ContactChange } from '../patients.hooks.ts';

const actions: Readonly<Record<ContactChange, AuditAction>> = {
  added: 'contact.add',
  verified: 'contact.verify',
  preferred: 'contact.prefer',
  removed: 'contact.remove',
};

/** Puts a change of a patient's contact on record and tells everybody who wants to know of it. Inside `tx`. */
export async function noteContact(caller: Caller, patientId: string, contactPointId: string, change: ContactChange): Promise<void> {
  await audit(caller, actions[change], { type: 'ContactPoint', id: contactPointId, patientId });
  await publish(caller, 'patients.contact.changed', { patientId, contactPointId, change });
}
