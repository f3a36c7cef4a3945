import type { Clinic } from '../../testing/clinic.ts';
import { patientPassword } from '../../testing/fixture-patients.ts';
import { newDevice, sessionClient, type Client, type Device } from '../../testing/http-client.ts';

/** A browser at the clinic's staff page that nobody signed in at yet; with `token`, where somebody did. */
export function staffBrowser({ url, publishableKey }: Clinic, device: Device, token?: string): Client {
  const headers: Record<string, string> = token ? { Origin: url } : { Origin: url, 'Portico-Key': publishableKey };
  return sessionClient(url, url, device, { headers, ...(token && { token }) });
}

/** A new device at the staff page. */
export async function newStaffBrowser(own: Clinic): Promise<Client & { readonly device: Device }> {
  const device = await newDevice();
  return { ...staffBrowser(own, device), device };
}

/** The token of the newest link that was sent to an address. */
export async function sentToken({ mails, drain }: Clinic, to: string, name: 'staff-invitation' | 'staff-reset'): Promise<string> {
  for (const _step of ['event', 'subscriber', 'mail']) await drain();
  for (const { text } of await mails(to)) {
    const token = new RegExp(`#portal=${name}/([\\w-]+)`).exec(text)?.[1];
    if (token) return token;
  }
  throw new Error(`No link for ${name} was sent to ${to}`);
}

/** A password that nobody would guess, and long enough. */
export const goodPassword = 'seven quiet otters paddle home';

/** What the fixture's manager signs in with. */
export const managersLogin = { kind: 'staff', username: 'manager', password: patientPassword };
