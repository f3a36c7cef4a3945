import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import type { Clinic } from '../../testing/clinic.ts';
import type { Answer } from '../../testing/http-client.ts';

/** Lets anybody book. */
export const on = { 'scheduling.publicBooking': true };

/** A guest's name where it doesn't matter. */
export const gus = { givenName: 'Gus', familyName: 'Okoro' };

/** A held time of somebody who isn't signed in. */
export interface GuestHold {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer in two words, with what is wrong or missing. */
export const said = ({ status, body }: Answer): string =>
  [status, body?.type?.split(':').at(-1), ...(body?.missing ?? []), ...(body?.errors ?? []).map((one: { path: string; code: string }) => `${one.path} ${one.code}`)]
    .filter(Boolean)
    .join(' ');

/** Holds a time on 2 March 2027 without an account. */
export async function holdTime({ api, anyone }: Clinic, start = '09:00', day = '2027-03-02'): Promise<GuestHold> {
  const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada, start: `${day}T${start}:00-05:00` };
  const { body } = await api.as(anyone).post('/v1/holds', wish);
  return { id: body.id, headers: { 'Portico-Hold': body.token } };
}

/** Gives a contact for a held time. */
export const give = ({ api, anyone }: Clinic, { id, headers }: GuestHold, value: string): Promise<Answer> =>
  api.as(anyone).post(`/v1/holds/${id}/contact`, { system: value.includes('@') ? 'email' : 'phone', value }, headers);

/** Sends digits. */
export const send = ({ api, anyone }: Clinic, { id, headers }: GuestHold, code: string | null): Promise<Answer> =>
  api.as(anyone).post(`/v1/holds/${id}/contact/verify`, { code }, headers);

/** The newest code that went to an address or number; null for none. */
export async function codeTo({ drain, mails }: Clinic, to: string): Promise<string | null> {
  await drain();
  const newest = (await mails(to)).find(({ subject, text }) => /^Your code/.test(subject ?? '') || / is your code/.test(text));
  return /\b\d{6}\b/.exec(newest?.text ?? '')?.[0] ?? null;
}

/** Digits that are wrong whatever the right ones are. */
export const notThe = (code: string | null): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Holds a time and proves a contact for it. */
export async function proved(own: Clinic, value: string, start?: string): Promise<GuestHold> {
  // Of two codes to one address the newest is told by its time.
  own.clock.advance(1000);
  const held = await holdTime(own, start);
  await give(own, held, value);
  await send(own, held, await codeTo(own, value));
  return held;
}

/** Books a held time. */
export const book = ({ api, anyone }: Clinic, { id, headers }: GuestHold, guest: object | null = gus, more: object = {}): Promise<Answer> =>
  api.as(anyone).post('/v1/appointments', { holdId: id, ...(guest && { guest }), ...more }, headers);
