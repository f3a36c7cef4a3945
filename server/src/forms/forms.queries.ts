import { asText } from '../db/rows.ts';
import type { Caller } from '../http/caller.ts';

/** The forms of the types that a patient will be seen for. */
export const requiredByVisits = ({ db, clock }: Caller, patientId: string) =>
  db.select(
    `select q.questionnaireId, min(a.startsAt) as due from appointments a
     join type_questionnaires q on q.organizationId = $organizationId and q.appointmentTypeId = a.appointmentTypeId
     where a.organizationId = $organizationId and a.patientId = $patientId and a.endsAt > $now and a.status in ($open)
     group by q.questionnaireId order by min(a.startsAt) asc, q.questionnaireId asc`,
    { patientId, now: clock.now(), open: ['pending', 'booked', 'arrived'] },
    { questionnaireId: asText },
  );
