import { tx } from '../../db/tx.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import type { Login, StaffLogin } from '../../identity/development-accounts.ts';
import { insertUserTypes } from '../../identity/user-types.ts';
import { forgetWaiting } from '../../messaging/outbox/forget-waiting.ts';
import { createPublishableKey } from '../../organizations/keys.ts';
import type { Organization } from '../../organizations/organization.ts';
import { insertOrganization, organizationById, organizationBySlug } from '../../organizations/organizations.ts';
import type { Runtime } from '../../runtime.ts';
import { CommandError } from '../command.ts';
import { openDemoPatient, openDemoStaff } from './accounts.ts';
import { seedBills } from './bills.ts';
import { seedBlocks } from './blocks.ts';
import { fillCalendars } from './calendar.ts';
import { seedCharts } from './charts.ts';
import { readDefinitions, type Definitions } from './definitions.ts';
import { seedDesk } from './desk.ts';
import { regulars, seedPeople } from './people.ts';
import { seedPlaces, setSettings } from './places.ts';
import { randomFrom } from './random.ts';
import { seedComingVisits, seedPastVisits } from './visits.ts';

/** How much is made. */
export interface SeedOptions {
  /** The organization's slug; it is made where it isn't there. */
  readonly slug?: string;
  readonly patients?: number;
  readonly appointments?: number;
  /** The same number makes the same people and visits. */
  readonly randomSeed?: number;
  readonly tell?: (sentence: string) => void;
}

/** What was made, and how to get in. */
export interface SeededClinic {
  readonly organizationId: string;
  readonly slug: string;
  readonly counts: Readonly<Record<'patients' | 'appointments' | 'invoices' | 'chartEntries', number>>;
  readonly patient: Login & { readonly id: string };
  readonly staff: StaffLogin;
}

/** As many as stand by name in the demo's definitions. */
const describedPatients = 40;

/**
 * Makes the demo clinic's data in an empty organization, through the services that the API stands on, as of today.
 * @throws CommandError — in production, or where the organization holds something already
 */
export async function seedClinic(
  runtime: Runtime,
  { slug, patients = describedPatients, appointments = 260, randomSeed = 1998, tell = () => {} }: SeedOptions = {},
): Promise<SeededClinic> {
  if (runtime.config.NODE_ENV === 'production') throw new CommandError('The demo’s data is never made in production');
  const definitions = readDefinitions();
  const { caller, managerTypeId } = await emptyOrganization(
    runtime,
    definitions,
    slug ?? definitions.clinic.organization.slug,
  );
  const random = randomFrom(randomSeed);
  tell('Locations, practitioners, hours and appointment types');
  const seeding = { caller, definitions, random, places: await seedPlaces(caller, definitions.clinic) };
  tell(`${patients} patients`);
  const people = await seedPeople(seeding, Math.max(patients, 1));
  tell('Charts');
  const chartEntries = await seedCharts(seeding, people);
  tell(`${appointments} appointments`);
  const past = await seedPastVisits(seeding, people);
  const coming = await seedComingVisits(seeding, people);
  const made = past.length + coming.length;
  const more = {
    count: Math.max(0, appointments - made),
    tell: (count: number) => tell(`${made + count} of ${appointments} appointments`),
  };
  const filled = await fillCalendars(seeding, regulars(definitions, people), more);
  await seedBlocks(seeding);
  tell('Invoices and payments');
  const invoices = await seedBills(seeding, past, people);
  await seedDesk(caller, people);
  await forgetWaiting(caller);
  const [first] = people;
  if (!first) throw new Error('The demo has no patient');
  const login = await openDemoPatient(caller, definitions, first.id);
  const staff = await openDemoStaff(caller, definitions, managerTypeId);
  await setSettings(caller, definitions.clinic.settings);
  const counts = { patients: people.length, appointments: made + filled, invoices, chartEntries };
  return {
    organizationId: caller.organizationId,
    slug: caller.organization.slug,
    counts,
    patient: { id: first.id, ...login },
    staff,
  };
}

async function emptyOrganization(
  runtime: Runtime,
  { clinic }: Definitions,
  slug: string,
): Promise<{ caller: Caller; managerTypeId: string }> {
  const present = await organizationBySlug(slug);
  if (!present) return makeOrganization(runtime, clinic, slug);
  const caller = await systemCaller(runtime, present);
  const { db } = caller;
  if ((await db.Location.count()) + (await db.Practitioner.count()) + (await db.Patient.count()) > 0) {
    throw new CommandError(`The organization ${slug} isn't empty: nothing was changed`);
  }
  const manager = await db.UserType.one({ name: 'Manager' });
  return { caller, managerTypeId: manager?.id ?? (await tx(() => insertUserTypes(caller))).Manager };
}

function makeOrganization(
  runtime: Runtime,
  { organization: { name, phone, email, gateway } }: Definitions['clinic'],
  slug: string,
) {
  return tx(async () => {
    const organization = await insertOrganization(runtime, { name, slug, phone, email, gateway });
    const caller = await systemCaller(runtime, organization);
    const { Manager } = await insertUserTypes(caller);
    await createPublishableKey(caller, 'test');
    return { caller, managerTypeId: Manager };
  });
}

/** The organization's own caller as it is now, with today's settings. */
export async function callerNow(runtime: Runtime, { id }: Pick<Organization, 'id'>): Promise<Caller> {
  const organization = await organizationById(id);
  if (!organization) throw new Error('The organization is gone');
  return systemCaller(runtime, organization);
}
