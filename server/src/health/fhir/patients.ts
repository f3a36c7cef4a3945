import { fhirDate } from './dates.ts';
import { field, firstOf, isObject, list, number, text, token, type Json } from './json.ts';
import { identifierKey } from './references.ts';
import { byUse, knownCode, nameWords } from './words.ts';

/** What a FHIR Patient says about a person, in Portico's own words. */
export interface PatientReading {
  readonly identifiers: readonly { system: string; value: string }[];
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: string;
  readonly gender?: 'male' | 'female' | 'other' | 'unknown';
  readonly language?: string;
  readonly deceased: boolean;
  readonly telecoms: readonly Telecom[];
  readonly address?: PostalAddress;
}

/** A way to reach a person; verified only where the sender says when that was. */
export interface Telecom {
  readonly system: 'email' | 'phone';
  readonly value: string;
  readonly use?: string;
  readonly rank: number;
  readonly verifiedAt?: string;
}

/** An address in our columns. */
export interface PostalAddress {
  readonly line?: string;
  readonly city?: string;
  readonly province?: string;
  readonly postalCode?: string;
  readonly country?: string;
}

/** The extension on a telecom that says when the sender verified it (dateTime). Without it a contact is unverified. */
const contactVerified = 'urn:portico:fhir:contact-verified';

/** Reads a Patient. Identifiers without a system identify nobody; old names, numbers and addresses are left out. */
export function readPatient(resource: Json): PatientReading {
  const birthDate = fhirDate(field(resource, 'birthDate'));
  return {
    identifiers: identifiersOf(resource),
    ...namesOf(resource),
    birthDate: birthDate !== undefined && birthDate.length >= 10 ? birthDate.slice(0, 10) : undefined,
    gender: knownCode(field(resource, 'gender'), ['male', 'female', 'other', 'unknown'] as const),
    language: languageOf(resource),
    deceased:
      field(resource, 'deceasedBoolean') === true || fhirDate(field(resource, 'deceasedDateTime')) !== undefined,
    telecoms: telecomsOf(resource),
    address: firstOf(current(field(resource, 'address')), addressOf),
  };
}

/** The business identifiers of any resource that are exact: with system and value, in use. */
export function identifiersOf(resource: Json): { system: string; value: string }[] {
  const keys = current(field(resource, 'identifier'))
    .map(identifierKey)
    .filter((key) => key !== undefined);
  return [...new Set(keys)].slice(0, 50).map((key) => {
    const [system = '', ...value] = key.split('|');
    return { system, value: value.join('|') };
  });
}

const current = (values: unknown) => byUse(list(values)).filter((one) => token(field(one, 'use')) !== 'old');

function namesOf(resource: Json): { givenName: string; familyName: string } {
  for (const name of current(field(resource, 'name'))) {
    const given = list(field(name, 'given'))
      .map((one) => text(one, 80))
      .filter((one) => one !== undefined)
      .join(' ');
    const family = text(field(name, 'family'), 100) ?? '';
    if (given !== '' || family !== '') return { givenName: given.slice(0, 100), familyName: family };
  }
  const written = (nameWords(field(resource, 'name')) ?? '').slice(0, 200).split(' ');
  return { givenName: written.slice(0, -1).join(' ').slice(0, 100), familyName: (written.at(-1) ?? '').slice(0, 100) };
}

function telecomsOf(resource: Json): Telecom[] {
  return current(field(resource, 'telecom'))
    .slice(0, 30)
    .flatMap((one) => {
      const value = text(field(one, 'value'), 200)?.replace(/^(tel|mailto|sms):/i, '');
      const stated = token(field(one, 'system'));
      const system = stated === 'email' ? 'email' : stated === 'phone' || stated === 'sms' ? 'phone' : undefined;
      if (value === undefined || system === undefined) return [];
      const said = list(field(one, 'extension'))
        .filter(isObject)
        .find((extension) => extension.url === contactVerified);
      return [
        {
          system,
          value,
          use: token(field(one, 'use'), 20),
          rank: number(field(one, 'rank')) ?? 99,
          verifiedAt: fhirDate(field(said, 'valueDateTime')) ?? fhirDate(field(said, 'valueInstant')),
        } as const,
      ];
    });
}

function addressOf(value: unknown): PostalAddress | undefined {
  const lines = list(field(value, 'line'))
    .map((one) => text(one, 120))
    .filter((one) => one !== undefined);
  const read = {
    line: lines.length > 0 ? text(lines.join(', '), 200) : undefined,
    city: text(field(value, 'city'), 100),
    province: text(field(value, 'state'), 100),
    postalCode: text(field(value, 'postalCode'), 20),
    country: text(field(value, 'country'), 60),
  };
  return Object.values(read).some((one) => one !== undefined) ? read : undefined;
}

function languageOf(resource: Json): string | undefined {
  const spoken = list(field(resource, 'communication')).filter(isObject);
  const first = spoken.find((one) => one.preferred === true) ?? spoken[0];
  const coding = list(field(field(first, 'language'), 'coding'))[0];
  return token(field(coding, 'code'), 20) ?? token(field(resource, 'language'), 20);
}
