import { auditRead } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { cursorOf, readCursor } from '../../http/pages.ts';
import { problem } from '../../http/problem.ts';
import { namedGuest } from '../../patients/guests/guest.ts';
import { whoGuestMayBe, type GuestMatch } from '../../patients/guests/match-guest.ts';
import { listedGuests, type ListedGuest } from './guests.queries.ts';

/** A guest as staff see one. */
export interface GuestView extends ListedGuest {
  readonly email: string | null;
  readonly phone: string | null;
}

/** A page of guests, the latest first. An audit row for each that is shown. @throws invalid-request — a foreign cursor */
export async function listGuests(caller: Caller, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<{ data: GuestView[]; nextCursor: string | null }> {
  const [before] = readCursor(cursor, { id: 'text' }) ?? [];
  const found = await listedGuests(caller, before === undefined ? null : String(before), limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const data = await reached(caller, page);
  await auditRead(caller, 'guest.read', page.map(({ id }) => ({ type: 'Patient', id })));
  return { data, nextCursor: last ? cursorOf([last.id]) : null };
}

/** A guest, with the patients who may be the same person. @throws not-found — no guest, or no longer */
export async function readGuest(caller: Caller, id: string): Promise<GuestView & { readonly matches: readonly GuestMatch[] }> {
  const guest = await namedGuest(caller, id);
  if (!guest) throw problem('not-found');
  const [view] = await reached(caller, [{ ...guest, appointments: await caller.db.Appointment.count({ patientId: id }) }]);
  if (!view) throw problem('not-found');
  const matches = await whoGuestMayBe(caller, guest);
  await auditRead(caller, 'guest.read', { type: 'Patient', id });
  await auditRead(caller, 'patient.read', matches.map(({ patient }) => ({ type: 'Patient', id: patient.id })));
  return { ...view, matches };
}

async function reached({ db }: Caller, guests: readonly ListedGuest[]): Promise<GuestView[]> {
  const contacts = guests.length === 0 ? [] : await db.ContactPoint.find({ where: { patientId: { in: guests.map(({ id }) => id) } } });
  const of = (id: string, system: string) => contacts.find((one) => one.patientId === id && one.system === system && one.verifiedAt !== null)?.value ?? null;
  return guests.map(({ id, givenName, familyName, createdAt, appointments }) => ({
    ...{ id, givenName, familyName, createdAt, appointments },
    email: of(id, 'email'),
    phone: of(id, 'phone'),
  }));
}
