import { z } from 'zod';
import { route } from './route.ts';
import { AdminAppointment } from './desk-appointments.ts';
import { Appointment } from './scheduling.ts';
import { id, instant, Named, page, paging, paragraph } from './shapes.ts';

const params = z.object({ id: z.uuid() });
const staff = { callers: ['staff'], permission: 'appointments' } as const;
const decision = z.strictObject({ note: paragraph(1000).optional().meta({ description: 'Told to the patient with the decision' }) });
/** What opens one appointment without a session: its hold's token, or the one of its messages' links. */
const byToken = ['Portico-Hold', 'Portico-Appointment'];

/** A booking, or a move, that the clinic hasn't answered yet. */
export const AppointmentRequest = AdminAppointment.extend({
  moveFrom: z
    .object({ id: id(), start: instant(), end: instant(), practitioner: Named, location: Named })
    .nullable()
    .meta({ id: 'MoveFrom', description: 'The appointment that this one would replace; it stands until the request is accepted' }),
}).meta({ id: 'AppointmentRequest' });

/** What staff decide about requests, and what patients do by the link of a message; `server/src/scheduling/requests/`. */
export const requests = {
  listRequests: route({
    ...staff,
    method: 'get',
    path: '/v1/admin/requests',
    summary: 'List what waits for the clinic’s answer, nearest first',
    description: 'With `If-None-Match` it answers 304 while nothing has changed: ask as often as you like.',
    headers: ['If-None-Match'],
    query: z.strictObject({ practitionerId: z.uuid().optional(), locationId: z.uuid().optional(), ...paging }),
    ok: page(AppointmentRequest),
    also: { 304: z.undefined() },
  }),
  acceptAppointment: route({
    ...staff,
    method: 'post',
    path: '/v1/admin/appointments/{id}/accept',
    summary: 'Accept a request',
    description: 'The one that it moves, if any, is given up in the same moment. Asking twice is not an error.',
    params,
    body: decision,
    ok: AdminAppointment,
    problems: ['not-found', 'request-decided'],
  }),
  declineAppointment: route({
    ...staff,
    method: 'post',
    path: '/v1/admin/appointments/{id}/decline',
    summary: 'Decline a request',
    description: 'Its time is free again; the one that it would have moved stays. Asking twice is not an error.',
    params,
    body: decision,
    ok: AdminAppointment,
    problems: ['not-found', 'request-decided'],
  }),
  readAppointmentLink: route({
    method: 'get',
    path: '/v1/appointment-links/{token}',
    summary: 'Read the appointment that a message’s link opens',
    description: 'Where it was moved: as it stands now. Later calls send the token as `Portico-Appointment`; it opens this appointment only, until it is over.',
    callers: ['public', 'patient', 'staff'],
    section: 'appointments',
    params: z.strictObject({ token: z.string().min(1).max(200).meta({ description: 'From the link, after its last slash' }) }),
    ok: Appointment,
    problems: ['not-found', 'link-expired'],
  }),
  confirmAppointment: route({
    method: 'post',
    path: '/v1/appointments/{id}/confirm',
    summary: 'Say that one will come',
    callers: ['public', 'patient', 'staff'],
    section: 'appointments',
    headers: byToken,
    params,
    ok: Appointment,
    problems: ['not-found', 'act-refused'],
  }),
};
