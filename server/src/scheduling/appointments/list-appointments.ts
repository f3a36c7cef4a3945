import { auditRead } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { cursorOf, readCursor } from '../../http/pages.ts';
import { problem } from '../../http/problem.ts';
import { mayRead } from '../scheduling.policy.ts';
import { appointmentView, type AppointmentView } from './appointments.queries.ts';
import { filtered, ofPatient, type AppointmentFilter } from './find-appointments.queries.ts';

interface Paging {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Page {
  readonly data: readonly AppointmentView[];
  readonly nextCursor: string | null;
}

/** The patient's own appointments: those that aren't over, called off or not, nearest first, or those that are, latest first. */
export async function listMyAppointments(
  caller: Caller,
  { when, ...paging }: { when: 'upcoming' | 'past' } & Paging,
): Promise<Page> {
  const { patientId } = caller;
  if (patientId === undefined) throw problem('not-allowed');
  const rows = await ofPatient(caller, { patientId, when, after: readAfter(paging), limit: paging.limit + 1 });
  const page = pageFrom(rows, paging);
  await auditRead(caller, 'appointment.list', { type: 'Patient', id: patientId });
  return page;
}

/** One appointment of the patient's own. @throws not-found — also when it is somebody else's */
export async function getMyAppointment(caller: Caller, id: string): Promise<AppointmentView> {
  const appointment = await appointmentView(caller, id);
  if (!appointment || !mayRead(caller, appointment)) throw problem('not-found');
  await auditRead(caller, 'appointment.read', { type: 'Appointment', id, patientId: appointment.patientId });
  return appointment;
}

/** Appointments for staff, earliest first. Each patient who shows in them is audited. */
export async function listAppointments(
  caller: Caller,
  { cursor, limit, ...filter }: AppointmentFilter & Paging,
): Promise<Page> {
  const rows = await filtered(caller, filter, { after: readAfter({ cursor, limit }), limit: limit + 1 });
  const page = pageFrom(rows, { limit });
  const patientIds = [...new Set(page.data.map((one) => one.patientId))];
  await auditRead(
    caller,
    'appointment.list',
    patientIds.map((id) => ({ type: 'Patient', id })),
  );
  return page;
}

function readAfter({ cursor }: Paging) {
  const [startsAt, id] = readCursor(cursor, { startsAt: 'integer', id: 'text' }) ?? [];
  return id === undefined ? null : { startsAt: new Date(Number(startsAt)), id: String(id) };
}

function pageFrom(rows: readonly AppointmentView[], { limit }: Paging): Page {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: last && rows.length > limit ? cursorOf([last.startsAt.getTime(), last.id]) : null };
}
