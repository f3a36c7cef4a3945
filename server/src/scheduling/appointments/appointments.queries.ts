import { asInstant, asText, optional } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import type { Appointment } from '../scheduling.models.ts';
import { open } from './statuses.ts';

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
}

/** The contract and the table's CHECK hold the words of these columns. */
const asStatus = (value: unknown) => asText(value) as Appointment['status'];
const asMode = (value: unknown) => asText(value) as Appointment['mode'];
const asOrigin = (value: unknown) => asText(value) as Appointment['origin'];

const view = {
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
};

const columns = `a.id, a.patientId, a.status, a.startsAt, a.endsAt, a.mode, a.reason, a.origin, a.createdAt, a.appointmentTypeId,
  coalesce(t.name, a.title) as typeName, a.locationId, l.name as locationName, l.timeZone, l.phone, l.address, l.city,
  a.practitionerId, p.prefix, p.givenName, p.familyName`;

/** Keys make sure that place and person exist; joined so, the database begins with the appointments and their index. */
const joins = `from appointments a
  left join locations l on l.organizationId = $organizationId and l.id = a.locationId
  left join practitioners p on p.organizationId = $organizationId and p.id = a.practitionerId
  left join appointment_types t on t.organizationId = $organizationId and t.id = a.appointmentTypeId`;

/** One appointment, or null. */
export async function appointmentView({ db }: Caller, id: string): Promise<AppointmentView | null> {
  const [row] = await db.select<AppointmentView>(
    `select ${columns} ${joins} where a.organizationId = $organizationId and a.id = $id`,
    { id },
    view,
  );
  return row ?? null;
}

interface After {
  readonly startsAt: Date;
  readonly id: string;
}

/** A patient's appointments to come, nearest first, or all others, latest first; `limit` rows after the last one seen. */
export function ofPatient(
  { db, clock }: Caller,
  ask: { patientId: string; when: 'upcoming' | 'past'; after: After | null; limit: number },
) {
  const { patientId, when, after, limit } = ask;
  const [isWhen, beyond, order] =
    when === 'upcoming'
      ? ['a.endsAt > $now and a.status in ($open)', '>', 'asc']
      : ['(a.endsAt <= $now or a.status not in ($open))', '<', 'desc'];
  return db.select<AppointmentView>(
    `select ${columns} ${joins}
     where a.organizationId = $organizationId and a.patientId = $patientId and ${isWhen} ${after ? keyset(beyond) : ''}
     order by a.startsAt ${order}, a.id ${order} limit $limit`,
    { patientId, now: clock.now(), open, limit, ...(after && { afterAt: after.startsAt, afterId: after.id }) },
    view,
  );
}

/** What staff look for. */
export interface AppointmentFilter {
  readonly patientId?: string | undefined;
  readonly practitionerId?: string | undefined;
  readonly locationId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Appointments that staff look for, earliest first; `limit` rows after the last one seen. */
export function filtered(
  { db }: Caller,
  filter: AppointmentFilter,
  { after, limit }: { after: After | null; limit: number },
) {
  const { from, to, ...ids } = filter;
  const binds = {
    ...Object.fromEntries(Object.entries(ids).flatMap(([name, id]) => (id === undefined ? [] : [[name, id]]))),
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && { to: new Date(to) }),
    ...(after && { afterAt: after.startsAt, afterId: after.id }),
  };
  const conditions = [
    filter.patientId && 'a.patientId = $patientId',
    filter.practitionerId && 'a.practitionerId = $practitionerId',
    filter.locationId && 'a.locationId = $locationId',
    from && 'a.startsAt >= $from',
    to && 'a.startsAt < $to',
  ].flatMap((condition) => (condition ? [`and ${condition}`] : []));
  return db.select<AppointmentView>(
    `select ${columns} ${joins} where a.organizationId = $organizationId ${conditions.join(' ')} ${after ? keyset('>') : ''}
     order by a.startsAt asc, a.id asc limit $limit`,
    { ...binds, limit },
    view,
  );
}

const keyset = (beyond: string) =>
  `and (a.startsAt ${beyond} $afterAt or (a.startsAt = $afterAt and a.id ${beyond} $afterId))`;
