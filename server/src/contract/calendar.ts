import { z } from 'zod';
import { route } from './route.ts';

const file = { method: 'get', section: 'appointments', mediaType: 'text/calendar', ok: z.string() } as const;
const Feed = z
  .object({ url: z.url().meta({ description: 'Calendars subscribe to it. Whoever has it reads when and where one’s visits are: renew it where it got about.' }) })
  .meta({ id: 'CalendarFeed' });

/** Appointments in people's own calendars (RFC 5545); `server/src/scheduling/calendar/`. */
export const calendar = {
  getMyAppointmentFile: route({
    ...file,
    path: '/v1/me/appointments/{id}.ics',
    summary: 'One of one’s appointments, for a calendar',
    callers: ['patient'],
    params: z.object({ id: z.uuid() }),
    problems: ['not-found'],
  }),
  getAppointmentFile: route({
    ...file,
    path: '/v1/appointments/{id}.ics',
    summary: 'An appointment for a calendar, by the token of its hold or of a message’s link',
    callers: ['public', 'patient', 'staff'],
    headers: ['Portico-Hold', 'Portico-Appointment'],
    params: z.object({ id: z.uuid() }),
    problems: ['not-found'],
  }),
  getCalendarFeed: route({
    method: 'get',
    path: '/v1/me/calendar',
    summary: 'The private address that calendars subscribe to',
    callers: ['patient'],
    section: 'appointments',
    ok: Feed,
  }),
  renewCalendarFeed: route({
    method: 'post',
    path: '/v1/me/calendar',
    summary: 'Change the private address: the one before ends',
    callers: ['patient'],
    section: 'appointments',
    ok: Feed,
  }),
  readCalendar: route({
    ...file,
    path: '/v1/calendar/{token}.ics',
    summary: 'The appointments behind a private address',
    description: 'Visits of the last 30 days and to come; those called off are told as such.',
    callers: ['public', 'patient', 'staff'],
    params: z.object({ token: z.string().regex(/^[\w-]{79}$/).meta({ description: 'From `GET /v1/me/calendar`' }) }),
    problems: ['not-found'],
  }),
};
