import type { z } from 'zod';
import { practitioners, type AdminPractitioner } from '../contract/places.ts';
import type { Caller } from '../http/caller.ts';
import { handlers } from '../http/handlers.ts';
import { pageOf } from '../http/pages.ts';
import { photoOf } from './photo-of.ts';
import { setPhoto } from './photo.ts';
import { practitionerName } from './practitioner-name.ts';
import { practitionerOrder } from './practitioner-order.ts';
import {
  changePractitioner,
  createPractitioner,
  listAllPractitioners,
  type WithLocations,
} from './save-practitioner.ts';

/** Practitioners for staff. Patients see those whom they can book: `scheduling/offers/`. */
export const practitionerRoutes = handlers(practitioners, {
  listAllPractitioners: async ({ caller, query }) => {
    const { data, nextCursor } = pageOf(inOrder(caller, await listAllPractitioners(caller)), query, caller.language);
    return { data: data.map(({ row }) => out(caller, row)), nextCursor };
  },
  createPractitioner: async ({ caller, body }) => out(caller, await createPractitioner(caller, body)),
  changePractitioner: async ({ caller, params, body }) => out(caller, await changePractitioner(caller, params.id, body)),
  setPractitionerPhoto: async ({ caller, params, body }) => out(caller, await setPhoto(caller, params.id, body.fileId)),
  removePractitionerPhoto: async ({ caller, params }) => out(caller, await setPhoto(caller, params.id, null)),
});

function inOrder(caller: Caller, rows: readonly WithLocations[]) {
  const placeOf = practitionerOrder(caller);
  return rows.map((row) => ({ row, id: row.id, name: practitionerName(row), position: placeOf(row) }));
}

const out = ({ runtime }: Caller, row: WithLocations): z.input<typeof AdminPractitioner> => ({
  id: row.id,
  name: practitionerName(row),
  givenName: row.givenName,
  familyName: row.familyName,
  prefix: row.prefix,
  credentials: row.credentials,
  profession: row.profession,
  biography: row.biography,
  ...photoOf(runtime, row.photoId),
  email: row.email,
  virtualUrl: row.virtualUrl,
  bookInPortal: row.bookInPortal,
  position: row.position,
  active: row.active,
  locationIds: [...row.locationIds],
});
