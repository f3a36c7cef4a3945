import { phoneText } from '../accounts/phone-text.ts';
import type { Ok } from '../portal/client.ts';
import type { Locale } from '../portal/locale.ts';

/** A patient as lists show them. */
export type Patient = Ok<'/v1/admin/patients'>['data'][number];

/** A patient with all that the record holds. */
export type PatientRecord = Ok<'/v1/admin/patients/{id}'>;

/** "Maya Chen" */
export const nameOf = ({ givenName, familyName }: Pick<Patient, 'givenName' | 'familyName'>) => `${givenName} ${familyName}`.trim();

/** What tells one patient from another of the same name: birth date and contacts. */
export const aboutOf = ({ birthDate, contactPoints }: Pick<Patient, 'birthDate' | 'contactPoints'>, locale: Locale) =>
  [birthDate && locale.partialDate(birthDate), ...contactPoints.slice(0, 2).map(contactText)].filter(Boolean).join(' · ');

/** An email as it is, a phone as it is read. */
export const contactText = ({ system, value }: Pick<Patient['contactPoints'][number], 'system' | 'value'>) => (system === 'phone' ? phoneText(value) : value);
