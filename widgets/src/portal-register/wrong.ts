import { msg } from '@lit/localize';
import type { ReadBirthDate } from '../accounts/birth-date.ts';
import { digitsOf } from '../accounts/code-field.ts';
import { missing } from '../accounts/field-errors.ts';
import type { FieldError } from '../parts/error-summary.ts';
import type { Problem } from '../portal/problem.ts';
import type { Asked, Draft, Step } from './draft.ts';

/** What keeps a step from going on. */
export function wrongIn(step: Step, draft: Draft, asked: Asked): FieldError[] {
  switch (step) {
    case 'contact':
      return draft.system === 'email' ? wrongEmail(draft.email) : missing([{ field: 'phone', value: draft.phone, text: msg('Enter your mobile phone number') }]);
    case 'code':
      return digitsOf(draft.code).length === 6 ? [] : [{ field: 'code', text: msg('Enter the 6 digits of the code') }];
    case 'details':
      return missing(detailsOf(draft, asked));
    default:
      return missing([
        { field: 'username', value: draft.username, text: msg('Choose a username') },
        { field: 'password', value: draft.password, text: msg('Choose a password') },
        { field: 'terms', value: draft.terms || !asked.termsUrl, text: msg('Agree to the terms of use to go on') },
        { field: 'privacy', value: draft.privacy || !asked.privacyUrl, text: msg('Agree to the privacy notice to go on') },
      ]);
  }
}

/** The third step, the birth date as it was read: in the order in which they stand. */
export function wrongDetails(draft: Draft, asked: Asked, born: ReadBirthDate): FieldError[] {
  const wrong = wrongIn('details', draft, asked);
  const names = wrong.filter(({ field }) => field.endsWith('Name'));
  return 'error' in born ? [...names, born.error, ...wrong.filter((one) => !names.includes(one))] : wrong;
}

function wrongEmail(email: string): FieldError[] {
  if (!email.trim()) return [{ field: 'email', text: msg('Enter your email address') }];
  return /^\S+@\S+\.\S+$/.test(email.trim()) ? [] : [{ field: 'email', text: msg('The email address must look like name@example.com') }];
}

const detailsOf = (draft: Draft, { mandatory, locations }: Asked) => [
  { field: 'givenName', value: draft.givenName, text: msg('Enter your given name') },
  { field: 'familyName', value: draft.familyName, text: msg('Enter your family name') },
  ...(mandatory.includes('gender') ? [{ field: 'gender', value: draft.gender, text: msg('Choose your gender') }] : []),
  ...(mandatory.includes('phone') && draft.system === 'email' ? [{ field: 'cell', value: draft.cell, text: msg('Enter your mobile phone number') }] : []),
  ...(mandatory.includes('generalPractitioner') ? [{ field: 'generalPractitioner', value: draft.generalPractitioner, text: msg('Enter your family doctor') }] : []),
  ...(mandatory.includes('referralType') ? [{ field: 'referralType', value: draft.referralType, text: msg('Enter how you heard of us') }] : []),
  ...(locations.length ? [{ field: 'locationId', value: draft.locationId, text: msg('Choose a clinic') }] : []),
];

/** What the API's refusal means for the fields, where it names none. */
export function refusedFields({ type }: Problem): readonly FieldError[] {
  if (type === 'already-exists') return [{ field: 'username', text: msg('Somebody has this username already. Choose another one.') }];
  if (type === 'phone-links-off') return [{ field: 'phone', text: msg('Online accounts need an email address here') }];
  if (type === 'code-expired') return [{ field: 'code', text: msg('This code no longer works. Have another one sent.') }];
  return [];
}

/** The fields of the third step: an answer to the last one may concern them. */
export const detailFields: readonly string[] = ['givenName', 'familyName', 'birthDate', 'gender', 'cell', 'generalPractitioner', 'referralType', 'locationId'];
