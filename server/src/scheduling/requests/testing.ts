import type { Clinic, Who } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';

/** A visit to Ada in Toronto at a wall time there. */
export const wish = (start: string, more: object = {}) => ({
  appointmentTypeId: types.visit,
  locationId: locations.toronto,
  practitionerId: practitioners.ada,
  start: `${start}:00-05:00`,
  ...more,
});

/** Holds a time and books it. @returns the appointment as it was answered */
export async function book({ api }: Clinic, who: Who, body: object, more: object = {}) {
  const hold = await api.as(who).post('/v1/holds', body);
  return (await api.as(who).post('/v1/appointments', { holdId: hold.body.id, ...more })).body;
}

/** Every message of this clinic that left for an address since the last look, oldest first; each has a link that names the clinic. */
export async function heard(own: Clinic, to: string, known: Set<string> = new Set()) {
  await own.drain();
  const mails = (await own.mails(to)).filter(({ messageId, text }) => !known.has(messageId) && new RegExp(`/p/${own.slug}(?![\\w-])`).test(text)).reverse();
  for (const { messageId } of mails) known.add(messageId);
  return mails;
}

/** `409 request-decided`. */
export const problemOf = ({ status, body }: { status: number; body: { type: string } }) => `${status} ${String(body.type).split(':').at(-1)}`;
