import { msg } from '@lit/localize';
import { phoneText } from '../../accounts/phone-text.ts';
import type { PatientRecord } from '../people.ts';

/** One field of the record: what it is called, and how it is typed. */
export interface RecordField {
  name: {
    [Name in keyof PatientRecord]: PatientRecord[Name] extends string | null ? Name : never;
  }[keyof PatientRecord];
  label: string;
  type?: 'text' | 'tel' | 'date';
  choices?: readonly { value: string; text: string }[];
  /** The record can't be without it. */
  isNeeded?: boolean;
}

/** The word for a field's value. */
export const wordOf = ({ choices, type }: RecordField, value: string) => choices?.find((one) => one.value === value)?.text ?? (type === 'tel' ? phoneText(value) : value);

/** What the record says of a patient, in the order in which staff read it. */
export const recordGroups = (): readonly { title: string; fields: readonly RecordField[] }[] => [
  {
    title: msg('Name'),
    fields: [
      { name: 'givenName', label: msg('Given name'), isNeeded: true },
      { name: 'familyName', label: msg('Family name'), isNeeded: true },
      { name: 'preferredName', label: msg('Preferred name') },
      { name: 'pronouns', label: msg('Pronouns') },
    ],
  },
  {
    title: msg('Person'),
    fields: [
      { name: 'birthDate', label: msg('Date of birth'), type: 'date' },
      { name: 'gender', label: msg('Gender'), choices: gendersForStaff() },
      { name: 'preferredLanguage', label: msg('Language'), choices: languages },
      { name: 'communicationPreference', label: msg('Prefers to be reached by'), choices: channels() },
      { name: 'occupation', label: msg('Occupation') },
      { name: 'employer', label: msg('Employer') },
      { name: 'healthCardNumber', label: msg('Health card number') },
    ],
  },
  {
    title: msg('Address'),
    fields: [
      { name: 'address', label: msg('Street and number') },
      { name: 'city', label: msg('City') },
      { name: 'province', label: msg('Province or state') },
      { name: 'postalCode', label: msg('Postal code') },
      { name: 'country', label: msg('Country (two letters)') },
    ],
  },
  {
    title: msg('In an emergency'),
    fields: [
      { name: 'emergencyContactName', label: msg('Who to call') },
      { name: 'emergencyContactPhone', label: msg('Their phone'), type: 'tel' },
      { name: 'emergencyContactRelationship', label: msg('Who they are to the patient') },
    ],
  },
  {
    title: msg('Care'),
    fields: [
      { name: 'generalPractitioner', label: msg('Family doctor') },
      { name: 'referralType', label: msg('How they heard of the clinic') },
    ],
  },
];

/** The answers to the question about gender, as staff note them. */
export const gendersForStaff = () => [
  { value: 'female', text: msg('Female') },
  { value: 'male', text: msg('Male') },
  { value: 'other', text: msg('Other') },
  { value: 'unknown', text: msg('Not said') },
];

/** Languages that a patient may be written to in, each in its own words. */
export const languages = [
  { value: 'en', text: 'English' },
  { value: 'fr', text: 'Français' },
  { value: 'it', text: 'Italiano' },
  { value: 'es', text: 'Español' },
];

const channels = () => [
  { value: 'email', text: msg('Email') },
  { value: 'phone', text: msg('Phone') },
];
