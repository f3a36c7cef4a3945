import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import type { Location } from '../locations/locations.models.ts';
import { reachClinic } from '../locations/reach-clinic.ts';
import { publish } from '../messaging/publish.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { hasOpenDuplicates } from '../patients/duplicates/has-open-duplicates.ts';

declare module '../messaging/events.ts' {
  interface Events {
    /** Somebody made a login of their own: a new patient. */
    'registration.registration.completed': { registrationId: string; patientId: string };
  }
}

/** A registration that was just completed. */
export interface SignedUp {
  readonly registrationId: string;
  readonly patientId: string;
  readonly name: string;
  readonly place: Row<Location> | null;
}

/** Confirms it to the patient, whatever is set, and tells those at the clinic who want to know. Inside `tx`. */
export async function tellOfSignUp(caller: Caller, { registrationId, patientId, name, place }: SignedUp): Promise<void> {
  const location = place?.name ?? null;
  await publish(caller, 'registration.registration.completed', { registrationId, patientId });
  await sendMessage(caller, { message: 'portalConfirmation', to: { patientId, language: caller.language }, data: { location }, dedupeKey: registrationId });
  const data = { name, location, mayBeDuplicate: await hasOpenDuplicates(caller, patientId) };
  for (const [who, to] of await addressees(caller, place)) await sendMessage(caller, { message: 'signupNotification', to, data, dedupeKey: `${registrationId}/${who}` });
}

/** The patient's clinic and the organization, as their settings say; one mail where both are one address. */
async function addressees(caller: Caller, place: Row<Location> | null) {
  const { settings, organization } = caller;
  const [tellsClinic, tellsCompany] = [settings.get('general.notify.signupPatient'), settings.get('general.notify.signupCompany')];
  const address = settings.get('general.signupEmailAddress');
  const clinic = tellsClinic ? await reachClinic(caller, place?.id ?? null) : null;
  const isSame = clinic?.value.toLowerCase() === (address ?? organization.email)?.toLowerCase();
  return [
    ...(tellsClinic ? [['clinic', { locationId: place?.id ?? null }] as const] : []),
    ...(tellsCompany && !isSame ? [['company', { locationId: null, address }] as const] : []),
  ];
}
