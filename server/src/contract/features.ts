import { billing } from './billing.ts';
import { locations, practitioners } from './places.ts';
import { audit } from './audit.ts';
import { duplicates } from './duplicates.ts';
import { fhir } from './fhir.ts';
import { health } from './health.ts';
import { invitations } from './invitations.ts';
import { keys } from './keys.ts';
import { contactPoints } from './contact-points.ts';
import { me } from './me.ts';
// from './health.ts';
import { patients } from './patients.ts';
import { plugins } from './plugins.ts';
import { portal } from './portal.ts';
import { portalUsers } from './portal-users.ts';
import { registrations } from './registrations.ts';
import type { Feature } from './route.ts';
import { schedules } from './schedules.ts';
import { scheduling } from './scheduling.ts';
import { secondFactor } from './second-factor.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { staff } from './staff.ts';
import { transitions } from './transitions.ts';
import { undelivered } from './undelivered.ts';

/** Every feature of the API, by the tag under which the documentation shows it. */
export const features = { fhir, health, me, contactPoints, patients, duplicates, registrations, billing, audit, portal, locations, practitioners, scheduling, schedules, sessions, portalUsers, invitations, secondFactor, staff, settings, keys, plugins, transitions, undelivered } as const satisfies Readonly<Record<string, Feature>>;
