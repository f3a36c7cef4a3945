import { auditRead } from '../../audit/audit.ts';
import { calendar } from '../../contract/calendar.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers } from '../../http/handlers.ts';
import { appointmentOf } from '../appointments/appointment-of.ts';
import { getMyAppointment } from '../appointments/list-appointments.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import { calendarEvent } from './calendar-event.ts';
import { calendarFeed, readCalendar, renewCalendarFeed } from './feed.ts';
import { writeCalendar } from './write-calendar.ts';

/** Appointments in people's own calendars. */
export const calendarRoutes = handlers(calendar, {
  getMyAppointmentFile: async ({ caller, params }) => fileOf(caller, await getMyAppointment(caller, params.id)),
  getAppointmentFile: async ({ caller, params, request }) => {
    const row = await appointmentOf(caller, params.id, { hold: request.get('Portico-Hold'), appointment: request.get('Portico-Appointment') });
    await auditRead(caller, 'appointment.read', { type: 'Appointment', id: row.id, patientId: row.patientId });
    return fileOf(caller, row);
  },
  getCalendarFeed: ({ caller }) => calendarFeed(caller),
  renewCalendarFeed: ({ caller }) => renewCalendarFeed(caller),
  readCalendar: ({ caller, params }) => readCalendar(caller, params.token),
});

const fileOf = async (caller: Caller, row: AppointmentView) => writeCalendar([await calendarEvent(caller, row)], { method: 'PUBLISH' });
