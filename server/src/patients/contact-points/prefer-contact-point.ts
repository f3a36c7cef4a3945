import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { contactOf, holdPatient, type ContactRow } from './contact-points.ts';
import { noteContact } from './note-contact.ts';
import { tellContact } from './tell-contact.ts';

/** Reaches the patient at this contact before others of its system; the one before hears of it. @throws contact-not-verified · not-found */
export function preferContactPoint(caller: Caller, patientId: string, contactPointId: string): Promise<ContactRow> {
  return tx(async () => {
    await holdPatient(caller, patientId);
    const contact = await contactOf(caller, patientId, contactPointId);
    if (contact.verifiedAt === null) throw problem('contact-not-verified');
    if (contact.preferred === 'y') return contact;
    const [former] = await caller.db.ContactPoint.find({ where: { patientId, system: contact.system, preferred: 'y' } });
    await caller.db.ContactPoint.update({ patientId, system: contact.system, preferred: 'y' }, { preferred: null });
    await caller.db.ContactPoint.update({ id: contactPointId }, { preferred: 'y' });
    await noteContact(caller, patientId, contactPointId, 'preferred');
    if (former) await tellContact(caller, former, 'contact-point-unpreferred');
    return contactOf(caller, patientId, contactPointId);
  });
}
