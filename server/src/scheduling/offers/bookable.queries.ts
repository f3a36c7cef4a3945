import { asInt, asText, optional } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import type { AppointmentType } from './offers.models.ts';
import { bookableFor } from '../policy/may-book.ts';
import { onlyLocation } from './only-location.ts';

const bookable = `t.active = 1 and t.bookableOnline = 1 and t.onlineDuration is not null
  and l.active = 1 and l.bookInPortal = 1 and p.active = 1 and p.bookInPortal = 1 and t.bookableBy in ($for)`;

/** Offers that can be booked online, with what they name: the same conditions as for slots. */
const offers = (only: string | null, more = '') => `from offers o
  join appointment_types t on t.organizationId = $organizationId and t.id = o.appointmentTypeId
  join locations l on l.organizationId = $organizationId and l.id = o.locationId
  join practitioners p on p.organizationId = $organizationId and p.id = o.practitionerId
  where o.organizationId = $organizationId and ${bookable} ${only === null ? '' : 'and o.locationId = $only'} ${more}`;

/** A type that this caller could book somewhere. */
export interface BookableType {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly onlineDuration: number;
  readonly mode: AppointmentType['mode'];
  readonly medium: AppointmentType['medium'];
  readonly bookableBy: AppointmentType['bookableBy'];
  readonly priceMinor: number | null;
  readonly position: number;
}

/** The contract holds the words of these columns. */
const typeRow = {
  id: asText,
  name: asText,
  description: optional(asText),
  onlineDuration: asInt,
  mode: (value: unknown) => asText(value) as AppointmentType['mode'],
  medium: (value: unknown) => optional(asText)(value) as AppointmentType['medium'],
  bookableBy: (value: unknown) => asText(value) as AppointmentType['bookableBy'],
  priceMinor: optional(asInt),
  position: asInt,
};

/** Types that this caller can book somewhere, with the practitioner or with somebody. */
export async function bookableTypes(caller: Caller, { practitionerId }: { practitionerId?: string | undefined }) {
  const only = await onlyLocation(caller);
  const more = practitionerId === undefined ? '' : 'and o.practitionerId = $practitionerId';
  return caller.db.select<BookableType>(
    `select distinct t.id, t.name, t.description, t.onlineDuration, t.mode, t.medium, t.bookableBy, t.priceMinor, t.position ${offers(only, more)}`,
    { for: await bookableFor(caller), ...(only !== null && { only }), ...(practitionerId !== undefined && { practitionerId }) },
    typeRow,
  );
}

/** A location where this caller could book something. */
export interface BookableLocation {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly province: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly position: number;
}

const locationRow = {
  id: asText,
  slug: asText,
  name: asText,
  timeZone: asText,
  phone: optional(asText),
  address: optional(asText),
  city: optional(asText),
  province: optional(asText),
  postalCode: optional(asText),
  country: optional(asText),
  position: asInt,
};

/** Locations where this caller can book the type, or any, with the practitioner or with somebody. */
export async function bookableLocations(
  caller: Caller,
  {
    appointmentTypeId,
    practitionerId,
  }: { appointmentTypeId?: string | undefined; practitionerId?: string | undefined },
) {
  const only = await onlyLocation(caller);
  const ofType = appointmentTypeId === undefined ? '' : 'and o.appointmentTypeId = $appointmentTypeId';
  const more = practitionerId === undefined ? ofType : `${ofType} and o.practitionerId = $practitionerId`;
  return caller.db.select<BookableLocation>(
    `select distinct l.id, l.slug, l.name, l.timeZone, l.phone, l.address, l.city, l.province, l.postalCode, l.country, l.position
     ${offers(only, more)}`,
    {
      for: await bookableFor(caller),
      ...(only !== null && { only }),
      ...(appointmentTypeId !== undefined && { appointmentTypeId }),
      ...(practitionerId !== undefined && { practitionerId }),
    },
    locationRow,
  );
}

/** A practitioner whom this caller could book, once for each location. */
export interface BookablePractitioner {
  readonly id: string;
  readonly prefix: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly credentials: string | null;
  readonly profession: string | null;
  readonly biography: string | null;
  readonly photoId: string | null;
  readonly position: number;
  readonly locationId: string;
}

const practitionerRow = {
  id: asText,
  prefix: optional(asText),
  givenName: asText,
  familyName: asText,
  credentials: optional(asText),
  profession: optional(asText),
  biography: optional(asText),
  photoId: optional(asText),
  position: asInt,
  locationId: asText,
};

/** Practitioners whom this caller can book for the type or any, at the location or any; a row a location. */
export async function bookablePractitioners(
  caller: Caller,
  ask: { appointmentTypeId?: string | undefined; locationId?: string | undefined },
) {
  const only = await onlyLocation(caller);
  const { appointmentTypeId, locationId } = ask;
  const ofType = appointmentTypeId === undefined ? '' : 'and o.appointmentTypeId = $appointmentTypeId';
  const at = locationId === undefined ? '' : 'and o.locationId = $locationId';
  return caller.db.select<BookablePractitioner>(
    `select distinct p.id, p.prefix, p.givenName, p.familyName, p.credentials, p.profession, p.biography, p.photoId, p.position, o.locationId
     ${offers(only, `${ofType} ${at}`)}`,
    {
      for: await bookableFor(caller),
      ...(only !== null && { only }),
      ...(appointmentTypeId !== undefined && { appointmentTypeId }),
      ...(locationId !== undefined && { locationId }),
    },
    practitionerRow,
  );
}
