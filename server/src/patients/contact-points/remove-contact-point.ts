import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { indexPatients } from '../search/index-patients.ts';
import { settlePreferred } from './add-contact-point.ts';
import { contactOf, holdPatient, type ContactRow } from './contact-points.ts';
import { noteContact } from './note-contact.ts';
import { tellContact } from './tell-contact.ts';

/**
 * Removes a contact, which hears of it where it was proved; another verified one of its system becomes the preferred one.
 * @param mayGo throws where this one must stay; it sees the contact while nobody else can change it
 * @throws not-found
 */
export function removeContactPoint(
  caller: Caller,
  patientId: string,
  contactPointId: string,
  mayGo: (contact: ContactRow) => Promise<void> = async () => undefined,
): Promise<void> {
  return tx(async () => {
    await holdPatient(caller, patientId);
    const contact = await contactOf(caller, patientId, contactPointId);
    await mayGo(contact);
    await caller.db.ContactPoint.remove({ id: contactPointId, patientId });
    await settlePreferred(caller, patientId, contact.system);
    if (contact.system === 'phone') await indexPatients(caller, [patientId]);
    await noteContact(caller, patientId, contactPointId, 'removed');
    await tellContact(caller, contact, 'contact-point-removed');
  });
}
