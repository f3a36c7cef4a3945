import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import { assertAct } from '../policy/decisions.ts';
import { factsOf } from '../policy/facts.ts';
import type { Moving } from '../slots/ask-slots.ts';
import { minuteOf } from '../../zones.ts';

/**
 * What the search for a new time must know of the appointment that is being moved: it stays of its type.
 * @throws act-refused — it can't be moved now; slot-not-offered — another type is asked for
 */
export function movingOf(caller: Caller, row: AppointmentView, { appointmentTypeId }: { appointmentTypeId: string }): Moving {
  assertAct(caller, row, 'reschedule');
  if (row.appointmentTypeId !== appointmentTypeId) throw problem('slot-not-offered');
  const { practitionerId, locationId } = row;
  return { id: row.id, priorToReschedule: factsOf(caller, row).rules.priorToReschedule, own: { practitionerId, locationId, minute: minuteOf(row.startsAt) } };
}
