import { asInstant, asText, optional, type Mapper } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import { open } from './statuses.ts';

/** A visit that stands at a time, with what people call it. */
export interface StandingVisit {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly typeName: string;
  readonly prefix: string | null;
  readonly givenName: string;
  readonly familyName: string;
}

const visit: Mapper<StandingVisit> = {
  id: asText,
  startsAt: asInstant,
  endsAt: asInstant,
  timeZone: asText,
  typeName: asText,
  prefix: optional(asText),
  givenName: asText,
  familyName: asText,
};

/** Whose other visits are looked for, and when. */
export interface TimeOf {
  readonly patientId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The appointment that is to be moved: neither it nor a new time that was asked for in its place counts. */
  readonly exceptId?: string | null | undefined;
}

/** A patient's visits that stand, or are asked for, at the same time, nearest first; those that merely touch aren't. */
export const overlappingVisits = ({ db }: Pick<Caller, 'db'>, { patientId, startsAt, endsAt, exceptId }: TimeOf) =>
  db.select(
    `select a.id, a.startsAt, a.endsAt, l.timeZone, coalesce(t.name, a.title) as typeName, p.prefix, p.givenName, p.familyName
     from appointments a
     join locations l on l.organizationId = $organizationId and l.id = a.locationId
     join practitioners p on p.organizationId = $organizationId and p.id = a.practitionerId
     left join appointment_types t on t.organizationId = $organizationId and t.id = a.appointmentTypeId
     left join appointment_moves m on m.organizationId = $organizationId and m.appointmentId = a.id and m.live is not null
     where a.organizationId = $organizationId and a.patientId = $patientId and a.status in ($open)
       and a.startsAt < $endsAt and a.endsAt > $startsAt
       and a.id <> $except and (m.replacesId is null or m.replacesId <> $except)
     order by a.startsAt, a.id`,
    { patientId, startsAt, endsAt, open, except: exceptId ?? '' },
    visit,
  );
