import { z } from 'zod';
import { Notice } from '../settings/catalog.ts';
import { deskAppointments } from './desk-appointments.ts';
import { route } from './route.ts';
import { AppointmentType } from './scheduling.ts';
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
  questionnaireIds: z.array(z.uuid()).max(20).optional().meta({ description: 'Forms that whoever books it is asked for; replaces all of them' }),
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
    questionnaireIds: z.array(id()).meta({ description: 'Forms that whoever books it is asked for' }),
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
  .object({
    rules: z.array(Rule),
    portalOnly: z.boolean().meta({ description: '`scheduling.slotAvailability` there: patients are offered only the hours marked for the portal' }),
  })
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

const MadeExceptions = Exception.extend({
  exceptions: z.array(Exception).meta({ description: 'All that were made: one for each location, in their order; the first is the answer itself' }),
  conflicts: z
    .object({ count: z.number().int(), appointmentIds: z.array(id()).meta({ description: 'Nearest first, at most 200' }) })
    .meta({ id: 'ExceptionConflicts', description: 'Visits that are still to come and fall on closed time: they stay booked. None for extra hours' }),
}).meta({ id: 'MadeExceptions' });

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
    body: z.strictObject({
      ...exceptionFields,
      locationIds: z.array(z.uuid()).min(1).max(200).optional().meta({ description: 'Several locations at once, in place of `locationId`: an exception for each, all or none' }),
    }),
    ok: MadeExceptions,
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
  ...deskAppointments,
};
