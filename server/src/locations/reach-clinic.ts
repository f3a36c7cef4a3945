import type { Caller } from '../http/caller.ts';
import type { Recipient } from '../messaging/recipients.ts';

/** "Clinic mail": the location's address, else the organization's; null where neither has one. */
export async function reachClinic({ db, organization }: Caller, locationId: string | null): Promise<Recipient | null> {
  const location = locationId === null ? null : await db.Location.one({ id: locationId });
  const value = location?.email ?? organization.email;
  return value ? { system: 'email', value, name: '', language: null } : null;
}
