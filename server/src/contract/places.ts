import { z } from 'zod';
import { route } from './route.ts';
import { id, line, page, paging, paragraph } from './shapes.ts';

/** A clinic as patients see it. */
export const Location = z
  .object({
    id: id(),
    slug: z.string(),
    name: z.string(),
    timeZone: z.string().meta({ description: 'IANA zone' }),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    city: z.string().nullable(),
    province: z.string().nullable(),
    postalCode: z.string().nullable(),
    country: z.string().nullable(),
  })
  .meta({ id: 'Location' });

/** Somebody who treats patients, as they see them. */
export const Practitioner = z
  .object({
    id: id(),
    name: z.string(),
    credentials: z.string().nullable(),
    profession: z.string().nullable(),
    biography: z.string().nullable(),
    photoUrl: z.string().nullable().meta({ description: 'A square of 320 pixels, for any page; null while `scheduling.practitionerGallery` is off' }),
    photoThumbUrl: z.string().nullable().meta({ description: 'The same in 96 pixels' }),
    locationIds: z.array(id()).meta({ description: 'Where this practitioner can be booked' }),
  })
  .meta({ id: 'Practitioner' });

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(63);
const email = z.email().max(254);

const locationFields = {
  slug,
  name: line(200),
  timeZone: z.string().min(1).max(64).meta({ description: 'IANA zone, such as America/Vancouver' }),
  phone: line(40).nullable().optional(),
  email: email.nullable().optional(),
  address: line(300).nullable().optional(),
  city: line(100).nullable().optional(),
  province: line(100).nullable().optional(),
  postalCode: line(20).nullable().optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
  bookInPortal: z.boolean().optional().meta({ description: 'Offered in booking; false unless set' }),
  position: z.number().int().min(0).max(10_000).optional().meta({ description: 'Order in lists, then by name' }),
  active: z.boolean().optional(),
};

const practitionerFields = {
  givenName: line(100),
  familyName: line(100),
  prefix: line(40).nullable().optional(),
  credentials: line(200).nullable().optional(),
  profession: line(100).nullable().optional(),
  biography: paragraph(5000).nullable().optional(),
  email: email.nullable().optional(),
  virtualUrl: z.url({ protocol: /^https$/ }).max(500).nullable().optional().meta({ description: 'The practitioner’s own room for video visits' }),
  bookInPortal: z.boolean().optional().meta({ description: 'Offered in booking; true unless set' }),
  position: z.number().int().min(0).max(10_000).optional().meta({ description: 'Order in lists, then by name' }),
  active: z.boolean().optional(),
  locationIds: z.array(z.uuid()).max(100).optional().meta({ description: 'Where this practitioner works' }),
};

/** A clinic as staff see it. */
export const AdminLocation = Location.extend({
  email: z.string().nullable(),
  bookInPortal: z.boolean(),
  position: z.number().int(),
  active: z.boolean(),
}).meta({ id: 'AdminLocation' });

/** A practitioner as staff see them. */
export const AdminPractitioner = Practitioner.extend({
  givenName: z.string(),
  familyName: z.string(),
  prefix: z.string().nullable(),
  email: z.string().nullable(),
  virtualUrl: z.string().nullable(),
  bookInPortal: z.boolean(),
  position: z.number().int(),
  active: z.boolean(),
  locationIds: z.array(id()).meta({ description: 'Where this practitioner works' }),
}).meta({ id: 'AdminPractitioner' });

/** Clinics, for staff; `server/src/locations/`. */
export const locations = {
  listAllLocations: route({
    method: 'get',
    path: '/v1/admin/locations',
    summary: 'List all locations',
    callers: ['staff'],
    permission: 'schedule',
    query: z.strictObject(paging),
    ok: page(AdminLocation),
  }),
  createLocation: route({
    method: 'post',
    path: '/v1/admin/locations',
    summary: 'Add a location',
    callers: ['staff'],
    permission: 'schedule',
    idempotent: true,
    body: z.strictObject(locationFields),
    ok: AdminLocation,
    status: 201,
    problems: ['already-exists'],
  }),
  changeLocation: route({
    method: 'patch',
    path: '/v1/admin/locations/{id}',
    summary: 'Change a location',
    callers: ['staff'],
    permission: 'schedule',
    params: z.object({ id: z.uuid() }),
    body: z.strictObject(locationFields).partial(),
    ok: AdminLocation,
    problems: ['not-found', 'already-exists'],
  }),
};

/** The people who treat patients, for staff; `server/src/practitioners/`. */
export const practitioners = {
  listAllPractitioners: route({
    method: 'get',
    path: '/v1/admin/practitioners',
    summary: 'List all practitioners',
    callers: ['staff'],
    permission: 'schedule',
    query: z.strictObject(paging),
    ok: page(AdminPractitioner),
  }),
  createPractitioner: route({
    method: 'post',
    path: '/v1/admin/practitioners',
    summary: 'Add a practitioner',
    callers: ['staff'],
    permission: 'schedule',
    idempotent: true,
    body: z.strictObject(practitionerFields),
    ok: AdminPractitioner,
    status: 201,
    problems: ['not-found'],
  }),
  changePractitioner: route({
    method: 'patch',
    path: '/v1/admin/practitioners/{id}',
    summary: 'Change a practitioner',
    callers: ['staff'],
    permission: 'schedule',
    params: z.object({ id: z.uuid() }),
    body: z.strictObject(practitionerFields).partial(),
    ok: AdminPractitioner,
    problems: ['not-found'],
  }),
  setPractitionerPhoto: route({
    method: 'put',
    path: '/v1/admin/practitioners/{id}/photo',
    summary: 'Set a practitioner’s photo',
    description: 'An uploaded picture (`POST /v1/admin/files`). What is shown of it is a square around the face.',
    callers: ['staff'],
    permission: 'schedule',
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ fileId: z.uuid() }),
    ok: AdminPractitioner,
    problems: ['not-found', 'file-refused'],
  }),
  removePractitionerPhoto: route({
    method: 'delete',
    path: '/v1/admin/practitioners/{id}/photo',
    summary: 'Remove a practitioner’s photo',
    callers: ['staff'],
    permission: 'schedule',
    params: z.object({ id: z.uuid() }),
    ok: AdminPractitioner,
    problems: ['not-found'],
  }),
};
