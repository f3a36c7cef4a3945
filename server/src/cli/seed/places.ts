import type { Caller } from '../../http/caller.ts';
import { createTaxRate } from '../../billing/invoices/tax-rates.ts';
import { createLocation } from '../../locations/save-location.ts';
import { createPractitioner } from '../../practitioners/save-practitioner.ts';
import { createExceptions } from '../../scheduling/schedules/exceptions.ts';
import { setHours } from '../../scheduling/schedules/set-hours.ts';
import { minutesOf } from '../../scheduling/schedules/wall-time.ts';
import { createAppointmentType } from '../../scheduling/offers/save-type.ts';
import { changeSettings } from '../../settings/change-settings.ts';
import { isSettingKey } from '../../settings/catalog.ts';
import { loadSettings } from '../../settings/settings.ts';
import { organizationById } from '../../organizations/organizations.ts';
import type { ClinicDefinition } from './definitions.ts';
import { seedPortrait } from './portraits.ts';

type TypeDefinition = ClinicDefinition['appointmentTypes'][number];
type PractitionerDefinition = ClinicDefinition['practitioners'][number];

/** What can be booked, with whom and where. */
export interface Offer {
  readonly typeId: string;
  readonly type: TypeDefinition;
  readonly practitionerId: string;
  readonly practitioner: string;
  readonly locationId: string;
}

/** The clinic's places, people and types by the names that the definitions give them. */
export interface Places {
  location(slug: string): { readonly id: string; readonly timeZone: string };
  practitioner(key: string): { readonly id: string };
  tax(key: string): { readonly id: string };
  readonly offers: readonly Offer[];
}

const always = { effectiveFrom: null, effectiveTo: null, portal: false, appointmentTypeIds: null };

/** Makes locations, taxes, practitioners with their hours, appointment types and holidays. */
export async function seedPlaces(caller: Caller, clinic: ClinicDefinition): Promise<Places> {
  const locations = await seedLocations(caller, clinic);
  const taxes = new Map<string, { id: string }>();
  for (const { key, name, percent } of clinic.taxes) taxes.set(key, await createTaxRate(caller, { name, percent }));
  const practitioners = await seedPractitioners(caller, clinic, locations);
  const offers = await seedTypes(caller, clinic, locations, practitioners);
  await seedHolidays(caller, clinic, locations);
  return {
    location: among('location', locations),
    practitioner: among('practitioner', practitioners),
    tax: among('tax', taxes),
    offers,
  };
}

async function seedLocations(caller: Caller, { locations }: ClinicDefinition) {
  const made = new Map<string, { id: string; timeZone: string }>();
  for (const [position, { settings, ...fields }] of locations.entries()) {
    const location = await createLocation(caller, { ...fields, bookInPortal: true, position });
    made.set(fields.slug, location);
    await setSettings(caller, settings, location.id);
  }
  return made;
}

/** Changes settings of the organization, or of one location, from whatever version they have now. */
export async function setSettings(
  caller: Caller,
  values: Readonly<Record<string, unknown>>,
  locationId?: string,
): Promise<void> {
  if (Object.keys(values).length === 0) return;
  const unknown = Object.keys(values).find((key) => !isSettingKey(key));
  if (unknown) throw new Error(`The demo sets ${unknown}, which is no setting`);
  const organization = await organizationById(caller.organizationId);
  if (!organization) throw new Error('The organization is gone');
  const settings = await loadSettings(organization);
  await changeSettings({ ...caller, organization, settings }, { values, reset: [] }, settings.version, locationId);
}

async function seedPractitioners(
  caller: Caller,
  { practitioners }: ClinicDefinition,
  locations: ReadonlyMap<string, { id: string }>,
) {
  const made = new Map<string, { id: string }>();
  for (const [position, { key, hours, ...fields }] of practitioners.entries()) {
    const where = new Map(placesOf(hours).map((slug) => [slug, among('location', locations)(slug).id]));
    const practitioner = await createPractitioner(caller, { ...fields, position, locationIds: [...where.values()] });
    made.set(key, practitioner);
    await seedPortrait(caller, practitioner.id, key);
    for (const [slug, locationId] of where)
      await setHours(caller, { practitionerId: practitioner.id, locationId }, rulesAt(slug, hours));
  }
  return made;
}

const placesOf = (hours: PractitionerDefinition['hours']): string[] => [
  ...new Set(hours.map(({ location }) => location)),
];

const rulesAt = (slug: string, hours: PractitionerDefinition['hours']) =>
  hours
    .filter(({ location }) => location === slug)
    .flatMap(({ days, from, to }) =>
      days.map((weekday) => ({ ...always, weekday, startMinute: minutesOf(from), endMinute: minutesOf(to) })),
    );

async function seedTypes(
  caller: Caller,
  { appointmentTypes, practitioners }: ClinicDefinition,
  locations: ReadonlyMap<string, { id: string }>,
  people: ReadonlyMap<string, { id: string }>,
): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (const [position, type] of appointmentTypes.entries()) {
    const pairs = practitioners
      .filter(({ key }) => type.practitioners.includes(key))
      .flatMap(({ key, hours }) =>
        placesOf(hours)
          .filter((slug) => type.locations?.includes(slug) ?? true)
          .map((slug) => ({ key, slug })),
      );
    const own = pairs.map(({ key, slug }) => ({
      practitionerId: among('practitioner', people)(key).id,
      locationId: among('location', locations)(slug).id,
      durationMinutes: type.minutesBy[key] ?? null,
    }));
    const { id } = await createAppointmentType(caller, { ...typeFields(type, position), offers: own });
    own.forEach(({ practitionerId, locationId }, index) =>
      offers.push({ typeId: id, type, practitionerId, locationId, practitioner: pairs[index]?.key ?? '' }),
    );
  }
  return offers;
}

const typeFields = (
  { name, mode, minutes, bufferBefore, bufferAfter, step, price, priorToBook }: TypeDefinition,
  position: number,
) => ({
  name,
  mode,
  durationMinutes: minutes,
  bookableOnline: true,
  onlineDuration: minutes,
  bufferBefore,
  bufferAfter,
  stepMinutes: step,
  priceMinor: price,
  priorToBook: priorToBook ?? null,
  position,
});

/** Holidays of this year and the next, at every location. */
async function seedHolidays(
  caller: Caller,
  { holidays }: ClinicDefinition,
  locations: ReadonlyMap<string, { id: string }>,
): Promise<void> {
  const year = caller.clock.now().getUTCFullYear();
  const dates = holidays.flatMap(({ month, day, name }) =>
    [year, year + 1].map((one) => ({ name, date: `${one}-${twoDigits(month)}-${twoDigits(day)}` })),
  );
  const everywhere = [...locations.values()].map(({ id }) => id);
  for (const { date, name } of dates) {
    const wholeDay = { fromDate: date, toDate: date, startMinute: 0, endMinute: 1440 };
    await createExceptions(caller, { kind: 'closed', practitionerId: null, ...wholeDay, portal: false, note: name }, everywhere);
  }
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** What a name in the definitions stands for. */
export const among =
  <T>(what: string, map: ReadonlyMap<string, T>) =>
  (key: string): T => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`The demo's definitions name a ${what} ${key} that they don't have`);
    return found;
  };
