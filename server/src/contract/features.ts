import { billing } from './billing.ts';
import { locations, practitioners } from './places.ts';
import { audit } from './audit.ts';
import { fhir } from './fhir.ts';
import { health } from './health.ts';
import { keys } from './keys.ts';
// from './health.ts';
import { patients } from './patients.ts';
import { portal } from './portal.ts';
import type { Feature } from './route.ts';
import { schedules } from './schedules.ts';
import { scheduling } from './scheduling.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';

/** Every feature of the API, by the tag under which the documentation shows it. */
export const features = { fhir, health, patients, billing, audit, portal, locations, practitioners, scheduling, schedules, sessions, settings, keys } as const satisfies Readonly<Record<string, Feature>>;
