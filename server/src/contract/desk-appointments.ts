import { z } from 'zod';
import { route } from './route.ts';
import { Appointment } from './scheduling.ts';
import { calendarInstant, id, instant, page, paging, paragraph } from './shapes.ts';

const statuses = ['pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'declined', 'noshow'] as const;
const params = z.object({ id: z.uuid() });
const minutes = z.number().int().min(5).max(1440).multipleOf(5).meta({ description: 'Minutes, a multiple of 5' });

/** An appointment as staff see it; what can be done is what staff can do. */
export const AdminAppointment = Appointment.omit({ token: true })
  .extend({
    patientId: id(),
    patient: z
      .object({ id: id(), name: z.string(), phone: z.string().nullable(), email: z.string().nullable(), profile: z.boolean().meta({ description: 'False: a guest' }) })
      .meta({ id: 'AppointmentPatient' }),
    origin: z.enum(['patient', 'guest', 'staff', 'api']),
    endedBy: z.enum(['patient', 'staff', 'api', 'lapsed', 'moved']).nullable(),
    moves: z.number().int().meta({ description: 'How often the patient moved it before it came here' }),
    virtualUrl: z.string().nullable().meta({ description: 'Its own address for video; else the practitioner’s room' }),
    createdAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().optional().meta({ description: 'When staff accepted or declined' }),
  })
  .meta({ id: 'AdminAppointment' });

/** What staff had better look at before they book or move; nothing is refused for it. */
export const AppointmentWarning = z
  .object({
    code: z.enum(['overlap', 'past']).meta({ description: '`overlap`: the patient has other visits then; `past`: the time has begun' }),
    appointments: z
      .array(z.object({ id: id(), start: instant(), end: instant(), appointmentType: z.string(), practitioner: z.string() }))
      .meta({ description: 'The visits that the warning is about; empty for `past`' }),
  })
  .meta({ id: 'AppointmentWarning' });
const warnings = z.array(AppointmentWarning).meta({ description: 'At most one of each code' });
const WithWarnings = AdminAppointment.extend({ warnings }).meta({ id: 'AppointmentWithWarnings' });

/** What happened to an appointment, and by whom. */
const AppointmentWithHistory = AdminAppointment.extend({
  coverage: z
    .object({ id: id(), payer: z.string(), plan: z.string().nullable(), memberId: z.string().nullable() })
    .nullable()
    .meta({ id: 'AppointmentCoverage', description: 'The insurance that it was booked with' }),
  card: z.object({ brand: z.string(), last4: z.string() }).nullable().meta({ id: 'AppointmentCard', description: 'The saved card that it was booked with, unless it was removed since' }),
  history: z
    .array(
      z.object({
        at: z.iso.datetime(),
        action: z.string().meta({ description: 'As in the audit log: `appointment.create`, `appointment.cancel` …' }),
        by: z.object({
          kind: z.enum(['patient', 'public', 'staff', 'program', 'system']).meta({ description: '`public`: a guest; `program`: a secret key on its own' }),
          name: z.string().nullable().meta({ description: 'Of the employee or the key, as they are called today' }),
          portal: z.boolean().meta({ description: 'Through the portal' }),
        }),
        details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])).nullable(),
      }),
    )
    .meta({ description: 'Oldest first, through all its moves; reading isn’t listed' }),
}).meta({ id: 'AppointmentWithHistory' });

const appointments = { callers: ['staff'], permission: 'appointments' } as const;

/** Appointments at the clinic's desk: read, booked, noted, moved and called off by staff or an EHR; `server/src/scheduling/`. */
export const deskAppointments = {
  listAppointments: route({
    method: 'get',
    path: '/v1/admin/appointments',
    summary: 'List appointments, earliest first',
    ...appointments,
    query: z.strictObject({
      status: z.enum(statuses).optional(),
      patientId: z.uuid().optional(),
      practitionerId: z.uuid().optional(),
      locationId: z.uuid().optional(),
      from: calendarInstant().optional(),
      to: calendarInstant().optional(),
      ...paging,
    }),
    ok: page(AdminAppointment),
  }),
  checkAppointment: route({
    ...appointments,
    method: 'get',
    path: '/v1/admin/appointments/check',
    summary: 'Ask what to look at before a patient is booked or moved to a time',
    description: 'Changes nothing. Whether the practitioner’s time is free is for the booking to say.',
    query: z.strictObject({
      patientId: z.uuid(),
      start: calendarInstant(),
      durationMinutes: z.coerce.number().int().min(5).max(1440).multipleOf(5).meta({ description: 'Minutes, a multiple of 5' }),
      exceptAppointmentId: z.uuid().optional().meta({ description: 'The appointment that is to be moved: it doesn’t count' }),
    }),
    ok: z.object({ warnings }).meta({ id: 'AppointmentCheck' }),
    problems: ['not-found'],
  }),
  getAppointment: route({
    ...appointments,
    method: 'get',
    path: '/v1/admin/appointments/{id}',
    summary: 'Read an appointment with what happened to it',
    params,
    ok: AppointmentWithHistory,
    problems: ['not-found'],
  }),
  changeAppointment: route({
    ...appointments,
    method: 'patch',
    path: '/v1/admin/appointments/{id}',
    summary: 'Say that the patient came or didn’t, or change what is written of an appointment',
    params,
    body: z
      .strictObject({
        status: z.enum(['booked', 'arrived', 'fulfilled', 'noshow']).meta({ description: '`booked` takes back that the patient arrived' }),
        virtualUrl: z.url({ protocol: /^https$/ }).max(500).nullable().meta({ description: 'Where this video visit takes place' }),
        reason: paragraph(500).nullable(),
      })
      .partial(),
    ok: AdminAppointment,
    problems: ['not-found', 'act-refused'],
  }),
  cancelForPatient: route({
    ...appointments,
    method: 'post',
    path: '/v1/admin/appointments/{id}/cancel',
    summary: 'Call an appointment off, whatever the notice',
    description: 'The patient is told. Cancelling twice answers the same.',
    idempotent: true,
    params,
    body: z.strictObject({ reason: paragraph(500).optional() }),
    ok: AdminAppointment,
    problems: ['not-found', 'act-refused'],
  }),
  rescheduleForPatient: route({
    ...appointments,
    method: 'post',
    path: '/v1/admin/appointments/{id}/reschedule',
    summary: 'Move an appointment, without the portal’s rules',
    description: 'Only the time must be free. Answers the new appointment; it doesn’t count towards the patient’s own moves.',
    idempotent: true,
    params,
    body: z.strictObject({
      start: calendarInstant(),
      practitionerId: z.uuid().optional(),
      locationId: z.uuid().optional(),
      durationMinutes: minutes.optional(),
    }),
    ok: WithWarnings,
    problems: ['not-found', 'slot-taken', 'act-refused'],
  }),
  recordAppointment: route({
    method: 'post',
    path: '/v1/admin/appointments',
    summary: 'Book for a patient, without the portal’s rules',
    description: 'Only the time must be free.',
    ...appointments,
    idempotent: true,
    body: z.strictObject({
      patientId: z.uuid(),
      appointmentTypeId: z.uuid(),
      practitionerId: z.uuid(),
      locationId: z.uuid(),
      start: calendarInstant(),
      durationMinutes: minutes.optional(),
      status: z.enum(['booked', 'fulfilled', 'noshow', 'cancelled']).default('booked'),
      mode: z.enum(['inPerson', 'telehealth']).optional(),
      reason: paragraph(500).optional(),
    }),
    ok: WithWarnings,
    status: 201,
    problems: ['not-found', 'slot-taken'],
  }),
};
