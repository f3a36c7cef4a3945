import { z } from 'zod';
import { ConsentAnswer } from './consents.ts';
import { Guest } from './guests.ts';
import { Location, Practitioner } from './places.ts';
import { actRefusals } from './refusals.ts';
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
    medium: z.enum(['video', 'phone']).nullable().meta({ description: 'How it takes place where it isn’t in person; null for one that always is' }),
    bookableBy: z
      .enum(['everyone', 'existing', 'new', 'call'])
      .meta({ description: '`existing`: who has been here before; `new`: who hasn’t; `call`: only by phone, it has no times' }),
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

const refusal = z.enum(actRefusals);

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
    medium: z.enum(['video', 'phone']).nullable().meta({ description: 'How a `telehealth` one takes place; null in person' }),
    reason: z.string().optional(),
    canCancel: z.boolean().meta({ description: 'Cancelling, withdrawing a request or undoing would be accepted now' }),
    canReschedule: z.boolean(),
    canJoin: z.boolean(),
    canUndo: z.boolean().meta({ description: 'Just booked: cancelling is accepted until `undoUntil`, whatever the notice' }),
    undoUntil: instant().nullable(),
    cancelUntil: instant().nullable().meta({ description: 'The last moment to cancel; null where it can’t be cancelled online at all' }),
    rescheduleUntil: instant().nullable(),
    joinFrom: instant().nullable().meta({ description: 'When a video visit can be joined; null for any other' }),
    movesLeft: z.number().int().nullable().meta({ description: 'How often it may still be moved; null: no limit' }),
    refusals: z
      .object({ cancel: refusal.optional(), reschedule: refusal.optional(), join: refusal.optional() })
      .meta({ id: 'AppointmentRefusals', description: 'Why something can’t be done now; absent where it can' }),
    pendingMove: z
      .object({ id: id(), start: instant(), end: instant(), timeZone: z.string(), location: Named, practitioner: Named })
      .nullable()
      .meta({ id: 'PendingMove', description: 'The new time that was asked for; this appointment stands until the clinic accepts it' }),
    replaces: id().nullable().meta({ description: 'The appointment that this one replaced, or would' }),
    movedTo: id().nullable().meta({ description: 'The appointment that stands in place of this one' }),
    cancelReason: z.string().optional(),
    staffNote: z.string().optional().meta({ description: 'What the clinic said when it accepted or declined' }),
    confirmedAt: z.iso.datetime().optional().meta({ description: 'When the patient said that they will come' }),
    token: z
      .string()
      .optional()
      .meta({ description: 'For guests, only when booked: send it as `Portico-Appointment` with later calls about this appointment' }),
  })
  .meta({ id: 'Appointment' });

const ofType = {
  appointmentTypeId: z.uuid().optional().meta({ description: 'Only those where this type can be booked' }),
};
const withPractitioner = {
  practitionerId: z.uuid().optional().meta({ description: 'Only those that this practitioner can be booked for' }),
};
const holdHeader = ['Portico-Hold'];
const guestHeaders = ['Portico-Hold', 'Portico-Appointment'];
const appointmentId = z.object({ id: z.uuid() });
const moves = {
  movesAppointmentId: z.uuid().optional().meta({ description: 'To move this appointment: its own old time doesn’t stand in the way' }),
};
/** One appointment's own acts: by its patient, by a guest with the hold's or the mail's token, or by staff. */
const act = { callers: ['public', 'patient', 'staff'], section: 'appointments', headers: guestHeaders, params: appointmentId } as const;
const holdId = z.object({ id: z.uuid() });
const note = paragraph(500)
  .optional()
  .meta({ description: 'Becomes the reason for visit; left aside while `scheduling.reasonForAppointment` is off' });

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
      ...moves,
    }),
    headers: guestHeaders,
    ok: Slots,
    problems: ['not-found', 'act-refused'],
  }),
  createHold: route({
    method: 'post',
    path: '/v1/holds',
    summary: 'Keep a time for ten minutes',
    description:
      'Book it with `POST /v1/appointments`; signing in comes in between where it is needed. While `scheduling.showBookedSlots` is off, `slot-taken` also stands for a time that was never offered, so that nobody can ask who has booked.',
    callers: ['public', 'patient', 'staff'],
    inPreview: true,
    idempotent: true,
    secretMembers: ['token'],
    body: z.strictObject({
      appointmentTypeId: z.uuid(),
      locationId: z.uuid(),
      practitionerId: z.uuid().optional().meta({ description: 'Without it the clinic chooses' }),
      start: calendarInstant(),
      ...moves,
    }),
    headers: guestHeaders,
    ok: Hold,
    status: 201,
    problems: ['not-found', 'slot-taken', 'slot-not-offered', 'act-refused', 'too-many-bookings'],
  }),
  renewHold: route({
    method: 'patch',
    path: '/v1/holds/{id}',
    summary: 'Keep the time for ten minutes from now, sixty in all',
    callers: ['public', 'patient', 'staff'],
    inPreview: true,
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
    inPreview: true,
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
    body: z.strictObject({
      holdId: z.uuid(),
      reason: note,
      mode: z.enum(['inPerson', 'telehealth']).optional().meta({ description: 'For a type that is `either`; in person unless said' }),
      guest: Guest.optional(),
      consent: ConsentAnswer.optional(),
      paymentMethodId: id().optional().meta({ description: 'A saved card: see `…/payment-methods`. Without it, while `scheduling.requireCard` is on, the latest that can be used' }),
      coverageId: id().optional().meta({ description: 'An insurance of the patient’s: see `/v1/me/coverages`. Without it, while `scheduling.applyDefaultInsurance` is on, the default one' }),
    }),
    secretMembers: ['token'],
    ok: Appointment,
    status: 201,
    problems: ['not-found', 'conflict', 'hold-expired', 'slot-taken', 'slot-not-offered', 'step-missing', 'act-refused', 'too-many-bookings'],
  }),
  cancelAppointment: route({
    ...act,
    method: 'post',
    path: '/v1/appointments/{id}/cancel',
    summary: 'Cancel an appointment, withdraw a request, or undo a booking just made',
    description: 'Cancelling twice answers the same. Cancelling one whose move awaits an answer withdraws the move as well.',
    idempotent: true,
    body: z.strictObject({ reason: paragraph(500).optional() }),
    ok: Appointment,
    problems: ['not-found', 'act-refused'],
  }),
  rescheduleAppointment: route({
    ...act,
    method: 'post',
    path: '/v1/appointments/{id}/reschedule',
    summary: 'Move an appointment to the time that a hold keeps',
    description:
      'Answers the new appointment, with `replaces`. Confirmed at once, the old one ends in the same moment; where the clinic must accept, the new one is `pending` and the old one stands until then.',
    idempotent: true,
    body: z.strictObject({ holdId: z.uuid() }),
    ok: Appointment,
    problems: ['not-found', 'conflict', 'hold-expired', 'slot-taken', 'slot-not-offered', 'act-refused'],
  }),
  joinAppointment: route({
    ...act,
    method: 'post',
    path: '/v1/appointments/{id}/join',
    summary: 'Get the address of a video visit',
    description: 'From `scheduling.joinMinutesBefore` before the start until half an hour after the end.',
    ok: z.object({ url: z.url() }).meta({ id: 'JoinLink' }),
    problems: ['not-found', 'act-refused'],
  }),
  listMyAppointments: route({
    method: 'get',
    path: '/v1/me/appointments',
    summary: 'List one’s appointments',
    description:
      'Upcoming: not over and not called off, nearest first. Past: all others, latest first. Of one that was moved only the last stands here; a move that awaits an answer is the old one’s `pendingMove`.',
    callers: ['patient'],
    section: 'appointments',
    query: z.strictObject({ when: z.enum(['upcoming', 'past']).default('upcoming').meta({ description: '`upcoming`: what isn’t over, called off or not; `past`: what is' }), ...paging }),
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
