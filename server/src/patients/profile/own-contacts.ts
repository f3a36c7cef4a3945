import { auditRead } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { addContactPoint, type NewContact } from '../contact-points/add-contact-point.ts';
import { contactOf, contactsOf, contactView, holdPatient, type ContactRow } from '../contact-points/contact-points.ts';
import { removeContactPoint } from '../contact-points/remove-contact-point.ts';
import { countCode, putCode } from '../contact-points/send-code.ts';
import { normalizedContact } from '../contacts.ts';
import { contactField, shownContacts, shownFields } from './profile-fields.ts';
import { ownPatientId } from './read-profile.ts';

/** The caller's own contacts, of the kinds that the clinic shows; on the record. */
export async function listOwnContacts(caller: Caller): Promise<ContactRow[]> {
  const patientId = ownPatientId(caller);
  const contacts = shownContacts(await contactsOf(caller, patientId), shownFields(caller));
  await auditRead(caller, 'patient.read', { type: 'Patient', id: patientId });
  return contacts;
}

/** One of them. @throws not-found — also for a kind that the clinic doesn't show */
export async function ownContact(caller: Caller, id: string): Promise<{ patientId: string; id: string }> {
  const patientId = ownPatientId(caller);
  const contact = await contactOf(caller, patientId, id);
  if (shownContacts([contact], shownFields(caller)).length === 0) throw problem('not-found');
  return { patientId, id };
}

/**
 * Adds a contact of the caller's own, and has a code sent to it unless it is verified already.
 * @throws invalid-request — the clinic doesn't show this kind, or nothing could be sent to it
 */
export async function addOwnContact(caller: Caller, contact: NewContact): Promise<ContactRow> {
  const patientId = ownPatientId(caller);
  const field = contactField(contact);
  if (!shownFields(caller)[field]) throw invalid(contact.kind ? '/kind' : '/system', 'unknown', text(caller.language, 'issue.unknown', { keys: field }));
  await countCode(caller, patientId, normalizedContact(contact.system, contact.value));
  return tx(async () => {
    const { preferredLanguage } = await holdPatient(caller, patientId);
    const added = await addContactPoint(caller, patientId, contact);
    if (added.verifiedAt === null) await putCode(caller, added, preferredLanguage);
    return added;
  });
}

/** Removes a contact of the caller's own. @throws contact-needed — the last one of a kind that is mandatory */
export async function removeOwnContact(caller: Caller, id: string): Promise<void> {
  const own = await ownContact(caller, id);
  const shown = shownFields(caller);
  await removeContactPoint(caller, own.patientId, id, async (contact) => {
    const field = contactField(contactView(contact));
    const others = (await contactsOf(caller, own.patientId)).filter((one) => one.id !== id && contactField(contactView(one)) === field);
    if (shown[field] === 'mandatory' && others.length === 0) throw problem('contact-needed', { field });
  });
}
