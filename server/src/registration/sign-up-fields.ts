import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import type { IssueOut } from '../http/parse.ts';
import { problem } from '../http/problem.ts';
import { text } from '../locales/text.ts';
import { organizationDay } from '../locations/organization-day.ts';
import { isName } from '../patients/name-format.ts';
import { localDate, zoneOf } from '../zones.ts';
import type { Location } from '../locations/locations.models.ts';
import { activeLocations, mandatoryFields } from './registration-form.ts';
import type { Registration } from './registration.models.ts';

/** What somebody tells of themselves when they register. */
export interface SignUp {
  readonly username: string;
  readonly password: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: string | undefined;
  readonly gender?: string | undefined;
  readonly phone?: string | undefined;
  readonly generalPractitioner?: string | undefined;
  readonly referralType?: string | undefined;
  readonly preferredLanguage?: string | undefined;
  readonly locationId?: string | undefined;
  readonly accepted?: { readonly terms?: true | undefined; readonly privacy?: true | undefined } | undefined;
}

type Issue = 'required' | 'accept' | 'location-unknown' | 'contact-phone' | 'future' | 'name-format';

/** What is wrong with the fields, all of it: what the settings need and is missing, texts not accepted, a place that isn't there. */
export async function signUpIssues(caller: Caller, registration: Row<Registration>, wish: SignUp): Promise<IssueOut[]> {
  const { settings } = caller;
  const hasPhone = registration.system === 'phone';
  const missing = mandatoryFields(caller).filter((field) => wish[field] === undefined && !(field === 'phone' && hasPhone));
  const place = await placeIssue(caller, registration, wish);
  const found: [path: string, Issue][] = [
    ...(['givenName', 'familyName'] as const).filter((field) => !isName(wish[field])).map((field) => [`/${field}`, 'name-format'] as [string, Issue]),
    ...missing.map((field) => [`/${field}`, 'required'] as [string, Issue]),
    ...(settings.get('general.termsUrl') && !wish.accepted?.terms ? [['/accepted/terms', 'accept'] as [string, Issue]] : []),
    ...(settings.get('general.privacyUrl') && !wish.accepted?.privacy ? [['/accepted/privacy', 'accept'] as [string, Issue]] : []),
    ...(place ? [['/locationId', place] as [string, Issue]] : []),
    ...(wish.birthDate && wish.birthDate > (await organizationDay(caller, caller.clock.now())) ? [['/birthDate', 'future'] as [string, Issue]] : []),
  ];
  return found.map(([path, code]) => ({ in: 'body', path, code, message: text(caller.language, `issue.${code}`) }));
}

async function placeIssue(caller: Caller, { locationId }: Row<Registration>, wish: SignUp): Promise<Issue | null> {
  const places = await activeLocations(caller);
  const named = wish.locationId ?? locationId;
  if (named !== null && named !== undefined) return places.some(({ id }) => id === named) ? null : 'location-unknown';
  return places.length > 1 ? 'required' : null;
}

/** The clinic that becomes the default one: the one that was chosen, else the only one. */
export async function chosenPlace(caller: Caller, { locationId }: Row<Registration>, wish: SignUp): Promise<Row<Location> | null> {
  const places = await activeLocations(caller);
  return places.find(({ id }) => id === (wish.locationId ?? locationId)) ?? (places.length === 1 ? places[0] : undefined) ?? null;
}

/**
 * Holds `general.signupAdultsOnly`: 18 on the day, on the calendar of the clinic that was chosen.
 * @throws adults-only — with the clinic's phone
 */
export async function assertAdult(caller: Caller, place: Row<Location> | null, { birthDate = '' }: SignUp): Promise<void> {
  if (!caller.settings.get('general.signupAdultsOnly')) return;
  const now = caller.clock.now();
  const today = place ? localDate(zoneOf(place.timeZone), now) : await organizationDay(caller, now);
  if (eighteenth(birthDate) > today) throw problem('adults-only', { phone: place?.phone ?? caller.organization.phone });
}

/** The day on which somebody becomes 18; who was born on 29 February does on 1 March. Compared as text. */
const eighteenth = (birthDate: string): string => `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`;
