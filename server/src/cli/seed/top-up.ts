import type { Caller } from '../../http/caller.ts';
import { listAllTypes } from '../../scheduling/offers/save-type.ts';
import { listTaxRates } from '../../billing/invoices/tax-rates.ts';
import { seedBlocks } from './blocks.ts';
import { fillStretch } from './calendar.ts';
import { readDefinitions, type ClinicDefinition } from './definitions.ts';
import { among, type Offer, type Places } from './places.ts';
import { recordSource, regulars, type SeededPatient } from './people.ts';
import { randomFrom } from './random.ts';
import type { Seeding } from './seeding.ts';
import { seedComingVisits } from './visits.ts';

/** How many coming appointments make the calendars look alive. */
const enough = 110;

/**
 * Days go by, and the demo's calendars empty: books the coming month up again, as far as there is less than there was
 * at first. @returns how many appointments were added
 */
export async function topUp(caller: Caller): Promise<number> {
  const now = caller.clock.now();
  const definitions = readDefinitions();
  const places = await placesNow(caller, definitions.clinic);
  const seeding = { caller, definitions, places, random: randomFrom(now.getTime()) };
  const coming = await caller.db.Appointment.find({ where: { startsAt: { gte: now }, status: 'booked' } });
  const added = coming.length < enough ? await bookUp(seeding, coming) : 0;
  await seedBlocks(seeding);
  return added;
}

async function bookUp(seeding: Seeding, coming: readonly { readonly patientId: string }[]): Promise<number> {
  const { caller, definitions } = seeding;
  const stored = await caller.db.Patient.find({ where: { source: recordSource } });
  const known = new Map(stored.map(({ id, sourceId }) => [sourceId, id]));
  const patients = definitions.patients.flatMap((definition): SeededPatient[] => {
    const id = known.get(definition.key);
    return id === undefined ? [] : [{ id, definition }];
  });
  const busy = new Set(coming.map(({ patientId }) => patientId));
  const idle = patients.filter(({ id }) => !busy.has(id));
  const visits = await seedComingVisits(seeding, idle);
  const anybody = regulars(definitions, patients);
  if (anybody.length === 0) return visits.length;
  const count = Math.max(0, enough - coming.length - visits.length);
  return visits.length + (await fillStretch(seeding, anybody, { count, back: -1 }));
}

/** The clinic's places as they are stored, by the names that the definitions give them. */
async function placesNow(caller: Caller, clinic: ClinicDefinition): Promise<Places> {
  const locations = new Map((await caller.db.Location.find()).map((one) => [one.slug, one]));
  const stored = await caller.db.Practitioner.find();
  const practitioners = new Map(
    clinic.practitioners.flatMap(({ key, givenName, familyName }) => {
      const found = stored.find((one) => one.givenName === givenName && one.familyName === familyName);
      return found ? [[key, found] as const] : [];
    }),
  );
  const rates = await listTaxRates(caller);
  const taxes = new Map(
    clinic.taxes.flatMap(({ key, name }) =>
      rates.filter((rate) => rate.name === name).map((rate) => [key, rate] as const),
    ),
  );
  const types = await listAllTypes(caller);
  const keys = new Map([...practitioners].map(([key, { id }]) => [id, key]));
  const offers = clinic.appointmentTypes.flatMap((type): Offer[] => {
    const found = types.find(({ name, active }) => active && name === type.name);
    return (found?.offers ?? []).map(({ practitionerId, locationId }) => ({
      typeId: found?.id ?? '',
      type,
      practitionerId,
      locationId,
      practitioner: keys.get(practitionerId) ?? '',
    }));
  });
  return {
    location: among('location', locations),
    practitioner: among('practitioner', practitioners),
    tax: among('tax', taxes),
    offers,
  };
}
