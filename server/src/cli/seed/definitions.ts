import { readFileSync } from 'node:fs';
import { z } from 'zod';

const days = z.number().int().min(0);
const key = z.string().regex(/^[a-z0-9-]+$/);
const notice = z.strictObject({ value: z.number(), unit: z.enum(['hours', 'days']) });

const Hours = z.strictObject({
  location: key,
  days: z.array(z.number().int().min(1).max(7)),
  from: z.string(),
  to: z.string(),
});

const Clinic = z.strictObject({
  organization: z.strictObject({
    slug: key,
    name: z.string(),
    phone: z.string(),
    email: z.email(),
    gateway: z.enum(['test', 'none']),
  }),
  settings: z.record(z.string(), z.unknown()),
  locations: z.array(
    z.strictObject({
      slug: key,
      name: z.string(),
      timeZone: z.string(),
      phone: z.string(),
      email: z.email(),
      address: z.string(),
      city: z.string(),
      province: z.string(),
      postalCode: z.string(),
      country: z.string(),
      settings: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  taxes: z.array(z.strictObject({ key, name: z.string(), percent: z.number() })),
  practitioners: z.array(
    z.strictObject({
      key,
      prefix: z.string().optional(),
      givenName: z.string(),
      familyName: z.string(),
      credentials: z.string(),
      profession: z.string(),
      email: z.email(),
      virtualUrl: z.url().optional(),
      biography: z.string(),
      hours: z.array(Hours),
    }),
  ),
  appointmentTypes: z.array(
    z.strictObject({
      key,
      name: z.string(),
      mode: z.enum(['inPerson', 'telehealth']),
      minutes: z.number().int(),
      bufferBefore: z.number().int().default(0),
      bufferAfter: z.number().int().default(0),
      step: z.number().int(),
      price: z.number().int(),
      tax: key.optional(),
      practitioners: z.array(key),
      locations: z.array(key).optional(),
      minutesBy: z.record(key, z.number().int()).default({}),
      priorToBook: notice.optional(),
    }),
  ),
  holidays: z.array(z.strictObject({ month: z.number().int(), day: z.number().int(), name: z.string() })),
  staff: z.strictObject({ name: z.string(), email: z.email(), username: z.string() }),
  patient: z.strictObject({ key, username: z.string(), email: z.email() }),
});

const NamedPatient = z.strictObject({
  key,
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string().optional(),
  birthDate: z.iso.date(),
  gender: z.enum(['female', 'male', 'other', 'unknown']),
  preferredLanguage: z.string().optional(),
  address: z.string().optional(),
  city: z.string().optional(),
  province: z.string().optional(),
  postalCode: z.string().optional(),
  location: key,
  practitioner: key,
  charts: z.array(key),
  visits: z.array(key),
  visitDays: z.array(days).optional(),
  coming: z.array(z.strictObject({ type: key, inDays: days })).default([]),
  sales: z
    .array(
      z.strictObject({
        description: z.string(),
        price: z.number().int(),
        tax: key.optional(),
        soldDaysAgo: days,
        paid: z.number().int(),
      }),
    )
    .default([]),
});

const Story = z.strictObject({
  conditions: z
    .array(
      z.strictObject({
        name: z.string(),
        note: z.string().optional(),
        code: z.string(),
        status: z.enum(['active', 'resolved']),
        onset: days,
        ended: days.optional(),
        assessed: z.array(z.tuple([days, key.nullable()])).default([]),
      }),
    )
    .default([]),
  medications: z
    .array(
      z.strictObject({
        name: z.string(),
        code: z.string(),
        dosage: z.string(),
        since: days,
        by: key.optional(),
        status: z.enum(['active', 'completed']).default('active'),
      }),
    )
    .default([]),
  allergies: z
    .array(
      z.strictObject({
        name: z.string(),
        criticality: z.enum(['low', 'high']),
        category: z.enum(['food', 'medication', 'environment']),
        reactions: z.array(z.string()),
        recorded: days,
        by: key.optional(),
      }),
    )
    .default([]),
  immunizations: z.array(z.strictObject({ name: z.string(), code: z.string(), given: days })).default([]),
  bloodPressures: z.array(z.strictObject({ systolic: z.number(), diastolic: z.number(), taken: days })).default([]),
});

const Names = z.strictObject({ given: z.array(z.string()), family: z.array(z.string()) });

/** A clinic of the demo, as `demo/data/northside.json` describes it. Days count back from today. */
export type ClinicDefinition = z.infer<typeof Clinic>;
/** A patient who stands in `demo/data/patients.json` by name. */
export type PatientDefinition = z.infer<typeof NamedPatient>;
/** What a chart may hold: `demo/data/charts.json`. */
export type StoryDefinition = z.infer<typeof Story>;

/** Everything that the demo's data is made of. */
export interface Definitions {
  readonly clinic: ClinicDefinition;
  readonly patients: readonly PatientDefinition[];
  readonly stories: Readonly<Record<string, StoryDefinition>>;
  readonly names: z.infer<typeof Names>;
}

/** Reads the demo's data, which stands beside the demo's website in the clone. */
export const readDefinitions = (): Definitions => ({
  clinic: Clinic.parse(read('northside')),
  patients: z.array(NamedPatient).parse(read('patients')),
  stories: z.record(key, Story).parse(read('charts')),
  names: Names.parse(read('names')),
});

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../demo/data/${name}.json`, import.meta.url), 'utf8'));
