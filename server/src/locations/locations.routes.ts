import type { z } from 'zod';
import { locations, type AdminLocation } from '../contract/places.ts';
import type { Row } from '../db/scoped.ts';
import { handlers } from '../http/handlers.ts';
import { pageOf } from '../http/pages.ts';
import type { Location } from './locations.models.ts';
import { changeLocation, createLocation } from './save-location.ts';

/** Locations for staff. Patients see those that they can book: `scheduling/offers/`. */
export const locationRoutes = handlers(locations, {
  listAllLocations: async ({ caller, query }) => {
    const { data, nextCursor } = pageOf(await caller.db.Location.find(), query, caller.language);
    return { data: data.map(out), nextCursor };
  },
  createLocation: async ({ caller, body }) => out(await createLocation(caller, body)),
  changeLocation: async ({ caller, params, body }) => out(await changeLocation(caller, params.id, body)),
});

const out = (row: Row<Location>): z.input<typeof AdminLocation> => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  timeZone: row.timeZone,
  phone: row.phone,
  email: row.email,
  address: row.address,
  city: row.city,
  province: row.province,
  postalCode: row.postalCode,
  country: row.country,
  bookInPortal: row.bookInPortal,
  position: row.position,
  active: row.active,
});
