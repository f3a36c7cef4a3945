import type { Invariant } from '../db/invariant.ts';

/** What must always hold of appointments and claims, over all organizations, on both engines. */
export const invariants: readonly Invariant[] = [
  {
    name: 'an appointment has exactly the claims of its time, a move that awaits an answer with what the old one has of it; one that was called off none',
    broken: `select a.organizationId, a.id from appointments a
      left join appointment_moves m on m.organizationId = a.organizationId and m.appointmentId = a.id and m.live = 'y' and a.status = 'pending'
      left join claims c on c.organizationId = a.organizationId and (c.appointmentId = a.id or c.appointmentId = m.replacesId)
        and c.who = a.practitionerId and c.tick >= a.firstTick and c.tick < a.endTick
      group by a.organizationId, a.id, a.status, a.firstTick, a.endTick
      having count(c.tick) <> (case when a.status in ('cancelled', 'declined') then 0 else a.endTick - a.firstTick end)`,
  },
  {
    name: 'no claim lies outside of the time of its owner',
    broken: `select c.organizationId, c.who as id from claims c
      left join appointments a on a.organizationId = c.organizationId and a.id = c.appointmentId
      left join holds h on h.organizationId = c.organizationId and h.id = c.holdId
      where coalesce(a.practitionerId, h.practitionerId, '') <> c.who
        or c.tick < coalesce(a.firstTick, h.firstTick) or c.tick >= coalesce(a.endTick, h.endTick)`,
  },
  {
    name: 'a hold has all the claims of its time, or none once it expired (one for a move shares with the appointment that it moves)',
    broken: `select h.organizationId, h.id from holds h
      left join claims c on c.organizationId = h.organizationId and c.holdId = h.id
      where h.movesAppointmentId is null group by h.organizationId, h.id, h.firstTick, h.endTick
      having count(c.tick) not in (0, h.endTick - h.firstTick)`,
  },
  {
    name: 'whoever made or moved an appointment is in the audit log',
    broken: `select a.organizationId, a.id from appointments a
      left join audit_events e on e.organizationId = a.organizationId and e.subjectType = 'Appointment' and e.subjectId = a.id
        and e.action = (case when a.chainId is null then 'appointment.create' else 'appointment.reschedule' end)
      where a.source is null or a.chainId is not null group by a.organizationId, a.id having count(e.id) <> 1`,
  },
  {
    name: 'an appointment that a patient booked or anybody moved has told so, for its mail',
    broken: `select a.organizationId, a.id from appointments a
      left join outbox o on o.organizationId = a.organizationId and o.dedupeKey = concat('event/scheduling.appointment.booked/', a.id)
      left join outbox q on q.organizationId = a.organizationId and q.dedupeKey = concat('event/scheduling.appointment.requested/', a.id)
      left join outbox m on m.organizationId = a.organizationId and m.dedupeKey = concat('event/scheduling.appointment.moved/', a.id)
      where (a.origin in ('patient', 'guest') or a.chainId is not null) and q.id is null
        and ((a.chainId is null and o.id is null) or (a.chainId is not null and m.id is null))`,
  },
  {
    name: 'an appointment that somebody cancelled has told so',
    broken: `select a.organizationId, a.id from appointments a
      left join outbox o on o.organizationId = a.organizationId and o.dedupeKey = concat('event/scheduling.appointment.cancelled/', a.id)
      left join appointment_moves m on m.organizationId = a.organizationId and m.appointmentId = a.id
      where a.status = 'cancelled' and a.endedBy in ('patient', 'staff', 'api') and m.appointmentId is null and o.id is null`,
  },
  {
    name: 'a move ties two of one chain and one patient; until it is accepted the old one stands, then it has ended',
    broken: `select m.organizationId, m.appointmentId as id from appointment_moves m
      left join appointments n on n.organizationId = m.organizationId and n.id = m.appointmentId
      left join appointments o on o.organizationId = m.organizationId and o.id = m.replacesId
      where n.patientId <> o.patientId or n.chainId is null or n.chainId <> coalesce(o.chainId, o.id) or n.moves not in (o.moves, o.moves + 1)
        or (m.live = 'y' and n.sequence <= o.sequence) or (m.live = 'y' and n.status = 'pending' and o.status <> 'booked')
        or (m.live = 'y' and n.status <> 'pending' and (o.status <> 'cancelled' or coalesce(o.endedBy, '') <> 'moved'))
        or (m.live is null and n.status not in ('cancelled', 'declined'))`,
  },
  {
    name: 'one that was moved has one that stands for it, and of a chain one stands at most',
    broken: `select a.organizationId, a.id from appointments a
      left join appointment_moves m on m.organizationId = a.organizationId and m.replacesId = a.id and m.live = 'y'
      where a.endedBy = 'moved' and m.appointmentId is null
      union all
      select a.organizationId, a.chainId from appointments a
      where a.chainId is not null and a.status not in ('cancelled', 'declined', 'pending') group by a.organizationId, a.chainId having count(*) > 1`,
  },
];
