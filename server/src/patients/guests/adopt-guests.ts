import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { mergePatients } from '../duplicates/merge-patients.ts';
import type { Move } from '../duplicates/move.ts';
import type { Patient } from '../patients.models.ts';
import { isGuest } from './guest.ts';
import { isSameName } from './same-name.ts';

/** Somebody who has just proved a contact, and the record that is theirs. */
export interface Proved {
  readonly patientId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly contact: { readonly system: 'email' | 'phone'; readonly normalized: string };
}

/** Nobody books more often without an account; the rest stays for staff. */
const mostAdopted = 50;

/**
 * Gives somebody who has proved a contact what they booked by it without an account. Who is called otherwise shares the
 * contact, perhaps: staff look at it. Inside `tx`, after the patient and the contact are written.
 */
export async function adoptGuests(caller: Caller, moves: readonly Move[], proved: Proved): Promise<void> {
  for (const guest of await guestsAt(caller, proved)) {
    if (isSameName(guest, proved)) await mergePatients(caller, moves, { mergedId: guest.id, survivorId: proved.patientId });
    else await noteGuest(caller, proved.patientId, guest.id);
  }
}

/** Guests who booked by this contact. Whoever is still booking hasn't a name yet, and goes on alone. */
async function guestsAt({ db }: Caller, { patientId, contact }: Proved): Promise<Row<Patient>[]> {
  const { system, normalized } = contact;
  const reached = await db.ContactPoint.find({ where: { system, normalized } });
  const ids = reached.filter((one) => one.verifiedAt !== null && one.patientId !== patientId).map((one) => one.patientId);
  if (ids.length === 0) return [];
  const found = await db.Patient.find({ where: { id: { in: ids }, profile: false, mergedIntoId: null } });
  return found
    .filter((one) => isGuest(one) && one.searchName !== '')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .slice(-mostAdopted);
}

/** Puts the guest and the patient before staff, once. */
async function noteGuest({ db, ids, clock }: Caller, patientId: string, guestId: string): Promise<void> {
  const both = { in: [patientId, guestId] };
  if ((await db.DuplicateReview.count({ patientId: both, otherPatientId: both })) > 0) return;
  const [older, newer] = patientId < guestId ? [patientId, guestId] : [guestId, patientId];
  const open = { state: 'open', decidedById: null, decidedAt: null, createdAt: clock.now() } as const;
  await db.DuplicateReview.insert({ id: ids.next(), patientId: newer, otherPatientId: older, reason: 'contact', ...open });
}
