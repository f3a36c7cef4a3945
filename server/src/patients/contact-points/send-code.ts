import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import { spokenLanguage, type Caller } from '../../http/caller.ts';
import { throttle, type Limit } from '../../http/throttle.ts';
import { matchLanguage } from '../../locales/languages.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { issueCode } from '../../verification/verify-contact.ts';
import { contactOf, holdPatient, type ContactRow } from './contact-points.ts';

/** Codes that one patient may have sent: enough for mistakes, too few to bother a stranger or to guess. */
const codes: Limit = { name: 'contact-codes', points: 10, seconds: 3600 };

/** Counts a code before it is made. Outside `tx`. @throws too-many-requests */
export const countCode = (caller: Caller, patientId: string): Promise<void> => throttle(caller.runtime, codes, `${caller.organizationId} ${patientId}`);

/**
 * Sends a new code to a contact, which ends the one before; to one that is verified already none.
 * @throws not-found · too-many-requests
 */
export async function sendCode(caller: Caller, patientId: string, contactPointId: string): Promise<ContactRow> {
  const before = await contactOf(caller, patientId, contactPointId);
  if (before.verifiedAt !== null) return before;
  await countCode(caller, patientId);
  return tx(async () => {
    const { preferredLanguage } = await holdPatient(caller, patientId);
    const contact = await contactOf(caller, patientId, contactPointId);
    await putCode(caller, contact, preferredLanguage);
    return contact;
  });
}

/** Makes a code and has it sent, in the person's language. Inside `tx`, with the patient held. */
export async function putCode(caller: Caller, { id, patientId, system, value, normalized }: ContactRow, preferredLanguage: string | null): Promise<void> {
  const verificationId = await issueCode(caller, { purpose: 'contact', system, value, normalized, subjectId: id });
  const language = spokenLanguage(caller) ?? matchLanguage(preferredLanguage ?? undefined);
  const contact = { system, value: system === 'phone' ? normalized : value };
  await sendMessage(caller, { message: 'code', to: { contact, language }, data: { verificationId }, dedupeKey: verificationId });
  await audit(caller, 'contact.code', { type: 'ContactPoint', id, patientId });
}
