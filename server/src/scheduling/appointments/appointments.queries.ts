import { asFlag, asInstant, asInt, asJson, asText, optional } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import type { Appointment } from '../scheduling.models.ts';

/** An appointment with the names of what belongs to it. */
export interface AppointmentView {
  readonly id: string;
  readonly patientId: string;
  readonly status: Appointment['status'];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly mode: Appointment['mode'];
  readonly reason: string | null;
  readonly origin: Appointment['origin'];
  readonly createdAt: Date;
  readonly appointmentTypeId: string | null;
  readonly typeName: string;
  readonly locationId: string;
  readonly locationName: string;
  readonly timeZone: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly practitionerId: string;
  readonly prefix: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly credentials: string | null;
  readonly moves: number;
  readonly sequence: number;
  readonly chainId: string | null;
  readonly cancelReason: string | null;
  readonly endedBy: Appointment['endedBy'];
  readonly staffNote: string | null;
  readonly decidedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly holdId: string | null;
  readonly medium: Appointment['medium'];
  /** Its own address for video, and the practitioner's room. */
  readonly virtualUrl: string | null;
  readonly roomUrl: string | null;
  /** The type's own rules, as they are stored; null for one that another system named. */
  readonly bookableBy: string | null;
  readonly priorToCancel: unknown;
  readonly priorToReschedule: unknown;
  /** Whether the patient may book online, where that is said of them. */
  readonly selfBooking: boolean | null;
  /** A guest has none. */
  readonly profile: boolean;
  readonly patientGivenName: string;
  readonly patientFamilyName: string;
  /** What it replaced, or would: then `isMoveLive` while it may still be accepted, or was. */
  readonly replacesId: string | null;
  readonly isMoveLive: boolean | null;
  /** The one that stands in its place, or is to: while `pendingStatus` is `pending`, a new time that was asked for. */
  readonly pendingId: string | null;
  readonly pendingStatus: string | null;
  readonly pendingStartsAt: Date | null;
  readonly pendingEndsAt: Date | null;
  readonly pendingLocationId: string | null;
  readonly pendingLocationName: string | null;
  readonly pendingTimeZone: string | null;
  readonly pendingPractitionerId: string | null;
  readonly pendingPrefix: string | null;
  readonly pendingGivenName: string | null;
  readonly pendingFamilyName: string | null;
  readonly pendingCredentials: string | null;
}

/** The contract and the table's CHECK hold the words of these columns. */
const asStatus = (value: unknown) => asText(value) as Appointment['status'];
const asMode = (value: unknown) => asText(value) as Appointment['mode'];
const asOrigin = (value: unknown) => asText(value) as Appointment['origin'];
const asEnder = (value: unknown) => optional(asText)(value) as Appointment['endedBy'];
const asMedium = (value: unknown) => optional(asText)(value) as Appointment['medium'];

/** How each column of {@link columns} is read. */
export const view = {
  id: asText,
  patientId: asText,
  status: asStatus,
  startsAt: asInstant,
  endsAt: asInstant,
  mode: asMode,
  reason: optional(asText),
  origin: asOrigin,
  createdAt: asInstant,
  appointmentTypeId: optional(asText),
  typeName: asText,
  locationId: asText,
  locationName: asText,
  timeZone: asText,
  phone: optional(asText),
  address: optional(asText),
  city: optional(asText),
  practitionerId: asText,
  prefix: optional(asText),
  givenName: asText,
  familyName: asText,
  credentials: optional(asText),
  moves: asInt,
  sequence: asInt,
  chainId: optional(asText),
  cancelReason: optional(asText),
  endedBy: asEnder,
  staffNote: optional(asText),
  decidedAt: optional(asInstant),
  confirmedAt: optional(asInstant),
  holdId: optional(asText),
  medium: asMedium,
  virtualUrl: optional(asText),
  roomUrl: optional(asText),
  bookableBy: optional(asText),
  priorToCancel: optional(asJson),
  priorToReschedule: optional(asJson),
  selfBooking: optional(asFlag),
  profile: asFlag,
  patientGivenName: asText,
  patientFamilyName: asText,
  replacesId: optional(asText),
  isMoveLive: optional(asFlag),
  pendingId: optional(asText),
  pendingStatus: optional(asText),
  pendingStartsAt: optional(asInstant),
  pendingEndsAt: optional(asInstant),
  pendingLocationId: optional(asText),
  pendingLocationName: optional(asText),
  pendingTimeZone: optional(asText),
  pendingPractitionerId: optional(asText),
  pendingPrefix: optional(asText),
  pendingGivenName: optional(asText),
  pendingFamilyName: optional(asText),
  pendingCredentials: optional(asText),
};

/** What is read of an appointment, from {@link joins}. */
export const columns = `a.id, a.patientId, a.status, a.startsAt, a.endsAt, a.mode, a.reason, a.origin, a.createdAt, a.appointmentTypeId,
  coalesce(t.name, a.title) as typeName, a.locationId, l.name as locationName, l.timeZone, l.phone, l.address, l.city,
  a.practitionerId, p.prefix, p.givenName, p.familyName, p.credentials, a.moves, a.sequence, a.chainId, a.cancelReason, a.endedBy, a.staffNote, a.decidedAt,
  a.confirmedAt, a.holdId, a.medium, a.virtualUrl, p.virtualUrl as roomUrl, t.bookableBy, t.priorToCancel, t.priorToReschedule, pt.selfBooking, pt.profile,
  pt.givenName as patientGivenName, pt.familyName as patientFamilyName, mr.replacesId, (mr.live is not null) as isMoveLive,
  b.id as pendingId, b.status as pendingStatus, b.startsAt as pendingStartsAt, b.endsAt as pendingEndsAt, b.locationId as pendingLocationId, bl.name as pendingLocationName,
  bl.timeZone as pendingTimeZone, b.practitionerId as pendingPractitionerId, bp.prefix as pendingPrefix, bp.givenName as pendingGivenName,
  bp.familyName as pendingFamilyName, bp.credentials as pendingCredentials`;

/** Keys make sure that place and person exist; joined so, the database begins with the appointments and their index. */
export const joins = `from appointments a
  left join locations l on l.organizationId = $organizationId and l.id = a.locationId
  left join practitioners p on p.organizationId = $organizationId and p.id = a.practitionerId
  left join appointment_types t on t.organizationId = $organizationId and t.id = a.appointmentTypeId
  left join patients pt on pt.organizationId = $organizationId and pt.id = a.patientId
  left join appointment_moves mr on mr.organizationId = $organizationId and mr.appointmentId = a.id
  left join appointment_moves mp on mp.organizationId = $organizationId and mp.replacesId = a.id and mp.live is not null
  left join appointments b on b.organizationId = $organizationId and b.id = mp.appointmentId
  left join locations bl on bl.organizationId = $organizationId and bl.id = b.locationId
  left join practitioners bp on bp.organizationId = $organizationId and bp.id = b.practitionerId`;

/** One appointment, or null. */
export async function appointmentView({ db }: Caller, id: string): Promise<AppointmentView | null> {
  const [row] = await db.select<AppointmentView>(
    `select ${columns} ${joins} where a.organizationId = $organizationId and a.id = $id`,
    { id },
    view,
  );
  return row ?? null;
}
