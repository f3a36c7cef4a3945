import type { z } from 'zod';
import { auditRead } from '../../audit/audit.ts';
import type { AppointmentWarning } from '../../contract/desk-appointments.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { practitionerName } from '../../practitioners/practitioner-name.ts';
import { localText, zoneOf } from '../../zones.ts';
import type { AppointmentView } from './appointments.queries.ts';
import { overlappingVisits, type StandingVisit, type TimeOf } from './overlapping.queries.ts';

type Warning = z.input<typeof AppointmentWarning>;

/** What staff had better look at before a patient is booked or moved to a time. Changes nothing. */
export async function appointmentWarnings(caller: Caller, time: TimeOf): Promise<Warning[]> {
  const visits = await overlappingVisits(caller, time);
  return [
    ...(visits.length > 0 ? [{ code: 'overlap' as const, appointments: visits.map(outVisit) }] : []),
    ...(time.startsAt < caller.clock.now() ? [{ code: 'past' as const, appointments: [] }] : []),
  ];
}

/** The same, asked before anything is booked. Who looked at whom is audited. @throws not-found — no such patient */
export async function checkAppointment(caller: Caller, time: TimeOf): Promise<Warning[]> {
  const patient = await caller.db.Patient.one({ id: time.patientId });
  if (!patient || patient.mergedIntoId !== null) throw problem('not-found');
  await auditRead(caller, 'appointment.list', { type: 'Patient', id: time.patientId });
  return appointmentWarnings(caller, time);
}

/** What there is to say of one that was just booked or moved; what is written down afterwards is no surprise. */
export function warningsOf(caller: Caller, row: AppointmentView): Promise<Warning[]> {
  if (row.status !== 'booked') return Promise.resolve([]);
  return appointmentWarnings(caller, { patientId: row.patientId, startsAt: row.startsAt, endsAt: row.endsAt, exceptId: row.id });
}

const outVisit = ({ id, startsAt, endsAt, timeZone, typeName, ...who }: StandingVisit) => ({
  id,
  start: localText(zoneOf(timeZone), startsAt),
  end: localText(zoneOf(timeZone), endsAt),
  appointmentType: typeName,
  practitioner: practitionerName(who),
});
