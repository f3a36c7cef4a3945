import { z } from 'zod';
import { Location, Practitioner } from './places.ts';
import { route } from './route.ts';
import { calendarInstant, id, instant, localDate, Money, Named, page, paging, paragraph } from './shapes.ts';

/** What can be booked online. */
export const AppointmentType = z
  .object({
    id: id(),
    name: z.string(),
    description: z.string().nullable(),
    durationMinutes: z.number().int().meta({ description: 'When booked online; a practitioner’s own may differ' }),
    mode: z.enum(['inPerson', 'telehealth', 'either']),
    price: Money.optional().meta({ description: 'Absent where there is none, and while `general.pricing` is off' }),
  })
  .meta({ id: 'AppointmentType' });

const times = z.array(instant());

/** The free starts of a type at a location, by local day; days without any are left out. */
export const Slots = z
  .object({
    timeZone: z.string(),
    durationMinutes: z
      .number()
      .int()
      .meta({ description: 'The longest of those that could be booked; the hold answers the real one' }),
    data: z.array(
      z.object({
        date: localDate(),
        free: times,
        taken: times.optional().meta({ description: 'Only while `scheduling.showBookedSlots` is on' }),
      }),
    ),
  })
  .meta({ id: 'Slots' });

/** A time kept for a person. */
export const Hold = z
  .object({
    id: id(),
    token: z
      .string()
      .optional()
      .meta({ description: 'For callers without a patient: send it as `Portico-Hold` with later calls' }),
    start: instant(),
    end: instant(),
    appointmentTypeId: id(),
    practitionerId: id(),
    locationId: id(),
    reason: z.string().optional().meta({ description: 'Draft of the note' }),
    expiresAt: z.iso.datetime().meta({ description: 'The time is free again then, unless the hold is renewed' }),
  })
  .meta({ id: 'Hold' });

/** An appointment as its patient sees it. */
export const Appointment = z
  .object({
    id: id(),
    status: z.enum(['pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'declined', 'noshow']),
    start: instant(),
    end: instant(),
    timeZone: z.string(),
    appointmentType: z
      .object({ id: id().nullable().meta({ description: 'Null for one that another system named' }), name: z.string() })
      .meta({ id: 'AppointmentTypeName' }),
    location: Named.extend({
      phone: z.string().nullable(),
      address: z.string().nullable(),
      city: z.string().nullable(),
    }).meta({
      id: 'AppointmentLocation',
    }),
    practitioner: Named,
    mode: z.enum(['inPerson', 'telehealth']),
    reason: z.string().optional(),
    canCancel: z.boolean(),
    canReschedule: z.boolean(),
    canJoin: z.boolean(),
  })
  .meta({ id: 'Appointment' });

const ofType = {
  appointmentTypeId: z.uuid().optional().meta({ description: 'Only those where this type can be booked' }),
};
const withPractitioner = {
  practitionerId: z.uuid().optional().meta({ description: 'Only those that this practitioner can be booked for' }),
};
const holdHeader = ['Portico-Hold'];
const holdId = z.object({ id: z.uuid() });
const note = paragraph(500).optional().meta({ description: 'Becomes the reason for visit' });

/** Finding a time and booking it; `server/src/scheduling/`. */
export const scheduling = {
  listAppointmentTypes: route({
    method: 'get',
    path: '/v1/appointment-types',
    summary: 'List the appointment types that can be booked',
    callers: ['public', 'patient', 'staff'],
    query: z.strictObject({ ...withPractitioner, ...paging }),
    ok: page(AppointmentType),
  }),
  listLocations: route({
    method: 'get',
    path: '/v1/locations',
    summary: 'List the locations that can be booked',
    callers: ['public', 'patient', 'staff'],
    query: z.strictObject({ ...ofType, ...withPractitioner, ...paging }),
    ok: page(Location),
  }),
  listPractitioners: route({
    method: 'get',
    path: '/v1/practitioners',
    summary: 'List the practitioners who can be booked',
    callers: ['public', 'patient', 'staff'],
    query: z.strictObject({ ...ofType, locationId: z.uuid().optional(), ...paging }),
    ok: page(Practitioner),
  }),
  listSlots: route({
    method: 'get',
    path: '/v1/slots',
    summary: 'Find free times',
    description: 'Local days from `from` to `to`, both included, at most 62. Times carry the offset of the place.',
    callers: ['public', 'patient', 'staff'],
    query: z.strictObject({
      appointmentTypeId: z.uuid(),
      locationId: z.uuid(),
      practitionerId: z.uuid().optional().meta({ description: 'Without it: any practitioner' }),
      from: localDate(),
      to: localDate(),
    }),
    ok: Slots,
    problems: ['not-found'],
  }),
  createHold: route({
    method: 'post',
    path: '/v1/holds',
    summary: 'Keep a time for ten minutes',
    description: 'Book it with `POST /v1/appointments`; signing in comes in between where it is needed.',
    callers: ['public', 'patient', 'staff'],
    idempotent: true,
    secretMembers: ['token'],
    body: z.strictObject({
      appointmentTypeId: z.uuid(),
      locationId: z.uuid(),
      practitionerId: z.uuid().optional().meta({ description: 'Without it the clinic chooses' }),
      start: calendarInstant(),
    }),
    ok: Hold,
    status: 201,
    problems: ['not-found', 'slot-taken', 'slot-not-offered'],
  }),
  renewHold: route({
    method: 'patch',
    path: '/v1/holds/{id}',
    summary: 'Keep the time for ten minutes from now, sixty in all',
    callers: ['public', 'patient', 'staff'],
    headers: holdHeader,
    params: holdId,
    body: z.strictObject({ reason: note }),
    ok: Hold,
    problems: ['not-found', 'hold-expired'],
  }),
  releaseHold: route({
    method: 'delete',
    path: '/v1/holds/{id}',
    summary: 'Give the time back',
    callers: ['public', 'patient', 'staff'],
    headers: holdHeader,
    params: holdId,
    ok: z.undefined(),
    problems: ['not-found'],
  }),
  createAppointment: route({
    method: 'post',
    path: '/v1/appointments',
    summary: 'Book the time that a hold keeps',
    callers: ['public', 'patient', 'staff'],
    headers: holdHeader,
    idempotent: true,
    body: z.strictObject({ holdId: z.uuid(), reason: note }),
    ok: Appointment,
    status: 201,
    problems: ['not-found', 'hold-expired', 'slot-taken', 'slot-not-offered', 'step-missing'],
  }),
  listMyAppointments: route({
    method: 'get',
    path: '/v1/me/appointments',
    summary: 'List one’s appointments',
    description: 'Upcoming: not over and not called off, nearest first. Past: all others, latest first.',
    callers: ['patient'],
    section: 'appointments',
    query: z.strictObject({ when: z.enum(['upcoming', 'past']).default('upcoming'), ...paging }),
    ok: page(Appointment),
  }),
  getMyAppointment: route({
    method: 'get',
    path: '/v1/me/appointments/{id}',
    summary: 'Read one of one’s appointments',
    callers: ['patient'],
    section: 'appointments',
    params: z.object({ id: z.uuid() }),
    ok: Appointment,
    problems: ['not-found'],
  }),
};
