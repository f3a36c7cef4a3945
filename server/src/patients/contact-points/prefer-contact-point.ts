import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { contactOf, holdPatient, type ContactRow } from './contact-points.ts';
import { noteContact } from './note-contact.ts';

/** Reaches the patient at this contact before others of its system. @throws contact-not-verified · not-found */
export function preferContactPoint(caller: Caller, patientId: string, contactPointId: string): Promise<ContactRow> {
  return tx(async () => {
    await holdPatient(caller, patientId);
    const contact = await contactOf(caller, patientId, contactPointId);
    if (contact.verifiedAt === null) throw problem('contact-not-verified');
    if (contact.preferred === 'y') return contact;
    await caller.db.ContactPoint.update({ patientId, system: contact.system, preferred: 'y' }, { preferred: null });
    await caller.db.ContactPoint.update({ id: contactPointId }, { preferred: 'y' });
    await noteContact(caller, patientId, contactPointId, 'preferred');
    return contactOf(caller, patientId, contactPointId);
  });
}
