import type { z } from 'zod';
import { practitioners, type AdminPractitioner } from '../contract/places.ts';
import { handlers } from '../http/handlers.ts';
import { pageOf } from '../http/pages.ts';
import { practitionerName } from './practitioner-name.ts';
import {
  changePractitioner,
  createPractitioner,
  listAllPractitioners,
  type WithLocations,
} from './save-practitioner.ts';

/** Practitioners for staff. Patients see those whom they can book: `scheduling/offers/`. */
export const practitionerRoutes = handlers(practitioners, {
  listAllPractitioners: async ({ caller, query }) =>
    pageOf((await listAllPractitioners(caller)).map(out), query, caller.language),
  createPractitioner: async ({ caller, body }) => out(await createPractitioner(caller, body)),
  changePractitioner: async ({ caller, params, body }) => out(await changePractitioner(caller, params.id, body)),
});

const out = (row: WithLocations): z.input<typeof AdminPractitioner> => ({
  id: row.id,
  name: practitionerName(row),
  givenName: row.givenName,
  familyName: row.familyName,
  prefix: row.prefix,
  credentials: row.credentials,
  profession: row.profession,
  biography: row.biography,
  photoUrl: row.photoUrl,
  email: row.email,
  virtualUrl: row.virtualUrl,
  bookInPortal: row.bookInPortal,
  position: row.position,
  active: row.active,
  locationIds: [...row.locationIds],
});
