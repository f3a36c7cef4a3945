import type { Row } from '../../db/scoped.ts';
import { retry } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { addContacts } from '../contacts.ts';
import { searchName } from '../names.ts';
import type { Patient } from '../patients.models.ts';

/** A contact that somebody without an account has proved. */
export interface GuestContact {
  readonly system: 'email' | 'phone';
  readonly value: string;
  readonly normalized: string;
}

/** How guests are told from patients, and from guests of whom only the contact is known yet. */
export const isGuest = ({ profile, mergedIntoId }: Pick<Row<Patient>, 'profile' | 'mergedIntoId'>): boolean => !profile && mergedIntoId === null;

/**
 * Writes down a person of whom a proved contact is known and nothing else: always somebody new, whoever else is reached
 * there. No search, no matching and no other system ever meets them. Inside `tx`.
 * @returns the id
 */
export async function createGuest(caller: Caller, { system, value }: GuestContact): Promise<string> {
  const id = caller.ids.next();
  const at = caller.clock.now();
  const unnamed = { givenName: '', familyName: '', searchName: '' };
  await caller.db.Patient.insert({ id, profile: false, ...unnamed, preferredLanguage: caller.language, deceased: false, createdAt: at, updatedAt: at });
  await addContacts(caller, new Map([[id, [{ system, value, ...(system === 'phone' ? { kind: 'cell' } : {}), verifiedAt: at }]]]));
  return id;
}

/** Writes down how a guest is called who books. Inside `tx`. */
export async function nameGuest({ db, clock }: Caller, id: string, { givenName, familyName }: { readonly givenName: string; readonly familyName: string }): Promise<void> {
  const names = { givenName, familyName, searchName: searchName(givenName, familyName), updatedAt: clock.now() };
  if ((await db.Patient.update({ id, profile: false, mergedIntoId: null }, names)) !== 1) throw retry();
}

/** A guest who has booked; null for anybody else. */
export async function namedGuest({ db }: Pick<Caller, 'db'>, id: string): Promise<Row<Patient> | null> {
  const found = await db.Patient.one({ id });
  return found && isGuest(found) && found.searchName !== '' ? found : null;
}
