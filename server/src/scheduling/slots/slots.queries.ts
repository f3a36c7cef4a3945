import { asDate, asFlag, asInt, asJson, asText, optional } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import type { AppointmentType } from '../offers/offers.models.ts';

/** Which slots are asked for. */
export interface Wish {
  readonly appointmentTypeId: string;
  readonly locationId: string;
  /** Absent: any practitioner. */
  readonly practitionerId?: string | undefined;
}

/** A type at a location, with a practitioner who offers it there; null where nobody does. */
export interface OfferRow {
  readonly typeName: string;
  readonly typeDuration: number;
  readonly isTypeBookable: boolean;
  readonly onlineDuration: number | null;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly stepMinutes: number;
  readonly mode: AppointmentType['mode'];
  readonly medium: AppointmentType['medium'];
  readonly bookableBy: AppointmentType['bookableBy'];
  /** The type's own notice, as it is stored. */
  readonly priorToBook: unknown;
  readonly locationName: string;
  readonly timeZone: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly isLocationBookable: boolean;
  readonly practitionerId: string | null;
  readonly ownDuration: number | null;
  readonly prefix: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly position: number | null;
}

/** The contract holds the words of mode, medium and whom it is for. */
const offerRow = {
  typeName: asText,
  typeDuration: asInt,
  isTypeBookable: asFlag,
  onlineDuration: optional(asInt),
  bufferBefore: asInt,
  bufferAfter: asInt,
  stepMinutes: asInt,
  mode: (value: unknown) => asText(value) as AppointmentType['mode'],
  medium: (value: unknown) => optional(asText)(value) as AppointmentType['medium'],
  bookableBy: (value: unknown) => asText(value) as AppointmentType['bookableBy'],
  priorToBook: optional(asJson),
  locationName: asText,
  timeZone: asText,
  phone: optional(asText),
  address: optional(asText),
  city: optional(asText),
  isLocationBookable: asFlag,
  practitionerId: optional(asText),
  ownDuration: optional(asInt),
  prefix: optional(asText),
  givenName: optional(asText),
  familyName: optional(asText),
  position: optional(asInt),
};

/** The type, the location and everyone bookable who offers the one at the other. Empty: one of the two doesn't exist. */
export function offerRows({ db }: Caller, { appointmentTypeId, locationId, practitionerId }: Wish) {
  const one = practitionerId === undefined ? '' : 'and o.practitionerId = $practitionerId';
  return db.select<OfferRow>(
    `select t.name as typeName, t.durationMinutes as typeDuration, (t.active = 1 and t.bookableOnline = 1) as isTypeBookable,
       t.onlineDuration, t.bufferBefore, t.bufferAfter, t.stepMinutes, t.mode, t.medium, t.bookableBy, t.priorToBook, l.name as locationName, l.timeZone, l.phone,
       l.address, l.city, (l.active = 1 and l.bookInPortal = 1) as isLocationBookable, p.id as practitionerId,
       o.durationMinutes as ownDuration, p.prefix, p.givenName, p.familyName, p.position
     from appointment_types t
     join locations l on l.organizationId = $organizationId and l.id = $locationId
     left join offers o on o.organizationId = $organizationId and o.appointmentTypeId = t.id and o.locationId = l.id ${one}
     left join practitioners p on p.organizationId = $organizationId and p.id = o.practitionerId and p.active = 1 and p.bookInPortal = 1
     where t.organizationId = $organizationId and t.id = $appointmentTypeId`,
    { appointmentTypeId, locationId, ...(practitionerId !== undefined && { practitionerId }) },
    offerRow,
  );
}

const exceptionRow = {
  practitionerId: optional(asText),
  kind: asText,
  fromDate: asDate,
  toDate: asDate,
  startMinute: asInt,
  endMinute: asInt,
  portal: asFlag,
};

/** Exceptions of the practitioners or of the location between two local days, in the order in which they were made. */
export function exceptionRows(
  { db }: Caller,
  ask: { practitionerIds: readonly string[]; locationId: string; from: string; to: string },
) {
  return db.select<ExceptionRow>(
    `select x.practitionerId, x.kind, x.fromDate, x.toDate, x.startMinute, x.endMinute, x.portal
     from exceptions x
     where x.organizationId = $organizationId and x.toDate >= $from and x.fromDate <= $to
       and (x.practitionerId is null or x.practitionerId in ($practitionerIds))
       and (x.locationId is null or x.locationId = $locationId)
     order by x.createdAt, x.id`,
    ask,
    exceptionRow,
  );
}

export interface ExceptionRow {
  readonly practitionerId: string | null;
  readonly kind: string;
  readonly fromDate: string;
  readonly toDate: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly portal: boolean;
}

const ruleRow = {
  practitionerId: asText,
  weekday: asInt,
  startMinute: asInt,
  endMinute: asInt,
  effectiveFrom: optional(asDate),
  effectiveTo: optional(asDate),
  portal: asFlag,
  appointmentTypeIds: optional(asJson),
};

export interface RuleRow {
  readonly practitionerId: string;
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly portal: boolean;
  readonly appointmentTypeIds: unknown;
}

/** The weekly hours of practitioners at a location. */
export function ruleRows({ db }: Caller, ask: { practitionerIds: readonly string[]; locationId: string }) {
  return db.select<RuleRow>(
    `select r.practitionerId, r.weekday, r.startMinute, r.endMinute, r.effectiveFrom, r.effectiveTo, r.portal, r.appointmentTypeIds
     from availability_rules r
     where r.organizationId = $organizationId and r.locationId = $locationId and r.practitionerId in ($practitionerIds)`,
    ask,
    ruleRow,
  );
}
