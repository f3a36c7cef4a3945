import { asInt } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import type { Appointment } from '../scheduling.models.ts';
import { columns, joins, view, type AppointmentView } from './appointments.queries.ts';
import { open } from './statuses.ts';

interface After {
  readonly startsAt: Date;
  readonly id: string;
}

/** A patient's appointments that aren't over, called off or not, nearest first, or those that are, latest first; `limit` rows after the last one seen. */
export function ofPatient(
  { db, clock }: Caller,
  ask: { patientId: string; when: 'upcoming' | 'past'; after: After | null; limit: number },
) {
  const { patientId, when, after, limit } = ask;
  // Of one that was moved only the last is listed; a move that awaits an answer is told with the one that it would replace.
  const isOther = '(a.endedBy = $moved or (a.status = $pending and mr.live is not null))';
  const [isWhen, beyond, order] =
    when === 'upcoming'
      ? ['a.endsAt > $now', '>', 'asc']
      : ['a.endsAt <= $now', '<', 'desc'];
  return db.select<AppointmentView>(
    `select ${columns} ${joins}
     where a.organizationId = $organizationId and a.patientId = $patientId and ${isWhen} and coalesce(${isOther}, 0) = 0 ${after ? keyset(beyond) : ''}
     order by a.startsAt ${order}, a.id ${order} limit $limit`,
    { patientId, now: clock.now(), limit, moved: 'moved', pending: 'pending', ...(after && { afterAt: after.startsAt, afterId: after.id }) },
    view,
  );
}

/** What staff look for. */
export interface AppointmentFilter {
  readonly status?: Appointment['status'] | undefined;
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
    filter.status && 'a.status = $status',
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

/** How many appointments to come somebody has that were booked online; a move that awaits an answer counts with the old one. */
export async function openBookings({ db, clock }: Caller, patientId: string): Promise<number> {
  const [row] = await db.select(
    `select count(*) as n from appointments a
     left join appointment_moves m on m.organizationId = $organizationId and m.appointmentId = a.id
     where a.organizationId = $organizationId and a.patientId = $patientId and a.holdId is not null and a.endsAt > $now
       and a.status in ($open) and (a.status <> $pending or m.live is null)`,
    { patientId, now: clock.now(), open, pending: 'pending' },
    { n: asInt },
  );
  return row?.n ?? 0;
}
