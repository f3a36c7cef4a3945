import { asInstant, asInt, asText, optional } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';

interface Span {
  readonly locationId: string;
  readonly practitionerId?: string | undefined;
  readonly from: Date;
  readonly to: Date;
}

/** What of an appointment a calendar shows, but for the patient. */
const row = {
  id: asText, status: asText, startsAt: asInstant, endsAt: asInstant, practitionerId: asText, sequence: asInt, mode: asText, medium: optional(asText),
  appointmentTypeId: optional(asText), title: optional(asText),
};

/** The appointments of a location that begin within a span, in a steady order, without their patients. */
export const shownRows = ({ db }: Caller, { locationId, practitionerId, from, to }: Span) =>
  db.select(
    `select a.id, a.status, a.startsAt, a.endsAt, a.practitionerId, a.sequence, a.mode, a.medium, a.appointmentTypeId, a.title from appointments a
     where a.organizationId = $organizationId and a.locationId = $locationId and a.startsAt >= $from and a.startsAt < $to
       ${practitionerId === undefined ? '' : 'and a.practitionerId = $practitionerId'} order by a.startsAt, a.id`,
    { locationId, from, to, ...(practitionerId !== undefined && { practitionerId }) },
    row,
  );
