import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { joinPatients, type PatientNews } from '../../patients/join-patients.ts';
import { setPatientDefaults } from '../../patients/patient-defaults.ts';
import { chartNumberSystem } from './chart-bundle.ts';
import type { Definitions, PatientDefinition } from './definitions.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import type { Seeding } from './seeding.ts';

/** A patient of the demo, and what the portal calls them. */
export interface SeededPatient {
  readonly id: string;
  /** Absent for those who were only counted, not described. */
  readonly definition?: PatientDefinition;
}

/** The system that told of the demo's patients: the clinic's own record. */
export const recordSource = 'northside-ehr';

const batch = 500;

/** Adds the patients who have a name in the definitions, then as many more as were asked for. */
export async function seedPeople(
  { caller, definitions, places, random }: Seeding,
  count: number,
): Promise<SeededPatient[]> {
  const named = definitions.patients.slice(0, count);
  const patients: SeededPatient[] = [];
  for (const [index, id] of (
    await join(
      caller,
      named.map((one) => describedPatient(one, definitions, caller.clock.now())),
    )
  ).entries()) {
    patients.push({ id, definition: named[index] });
  }
  await setPatientDefaults(
    caller,
    patients.flatMap(({ id, definition }) => (definition ? [defaultsOf(id, definition, places)] : [])),
  );
  for (let made = named.length; made < count; made += batch) {
    const many = Array.from({ length: Math.min(batch, count - made) }, (_, index) =>
      anybody(made + index, definitions, random, caller.clock.now()),
    );
    for (const id of await join(caller, many)) patients.push({ id });
  }
  return patients;
}

async function join(caller: Caller, news: readonly PatientNews[]): Promise<string[]> {
  const ids = await tx(() => joinPatients(caller, news));
  return ids.map((id) => {
    if (id === null) throw new Error('Two patients of the demo share an identifier');
    return id;
  });
}

const defaultsOf = (
  patientId: string,
  { preferredName, location, practitioner }: PatientDefinition,
  places: Places,
) => ({
  patientId,
  preferredName,
  locationId: places.location(location).id,
  practitionerId: places.practitioner(practitioner).id,
});

function describedPatient(patient: PatientDefinition, { clinic }: Definitions, verifiedAt: Date): PatientNews {
  const at = clinic.locations.find(({ slug }) => slug === patient.location);
  const { key, givenName, familyName, birthDate, gender, preferredLanguage, address, postalCode } = patient;
  return {
    source: recordSource,
    sourceId: key,
    identifiers: [{ system: chartNumberSystem, value: key }],
    facts: {
      givenName,
      familyName,
      birthDate,
      gender,
      preferredLanguage,
      address,
      postalCode,
      city: at?.city,
      province: at?.province,
      country: at?.country,
    },
    contacts: [
      { system: 'email', value: `${key}@patients.example`, verifiedAt },
      { system: 'phone', value: phone(key.length * 37 + key.charCodeAt(0)), kind: 'mobile', verifiedAt },
    ],
  };
}

function anybody(number: number, { names }: Definitions, random: Random, verifiedAt: Date): PatientNews {
  const year = 1935 + random.below(80);
  const day = `${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
  return {
    source: recordSource,
    sourceId: `patient-${number}`,
    identifiers: [{ system: chartNumberSystem, value: `patient-${number}` }],
    facts: {
      givenName: random.pick(names.given),
      familyName: random.pick(names.family),
      birthDate: `${year}-${day}`,
      gender: random.pick(['female', 'male', 'other', 'unknown']),
    },
    contacts: [
      {
        system: 'email',
        value: `patient-${number}@patients.example`,
        verifiedAt: random.onceIn(5) ? undefined : verifiedAt,
      },
    ],
  };
}

/** Who may be booked for at random: all but the demo's own patient and those who never came. */
export const regulars = ({ clinic }: Definitions, people: readonly SeededPatient[]): SeededPatient[] =>
  people.filter(({ definition }) => definition?.visits.length !== 0 && definition?.key !== clinic.patient.key);

/** Numbers that no telephone has: 555-0100 to 555-0199. */
const phone = (number: number) => `+1416555${String(100 + (number % 100)).padStart(4, '0')}`;
