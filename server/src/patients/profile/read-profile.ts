import { auditRead } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { profileNames, type ProfileName } from '../../settings/catalog/profile.ts';
import { contactsOf, contactView, type ContactPointView, type ContactRow } from '../contact-points/contact-points.ts';
import { recordOf, type PatientRecord } from '../record/record.ts';
import { contactIn, shownContacts, shownFields, type ShownFields } from './profile-fields.ts';

/** What patients see of themselves. */
export interface ProfileView {
  readonly givenName: string;
  readonly familyName: string;
  readonly fields: ShownFields;
  /** A value, or null where none is known, for each field that is shown. */
  readonly values: Readonly<Partial<Record<ProfileName, string | null>>>;
  /** Mandatory fields that are empty. */
  readonly missing: readonly ProfileName[];
  readonly contactPoints: readonly ContactPointView[];
}

/** The patient acted for. @throws not-found — a login without a patient of its own */
export function ownPatientId({ patientId }: Caller): string {
  if (patientId === undefined) throw problem('not-found');
  return patientId;
}

/** The caller's own profile, on the record. @throws not-found — guests have none */
export async function readProfile(caller: Caller): Promise<ProfileView> {
  const patientId = ownPatientId(caller);
  const record = await recordOf(caller, patientId);
  if (!record) throw problem('not-found');
  const contacts = await contactsOf(caller, patientId);
  await auditRead(caller, 'patient.read', { type: 'Patient', id: patientId });
  const fields = shownFields(caller);
  const all = valuesOf(record, contacts);
  const values = Object.fromEntries(profileNames.filter((field) => fields[field]).map((field) => [field, all[field]]));
  return {
    givenName: record.givenName,
    familyName: record.familyName,
    fields,
    values,
    missing: profileNames.filter((field) => fields[field] === 'mandatory' && all[field] === null),
    contactPoints: shownContacts(contacts, fields).map(contactView),
  };
}

/** Every field of a profile, shown or not. */
export function valuesOf(record: PatientRecord, contacts: readonly ContactRow[]): Readonly<Record<ProfileName, string | null>> {
  const { id: _id, givenName: _given, familyName: _family, deceased: _deceased, defaultLocationId: _location, birthDate, ...fields } = record;
  return {
    ...fields,
    birthDate,
    email: contactIn(contacts, 'email')?.value ?? null,
    cellPhone: contactIn(contacts, 'cellPhone')?.value ?? null,
    homePhone: contactIn(contacts, 'homePhone')?.value ?? null,
    workPhone: contactIn(contacts, 'workPhone')?.value ?? null,
  };
}
