import type { Caller } from '../http/caller.ts';
import { matchLanguage } from '../locales/languages.ts';
import type { Channels, Recipient } from '../messaging/recipients.ts';
import { reachPatient } from '../patients/reach-patient.ts';
import { emailKey, phoneKey } from './normalize.ts';

/** What a portal user is linked to, the email before the phone: invitations, resets and security notices go there. */
export async function reachLogin({ db }: Caller, portalUserId: string): Promise<Recipient | null> {
  const user = await db.PortalUser.one({ id: portalUserId });
  const value = user?.linkedEmail ?? user?.linkedPhone;
  if (!user || !value) return null;
  const link = await db.PortalUserPatient.one({ portalUserId, self: 'y' });
  const patient = link && (await db.Patient.one({ id: link.patientId }));
  return {
    system: user.linkedEmail ? 'email' : 'phone',
    value,
    name: patient?.preferredName ?? patient?.givenName ?? '',
    language: matchLanguage(user.language ?? patient?.preferredLanguage ?? undefined),
  };
}

/** The verified contact of the patient whose login this is; null where it is what the login is linked to, and was told already. */
export async function reachContactOfUser(caller: Caller, portalUserId: string, channels: Channels): Promise<Recipient | null> {
  const link = await caller.db.PortalUserPatient.one({ portalUserId, self: 'y' });
  const found = link && (await reachPatient(caller, link.patientId, channels));
  if (!found) return null;
  const login = await reachLogin(caller, portalUserId);
  return login && key(login) === key(found) ? null : found;
}

/** An employee's own address. */
export async function reachStaff({ db }: Caller, staffUserId: string): Promise<Recipient | null> {
  const found = await db.StaffUser.one({ id: staffUserId });
  return found && { system: 'email', value: found.email, name: found.name, language: matchLanguage(found.language ?? undefined) };
}

const key = ({ system, value }: Recipient) => (system === 'email' ? emailKey(value) : phoneKey(value)) ?? value;
