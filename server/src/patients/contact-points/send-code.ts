import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import { spokenLanguage, type Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { throttle, type Limit } from '../../http/throttle.ts';
import { matchLanguage } from '../../locales/languages.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { assertNotStopped } from '../../messaging/sms/assert-not-stopped.ts';
import { issueCode } from '../../verification/verify-contact.ts';
import { contactOf, holdPatient, type ContactRow } from './contact-points.ts';

/** Codes that one patient may have sent: enough for mistakes, too few to bother a stranger or to guess. */
const codes: Limit = { name: 'contact-codes', points: 10, seconds: 3600 };

/** Codes to one address or number, whoever asks for them: it may be a stranger's, and many can ask. */
const codesTo: Limit = { name: 'contact-codes-to', points: 10, seconds: 3600 };

/** Counts a code to a contact, as it is compared, before it is made. Outside `tx`. @throws too-many-requests */
export async function countCode(caller: Caller, patientId: string, normalized: string | null): Promise<void> {
  await throttle(caller.runtime, codes, `${caller.organizationId} ${patientId}`);
  if (normalized !== null) await throttle(caller.runtime, codesTo, `${caller.organizationId} ${normalized}`);
}

/**
 * Sends a new code to a contact, which ends the one before; to one that is verified already none.
 * @throws not-found · too-many-requests
 * @throws mail-not-configured · sms-not-configured — there is nothing to send it with
 * @throws sms-stopped — the number's owner wants no SMS. Staff alone hear so: a patient can write down anybody's number, and for
 *   them nothing tells that the SMS won't leave; staff read the record, answer for what they ask, and have somebody waiting for it
 */
export async function sendCode(caller: Caller, patientId: string, contactPointId: string): Promise<ContactRow> {
  const before = await contactOf(caller, patientId, contactPointId);
  if (before.verifiedAt !== null) return before;
  if (!canSend(caller, before.system)) throw problem(before.system === 'email' ? 'mail-not-configured' : 'sms-not-configured');
  await countCode(caller, patientId, before.normalized);
  if (caller.kind === 'staff') await assertNotStopped(before);
  return tx(async () => {
    const { preferredLanguage } = await holdPatient(caller, patientId);
    const contact = await contactOf(caller, patientId, contactPointId);
    await putCode(caller, contact, preferredLanguage);
    return contact;
  });
}

/** Whether messages of a kind can leave this server: production needs SMTP_URL and SMS_URL, elsewhere there is the development inbox. */
const canSend = ({ runtime: { config } }: Caller, system: 'email' | 'phone'): boolean =>
  config.NODE_ENV !== 'production' || Boolean(system === 'email' ? config.SMTP_URL : config.SMS_URL);

/**
 * Makes a code and has it sent, in the person's language. Where there is nothing to send it with the contact just stays
 * unproved. Inside `tx`, with the patient held.
 */
export async function putCode(caller: Caller, { id, patientId, system, value, normalized }: ContactRow, preferredLanguage: string | null): Promise<void> {
  if (!canSend(caller, system)) return;
  const verificationId = await issueCode(caller, { purpose: 'contact', system, value, normalized, subjectId: id });
  const language = spokenLanguage(caller) ?? matchLanguage(preferredLanguage ?? undefined);
  const contact = { system, value: system === 'phone' ? normalized : value };
  await sendMessage(caller, { message: 'code', to: { contact, language }, data: { verificationId }, dedupeKey: verificationId });
  await audit(caller, 'contact.code', { type: 'ContactPoint', id, patientId });
}
