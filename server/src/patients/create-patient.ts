import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { publish } from '../messaging/publish.ts';
import { assertLocations } from '../locations/assert-locations.ts';
import { addContacts } from './contacts.ts';
import { noteDuplicates } from './duplicates/note-duplicates.ts';
import { searchName } from './names.ts';
import { assertBorn } from './record/assert-born.ts';
import { indexPatients } from './search/index-patients.ts';

/** What staff or a program know of a new patient. */
export interface NewPatient {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName?: string;
  readonly birthDate?: string;
  readonly gender?: string;
  readonly preferredLanguage?: string;
  readonly address?: string;
  readonly city?: string;
  readonly province?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly defaultLocationId?: string;
  readonly identifiers?: readonly { readonly system: string; readonly value: string }[];
  readonly contactPoints?: readonly {
    readonly system: 'email' | 'phone';
    readonly value: string;
    readonly verified?: boolean;
    /** cell, home, work. */
    readonly kind?: string;
  }[];
  readonly generalPractitioner?: string;
  readonly referralType?: string;
}

/**
 * Adds a patient with contacts and identifiers, and answers the id.
 * @throws invalid-request — a birthday that is still to come
 * @throws already-exists — another patient has one of the identifiers
 * @throws not-found — a location that isn't ours
 */
export function createPatient(
  caller: Caller,
  { identifiers = [], contactPoints = [], generalPractitioner, referralType, ...given }: NewPatient,
): Promise<string> {
  const { db, ids, clock } = caller;
  return tx(async () => {
    await assertBorn(caller, 'birthDate', given.birthDate);
    const id = ids.next();
    const at = clock.now();
    if (given.defaultLocationId) await assertLocations(caller, [given.defaultLocationId]);
    const own = { id, profile: true, searchName: searchName(given.givenName, given.familyName), deceased: false };
    await db.Patient.insert({ ...given, ...own, createdAt: at, updatedAt: at });
    try {
      await db.Identifier.insertAll(
        identifiers.map((one) => ({ id: ids.next(), patientId: id, ...one, createdAt: at })),
      );
    } catch (error) {
      throw violatedKey(error) === 'identifiers.system_value'
        ? problem('already-exists', { field: 'identifiers' })
        : error;
    }
    if (generalPractitioner || referralType) await db.PatientDetail.insert({ patientId: id, generalPractitioner: generalPractitioner ?? null, referralType: referralType ?? null, updatedAt: at });
    const contacts = contactPoints.map(({ system, value, verified, kind }) => ({
      system,
      value,
      ...(kind ? { kind } : {}),
      ...(verified ? { verifiedAt: at } : {}),
    }));
    const added = await addContacts(caller, new Map([[id, contacts]]));
    await indexPatients(caller, [id]);
    await noteDuplicates(caller, [id]);
    await audit(caller, 'patient.create', { type: 'Patient', id });
    for (const { id: contactPointId, changes } of added)
      for (const change of changes) await publish(caller, 'patients.contact.changed', { patientId: id, contactPointId, change });
    return id;
  });
}
