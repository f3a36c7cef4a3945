import type { Invariant } from '../db/invariant.ts';

/** What must always hold of appointments and claims, over all organizations, on both engines. */
export const invariants: readonly Invariant[] = [
  {
    name: 'an appointment has exactly the claims of its time, one that was called off none',
    broken: `select a.organizationId, a.id from appointments a
      left join claims c on c.organizationId = a.organizationId and c.appointmentId = a.id
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
    name: 'a hold has all the claims of its time, or none once it expired',
    broken: `select h.organizationId, h.id from holds h
      left join claims c on c.organizationId = h.organizationId and c.holdId = h.id
      group by h.organizationId, h.id, h.firstTick, h.endTick
      having count(c.tick) not in (0, h.endTick - h.firstTick)`,
  },
  {
    name: 'whoever made an appointment is in the audit log',
    broken: `select a.organizationId, a.id from appointments a
      left join audit_events e on e.organizationId = a.organizationId and e.subjectId = a.id and e.action = 'appointment.create'
      where a.source is null group by a.organizationId, a.id having count(e.id) <> 1`,
  },
  {
    name: 'an appointment that a patient booked has told so, for its mail',
    broken: `select a.organizationId, a.id from appointments a
      left join outbox o on o.organizationId = a.organizationId and o.dedupeKey = concat('event/scheduling.appointment.booked/', a.id)
      left join outbox r on r.organizationId = a.organizationId and r.dedupeKey = concat('event/scheduling.appointment.requested/', a.id)
      left join outbox m on m.organizationId = a.organizationId and m.dedupeKey = concat('event/scheduling.appointment.moved/', a.id)
      where a.origin in ('patient', 'guest') and o.id is null and r.id is null and m.id is null`,
  },
];
