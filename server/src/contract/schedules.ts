import { z } from 'zod';
import { Notice } from '../settings/catalog.ts';
import { route } from './route.ts';
import { Appointment, AppointmentType } from './scheduling.ts';
import { calendarInstant, id, line, localDate, page, paging, paragraph } from './shapes.ts';

const minutes = (least: number) =>
  z.number().int().min(least).max(1440).multipleOf(5).meta({ description: 'Minutes, a multiple of 5' });
const buffer = z
  .number()
  .int()
  .min(0)
  .max(240)
  .multipleOf(5)
  .meta({ description: 'Minutes kept free, a multiple of 5' });
const time = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5][05]|24:00)$/)
  .meta({ description: 'Local wall time, HH:MM, a multiple of 5 minutes' });
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const statuses = ['pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'declined', 'noshow'] as const;
const params = z.object({ id: z.uuid() });
const pair = z.object({ practitionerId: z.uuid(), locationId: z.uuid() });
const staff = { callers: ['staff'], permission: 'schedule' } as const;

const Offer = z
  .strictObject({
    practitionerId: id(),
    locationId: id(),
    durationMinutes: minutes(5).nullable().optional().meta({ description: 'This practitioner’s own; else the type’s' }),
  })
  .meta({ id: 'Offer', description: 'Who does a type where' });

const typeFields = {
  name: line(200),
  description: paragraph(1000).nullable().optional(),
  durationMinutes: minutes(5),
  bookableOnline: z.boolean().optional(),
  onlineDuration: minutes(5).nullable().optional().meta({ description: 'A type without one can’t be booked online' }),
  bufferBefore: buffer.optional(),
  bufferAfter: buffer.optional(),
  stepMinutes: minutes(5).optional().meta({ description: 'Starts lie on this grid, from the start of each opening' }),
  mode: z.enum(['inPerson', 'telehealth', 'either']).optional(),
  medium: z.enum(['video', 'phone']).nullable().optional().meta({ description: 'How it takes place where it isn’t in person; null: by video' }),
  priceMinor: z
    .number()
    .int()
    .min(0)
    .max(100_000_000)
    .nullable()
    .optional()
    .meta({ description: 'Minor units of `billing.currency`' }),
  priorToBook: Notice.nullable()
    .optional()
    .meta({ description: 'A notice of its own, before `scheduling.priorToBook`' }),
  priorToCancel: Notice.nullable().optional().meta({ description: 'Before `scheduling.priorToCancel`' }),
  priorToReschedule: Notice.nullable().optional().meta({ description: 'Before `scheduling.priorToReschedule`' }),
  bookableBy: z.enum(['everyone', 'existing', 'new', 'call']).optional().meta({ description: 'Who may book it online; `call`: it is listed with the phone number alone' }),
  position: z.number().int().min(0).max(10_000).optional(),
  active: z.boolean().optional(),
  offers: z.array(Offer).max(1000).optional().meta({ description: 'Replaces all of them' }),
};

const AdminAppointmentType = AppointmentType.omit({ price: true })
  .extend({
    bookableOnline: z.boolean(),
    onlineDuration: z.number().int().nullable(),
    bufferBefore: z.number().int(),
    bufferAfter: z.number().int(),
    stepMinutes: z.number().int(),
    priceMinor: z.number().int().nullable(),
    medium: z.enum(['video', 'phone']).nullable().meta({ description: 'Null: by video' }),
    priorToBook: Notice.nullable(),
    priorToCancel: Notice.nullable(),
    priorToReschedule: Notice.nullable(),
    bookableBy: z.enum(['everyone', 'existing', 'new', 'call']),
    position: z.number().int(),
    active: z.boolean(),
    offers: z.array(Offer),
  })
  .meta({ id: 'AdminAppointmentType' });

const Rule = z
  .strictObject({
    weekday: z.enum(weekdays),
    start: time,
    end: time,
    effectiveFrom: localDate().nullable().default(null),
    effectiveTo: localDate().nullable().default(null),
    portal: z.boolean().default(false).meta({ description: 'Marked for portal booking' }),
    appointmentTypeIds: z
      .array(z.uuid())
      .min(1)
      .max(100)
      .nullable()
      .default(null)
      .meta({ description: 'The only types; null is all' }),
  })
  .meta({ id: 'AvailabilityRule' });

const Hours = z
  .object({ rules: z.array(Rule) })
  .meta({ id: 'Hours', description: 'The weekly hours of a practitioner at a location' });

const exceptionFields = {
  kind: z.enum(['closed', 'extra']),
  practitionerId: z.uuid().nullable().default(null),
  locationId: z.uuid().nullable().default(null),
  fromDate: localDate(),
  toDate: localDate(),
  start: time.default('00:00'),
  end: time.default('24:00'),
  portal: z.boolean().default(false).meta({ description: 'Extra hours only: marked for portal booking' }),
  note: line(200).nullable().default(null),
};
const Exception = z.object({ id: id(), ...exceptionFields }).meta({ id: 'ScheduleException' });

const BusyBlock = z
  .object({ externalId: z.string(), practitionerId: id(), start: z.iso.datetime(), end: z.iso.datetime() })
  .meta({ id: 'BusyBlock', description: 'Time that another system says is taken' });
const externalId = z.object({
  externalId: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x21-\x7e]+$/),
});

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

/** What happened to an appointment, and by whom. */
const AppointmentWithHistory = AdminAppointment.extend({
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

/** Types, hours, exceptions, busy blocks and appointments for staff and an EHR; `server/src/scheduling/`. */
export const schedules = {
  listAllAppointmentTypes: route({
    ...staff,
    method: 'get',
    path: '/v1/admin/appointment-types',
    summary: 'List all appointment types',
    query: z.strictObject(paging),
    ok: page(AdminAppointmentType),
  }),
  createAppointmentType: route({
    ...staff,
    method: 'post',
    path: '/v1/admin/appointment-types',
    summary: 'Add an appointment type',
    idempotent: true,
    body: z.strictObject(typeFields),
    ok: AdminAppointmentType,
    status: 201,
    problems: ['not-found'],
  }),
  changeAppointmentType: route({
    ...staff,
    method: 'patch',
    path: '/v1/admin/appointment-types/{id}',
    summary: 'Change an appointment type',
    params,
    body: z.strictObject(typeFields).partial(),
    ok: AdminAppointmentType,
    problems: ['not-found'],
  }),
  getHours: route({
    ...staff,
    method: 'get',
    path: '/v1/admin/schedules/{practitionerId}/locations/{locationId}',
    summary: 'Read a practitioner’s weekly hours at a location',
    params: pair,
    ok: Hours,
    problems: ['not-found'],
  }),
  setHours: route({
    ...staff,
    method: 'put',
    path: '/v1/admin/schedules/{practitionerId}/locations/{locationId}',
    summary: 'Replace a practitioner’s weekly hours at a location',
    params: pair,
    body: z.strictObject({ rules: z.array(Rule).max(200) }),
    ok: Hours,
    problems: ['not-found'],
  }),
  listExceptions: route({
    ...staff,
    method: 'get',
    path: '/v1/admin/schedules/exceptions',
    summary: 'List exceptions from a day on',
    query: z.strictObject({ from: localDate().optional(), ...paging }),
    ok: page(Exception),
  }),
  createException: route({
    ...staff,
    method: 'post',
    path: '/v1/admin/schedules/exceptions',
    summary: 'Close days, or open extra hours',
    description:
      'Exceptions win over weekly hours, the latest over earlier ones. Those of a location count for everybody there, those of a practitioner alone everywhere. Extra hours need a location.',
    idempotent: true,
    body: z.strictObject(exceptionFields),
    ok: Exception,
    status: 201,
    problems: ['not-found'],
  }),
  removeException: route({
    ...staff,
    method: 'delete',
    path: '/v1/admin/schedules/exceptions/{id}',
    summary: 'Remove an exception',
    params,
    ok: z.undefined(),
    problems: ['not-found'],
  }),
  listBusyBlocks: route({
    ...staff,
    method: 'get',
    path: '/v1/admin/schedules/busy-blocks',
    summary: 'List a practitioner’s busy blocks',
    query: z.strictObject({ practitionerId: z.uuid(), from: calendarInstant().optional(), ...paging }),
    ok: page(BusyBlock),
  }),
  putBusyBlock: route({
    ...staff,
    method: 'put',
    path: '/v1/admin/schedules/busy-blocks/{externalId}',
    summary: 'Say that time is taken elsewhere',
    description: 'The same id again moves the block. It may fall on an appointment, which stays.',
    params: externalId,
    body: z.strictObject({ practitionerId: z.uuid(), start: calendarInstant(), end: calendarInstant() }),
    ok: BusyBlock,
    problems: ['not-found'],
  }),
  removeBusyBlock: route({
    ...staff,
    method: 'delete',
    path: '/v1/admin/schedules/busy-blocks/{externalId}',
    summary: 'Remove a busy block',
    params: externalId,
    ok: z.undefined(),
    problems: ['not-found'],
  }),
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
      durationMinutes: minutes(5).optional(),
    }),
    ok: AdminAppointment,
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
      durationMinutes: minutes(5).optional(),
      status: z.enum(['booked', 'fulfilled', 'noshow', 'cancelled']).default('booked'),
      mode: z.enum(['inPerson', 'telehealth']).optional(),
      reason: paragraph(500).optional(),
    }),
    ok: AdminAppointment,
    status: 201,
    problems: ['not-found', 'slot-taken'],
  }),
};
