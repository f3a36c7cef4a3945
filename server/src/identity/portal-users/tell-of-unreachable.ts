import type { Caller } from '../../http/caller.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { reachPatient } from '../../patients/reach-patient.ts';

/** Tells the clinic of a patient who has a login now and whom no message reaches, since no contact of theirs is verified (B6). Inside `tx`. */
export async function tellOfUnreachable(caller: Caller, portalUserId: string, patientId: string): Promise<void> {
  const { db } = caller;
  const patient = await db.Patient.one({ id: patientId });
  if (!patient || (await reachPatient(caller, patientId, ['email', 'phone']))) return;
  const locationId = patient.defaultLocationId;
  const place = locationId ? await db.Location.one({ id: locationId }) : null;
  const data = { name: `${patient.givenName} ${patient.familyName}`, location: place?.name ?? null, mayBeDuplicate: false, unreachable: true };
  await sendMessage(caller, { message: 'signupNotification', to: { locationId }, data, dedupeKey: `unreachable/${portalUserId}` });
}
