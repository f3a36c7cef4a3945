import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { passwordLength } from '../identity/passwords-policy.ts';
import type { Location } from '../locations/locations.models.ts';

/** A field that a clinic's settings may need at sign-up, by its name in the request. */
export type MandatoryField = 'birthDate' | 'gender' | 'phone' | 'generalPractitioner' | 'referralType';

/** What the clinic asks of somebody who registers. */
export interface RegistrationForm {
  readonly systems: readonly ('email' | 'phone')[];
  /** Empty where there is nothing to choose. */
  readonly locations: readonly { readonly id: string; readonly name: string }[];
  readonly mandatory: readonly MandatoryField[];
  readonly adultsOnly: boolean;
  readonly termsUrl: string | null;
  readonly privacyUrl: string | null;
  readonly passwordLength: { readonly least: number; readonly most: number };
}

/** What the clinic asks of somebody who registers. @throws not-found — nobody may register themselves */
export async function registrationForm(caller: Caller): Promise<RegistrationForm> {
  assertSignupOn(caller);
  const { settings } = caller;
  const places = await activeLocations(caller);
  return {
    systems: settings.get('identity.linkBy') === 'email' ? ['email'] : ['email', 'phone'],
    locations: places.length > 1 ? places.map(({ id, name }) => ({ id, name })) : [],
    mandatory: mandatoryFields(caller),
    adultsOnly: settings.get('general.signupAdultsOnly'),
    termsUrl: settings.get('general.termsUrl'),
    privacyUrl: settings.get('general.privacyUrl'),
    passwordLength,
  };
}

/** Refuses everything about registering while the clinic doesn't offer it. @throws not-found */
export function assertSignupOn({ settings }: Caller): void {
  if (!settings.get('general.publicSignup')) throw problem('not-found');
}

/** Fields that sign-up needs, whatever the profile's settings say of them; who must be an adult must say when they were born. */
export function mandatoryFields({ settings }: Caller): MandatoryField[] {
  const needed: [MandatoryField, boolean][] = [
    ['birthDate', settings.get('general.mandatory.dateOfBirth') || settings.get('general.signupAdultsOnly')],
    ['gender', settings.get('general.mandatory.gender')],
    ['phone', settings.get('general.mandatory.phone')],
    ['generalPractitioner', settings.get('general.mandatory.generalPractitioner')],
    ['referralType', settings.get('general.mandatory.referralType')],
  ];
  return needed.filter(([, isNeeded]) => isNeeded).map(([field]) => field);
}

/** The clinics that a person may choose, in the organization's order. */
export const activeLocations = async ({ db }: Caller): Promise<Row<Location>[]> =>
  [...(await db.Location.find({ where: { active: true } }))].sort((a, b) => a.position - b.position || a.name.localeCompare(b.name));
