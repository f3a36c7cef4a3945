import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { listProfiles, type PatientProfile } from '../list-profiles.ts';
import { searchName } from '../names.ts';
import type { Patient } from '../patients.models.ts';

/** A patient who may be a guest. */
export interface GuestMatch {
  readonly patient: PatientProfile;
  readonly sameName: boolean;
  readonly sameContact: boolean;
}

const mostShown = 20;

/** Patients who have a guest's name or are reached at the same address or number, the likeliest first: for staff to choose. */
export async function whoGuestMayBe(caller: Caller, guest: Row<Patient>): Promise<GuestMatch[]> {
  const { db } = caller;
  const names = [guest.searchName, searchName(guest.familyName, guest.givenName)];
  const named = await db.Patient.find({ where: { profile: true, searchName: { in: names }, mergedIntoId: null }, limit: mostShown });
  const reached = await reachedAlike(caller, guest.id);
  const ids = [...new Set([...reached, ...named.map(({ id }) => id)])].slice(0, 4 * mostShown);
  if (ids.length === 0) return [];
  const profiles = await listProfiles(caller, { ids, limit: ids.length });
  return profiles
    .map((patient) => ({ patient, sameName: named.some(({ id }) => id === patient.id), sameContact: reached.includes(patient.id) }))
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, mostShown);
}

const weight = ({ sameName, sameContact }: GuestMatch) => Number(sameName) + Number(sameContact);

async function reachedAlike({ db }: Caller, guestId: string): Promise<string[]> {
  const own = await db.ContactPoint.find({ where: { patientId: guestId } });
  const ids: string[] = [];
  for (const { system, normalized } of own) {
    const same = await db.ContactPoint.find({ where: { system, normalized }, limit: mostShown * 2 });
    ids.push(...same.map(({ patientId }) => patientId).filter((id) => id !== guestId));
  }
  return ids;
}
