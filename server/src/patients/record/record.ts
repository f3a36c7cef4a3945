import type { Caller } from '../../http/caller.ts';

/** What a patient's record holds beside names, birth date and contacts; null where it isn't known. */
export interface RecordFields {
  readonly preferredName: string | null;
  readonly pronouns: string | null;
  readonly gender: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly province: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly emergencyContactName: string | null;
  readonly emergencyContactPhone: string | null;
  readonly emergencyContactRelationship: string | null;
  readonly generalPractitioner: string | null;
  readonly referralType: string | null;
  readonly occupation: string | null;
  readonly employer: string | null;
  readonly healthCardNumber: string | null;
  readonly preferredLanguage: string | null;
  readonly communicationPreference: 'email' | 'phone' | null;
}

/** A patient's own record: names, birth date and all that they, staff or another system told. */
export interface PatientRecord extends RecordFields {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string | null;
  readonly deceased: boolean;
  readonly defaultLocationId: string | null;
  /** Whether this patient may book online; null: as the clinic's setting says. */
  readonly selfBooking: boolean | null;
  /** Staff's word that they have been here before; null: they said nothing. */
  readonly existing: boolean | null;
}

/** The record of a patient who has one: no guest, and nobody who was merged into another. */
export async function recordOf({ db }: Pick<Caller, 'db'>, patientId: string): Promise<PatientRecord | null> {
  const patient = await db.Patient.one({ id: patientId, profile: true, mergedIntoId: null });
  if (!patient) return null;
  const details = await db.PatientDetail.one({ patientId });
  const { id, givenName, familyName, birthDate, deceased, defaultLocationId, selfBooking, existing } = patient;
  const { preferredName, gender, address, city, province, postalCode, country, preferredLanguage } = patient;
  return {
    ...{ id, givenName, familyName, birthDate, deceased, defaultLocationId, selfBooking, existing },
    ...{ preferredName, gender, address, city, province, postalCode, country, preferredLanguage },
    pronouns: details?.pronouns ?? null,
    emergencyContactName: details?.emergencyContactName ?? null,
    emergencyContactPhone: details?.emergencyContactPhone ?? null,
    emergencyContactRelationship: details?.emergencyContactRelationship ?? null,
    generalPractitioner: details?.generalPractitioner ?? null,
    referralType: details?.referralType ?? null,
    occupation: details?.occupation ?? null,
    employer: details?.employer ?? null,
    healthCardNumber: details?.healthCardNumber ?? null,
    communicationPreference: details?.communicationPreference ?? null,
  };
}
