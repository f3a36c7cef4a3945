import type { Caller } from '../http/caller.ts';
import { matchLanguage } from '../locales/languages.ts';
import type { Channels, Recipient } from '../messaging/recipients.ts';
import { stoppedAmong } from '../messaging/sms/stops.queries.ts';

/**
 * Where a patient's messages go: the verified contact that they prefer among the channels that fit, never what their
 * portal user signs in with, and of a merged patient the survivor's. Mail before SMS unless the patient asked for calls
 * and messages; a number whose owner answered STOP is none. Null where there is none, or nobody left to read it.
 */
export async function reachPatient(caller: Caller, patientId: string, channels: Channels): Promise<Recipient | null> {
  const patient = await caller.db.Patient.one({ id: patientId });
  if (!patient || patient.deceased) return null;
  if (patient.mergedIntoId) return reachPatient(caller, patient.mergedIntoId, channels);
  const verified = (await caller.db.ContactPoint.find({ where: { patientId }, order: [['createdAt', 'ASC']] })).filter(
    ({ verifiedAt, system }) => verifiedAt !== null && channels.includes(system),
  );
  const stopped = await stoppedAmong(verified.flatMap(({ system, normalized }) => (system === 'phone' ? [normalized] : [])));
  const contacts = verified.filter(({ normalized }) => !stopped.has(normalized));
  const prefers = contacts.some(({ system }) => system === 'phone') ? (await caller.db.PatientDetail.one({ patientId }))?.communicationPreference : null;
  const order = prefers === 'phone' ? (['phone', 'email'] as const) : (['email', 'phone'] as const);
  const chosen = order.map((system) => best(contacts.filter((one) => one.system === system))).find((one) => one !== undefined);
  if (!chosen) return null;
  return {
    name: patient.preferredName ?? patient.givenName,
    system: chosen.system,
    value: chosen.system === 'phone' ? chosen.normalized : chosen.value,
    language: matchLanguage(patient.preferredLanguage ?? undefined),
  };
}

const best = <T extends { readonly preferred: 'y' | null }>(contacts: readonly T[]): T | undefined =>
  contacts.find(({ preferred }) => preferred === 'y') ?? contacts[0];
