import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { checkCode } from '../../verification/verify-contact.ts';
import { markVerified } from './add-contact-point.ts';
import { contactOf, holdPatient, type ContactRow } from './contact-points.ts';

/**
 * Proves a contact by the digits that were sent to it. Proving it twice is not an error.
 * @throws invalid-request — `code-wrong` at `/code`
 * @throws code-expired — used, replaced, too old or tried too often: another one is needed
 */
export async function verifyContactPoint(caller: Caller, patientId: string, contactPointId: string, code: string): Promise<ContactRow> {
  const contact = await contactOf(caller, patientId, contactPointId);
  if (contact.verifiedAt !== null) return contact;
  const { outcome } = await checkCode(caller, 'contact', contactPointId, code);
  if (outcome === 'wrong') throw invalid('/code', 'code-wrong', text(caller.language, 'issue.code-wrong'));
  if (outcome === 'verified') return confirmContactPoint(caller, patientId, contactPointId);
  // Of two who sent the right digits at the same moment one was first.
  const now = await contactOf(caller, patientId, contactPointId);
  if (now.verifiedAt === null) throw problem('code-expired');
  return now;
}

/** Takes a contact for verified, by staff's word or a code that was right. @throws not-found */
export function confirmContactPoint(caller: Caller, patientId: string, contactPointId: string): Promise<ContactRow> {
  return tx(async () => {
    await holdPatient(caller, patientId);
    await markVerified(caller, await contactOf(caller, patientId, contactPointId));
    return contactOf(caller, patientId, contactPointId);
  });
}
