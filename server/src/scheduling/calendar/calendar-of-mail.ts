import type { CalendarWriter } from '../../messaging/mail/calendar-file.ts';
import { appointmentView } from '../appointments/appointments.queries.ts';
import { calendarEvent } from './calendar-event.ts';
import { writeCalendar } from './write-calendar.ts';

/** The calendar file of a mail: every one of an appointment's goes by the same name, so that calendars move or take out what an earlier one put in. */
export const calendarOfMail: CalendarWriter = async (caller, { appointmentId, method }, { from, to }) => {
  const row = await appointmentView(caller, appointmentId);
  if (!row || (method === 'REQUEST' && row.status !== 'booked') || (method === 'CANCEL' && row.status !== 'cancelled')) return null;
  const organizer = { name: caller.organization.name, email: caller.organization.email ?? from };
  return { method, content: writeCalendar([await calendarEvent(caller, row)], { method, organizer, attendee: to }) };
};
