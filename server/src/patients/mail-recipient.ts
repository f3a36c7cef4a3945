import type { Caller } from '../http/caller.ts';
import { matchLanguage } from '../locales/languages.ts';
import type { Recipient } from '../messaging/mail/deliver.ts';

/**
 * Where a patient's mail goes: the verified mail address that they prefer, never the one that their portal user signs
 * in with, and of a merged patient the survivor's. Null where there is none, or nobody left to read it.
 */
export async function mailRecipient(caller: Caller, patientId: string): Promise<Recipient | null> {
  const patient = await caller.db.Patient.one({ id: patientId });
  if (!patient || patient.deceased) return null;
  if (patient.mergedIntoId) return mailRecipient(caller, patient.mergedIntoId);
  const addresses = await caller.db.ContactPoint.find({
    where: { patientId, system: 'email' },
    order: [['createdAt', 'ASC']],
  });
  const verified = addresses.filter(({ verifiedAt }) => verifiedAt !== null);
  const chosen = verified.find(({ preferred }) => preferred === 'y') ?? verified[0];
  if (!chosen) return null;
  return {
    name: patient.preferredName ?? patient.givenName,
    address: chosen.value,
    language: matchLanguage(patient.preferredLanguage ?? undefined),
  };
}
