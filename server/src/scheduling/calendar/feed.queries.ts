import type { Caller } from '../../http/caller.ts';
import { columns, joins, view, type AppointmentView } from '../appointments/appointments.queries.ts';

const most = 500;

/** A patient's appointments from an instant on, nearest first; of one that was moved only the last of its chain. */
export const forCalendar = ({ db }: Caller, patientId: string, from: Date) =>
  db.select<AppointmentView>(
    `select ${columns} ${joins}
     where a.organizationId = $organizationId and a.patientId = $patientId and a.startsAt >= $from
       and (a.endedBy is null or a.endedBy <> $moved) and (mr.replacesId is null or a.status not in ($asked))
     order by a.startsAt, a.id limit $most`,
    { patientId, from, most, moved: 'moved', asked: ['pending', 'declined'] },
    view,
  );
