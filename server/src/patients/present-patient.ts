import type { z } from 'zod';
import type { Patient } from '../contract/patients.ts';
import type { PatientProfile } from './list-profiles.ts';

/** A patient as lists and pairs show one. */
export const patientView = ({ id, givenName, familyName, preferredName, birthDate, gender, contacts, identifiers, updatedAt }: PatientProfile): z.input<typeof Patient> => ({
  ...{ id, givenName, familyName, preferredName, birthDate, gender },
  contactPoints: [...contacts],
  identifiers: [...identifiers],
  updatedAt: updatedAt.toISOString(),
});
