import type { Request } from 'express';
import { scheduling } from '../contract/scheduling.ts';
import { handlers } from '../http/handlers.ts';
import { pageOf } from '../http/pages.ts';
import { cancelAppointment } from './appointments/cancel-appointment.ts';
import { createAppointment } from './appointments/create-appointment.ts';
import { joinAppointment } from './appointments/join-appointment.ts';
import { getMyAppointment, listMyAppointments } from './appointments/list-appointments.ts';
import { createHold } from './holds/create-hold.ts';
import { holdToken } from './holds/hold-token.ts';
import { releaseHold, renewHold } from './holds/keep-hold.ts';
import { rescheduleAppointment } from './moving/reschedule-appointment.ts';
import { offeredLocations, offeredPractitioners } from './offers/offered-places.ts';
import { offeredTypes } from './offers/offered-types.ts';
import { outAppointment, outAppointments, outBooked, outHold, outLocation, outPractitioners, outType } from './present.ts';
import type { Proof } from './scheduling.policy.ts';
import { appointmentToken } from './requests/appointment-link.ts';
import { listSlots } from './slots/list-slots.ts';

/** What a caller without a patient shows of an appointment. */
const proofIn = (request: Request): Proof => ({ hold: request.get('Portico-Hold'), appointment: request.get('Portico-Appointment') });

/** Finding a time and booking it. */
export const schedulingRoutes = handlers(
  scheduling,
  {
    listAppointmentTypes: async ({ caller, query }) => {
      const { data, nextCursor } = pageOf(await offeredTypes(caller, query), query, caller.language);
      return { data: data.map((row) => outType(caller, row)), nextCursor };
    },
    listLocations: async ({ caller, query }) => {
      const { data, nextCursor } = pageOf(await offeredLocations(caller, query), query, caller.language);
      return { data: data.map(outLocation), nextCursor };
    },
    listPractitioners: async ({ caller, query }) => {
      const { data, nextCursor } = pageOf(
        outPractitioners(caller, await offeredPractitioners(caller, query)),
        query,
        caller.language,
      );
      return { data: data.map(({ position: _position, ...row }) => row), nextCursor };
    },
    listSlots: ({ caller, query, request }) => listSlots(caller, query, proofIn(request)),
    createHold: async ({ caller, body, request }) => outHold(caller, await createHold(caller, body, proofIn(request))),
    renewHold: async ({ caller, params, body, request }) =>
      outHold(caller, await renewHold(caller, params.id, { token: request.get('Portico-Hold'), reason: body.reason })),
    releaseHold: ({ caller, params, request }) => releaseHold(caller, params.id, request.get('Portico-Hold')),
    createAppointment: async ({ caller, body, request }) =>
      outBooked(caller, await createAppointment(caller, { ...body, token: request.get('Portico-Hold') })),
    cancelAppointment: async ({ caller, params, body, request }) =>
      outAppointment(caller, await cancelAppointment(caller, params.id, { ...body, proof: proofIn(request) })),
    rescheduleAppointment: async ({ caller, params, body, request }) =>
      outAppointment(caller, await rescheduleAppointment(caller, params.id, { ...body, proof: proofIn(request) })),
    joinAppointment: ({ caller, params, request }) => joinAppointment(caller, params.id, proofIn(request)),
    listMyAppointments: async ({ caller, query }) => {
      const { data, nextCursor } = await listMyAppointments(caller, query);
      return { data: await outAppointments(caller, data), nextCursor };
    },
    getMyAppointment: async ({ caller, params }) => outAppointment(caller, await getMyAppointment(caller, params.id)),
  },
  {
    createHold: (caller, remembered) =>
      caller.patientId === undefined
        ? { ...remembered, token: holdToken(caller, String(remembered['id'])) }
        : remembered,
    createAppointment: (caller, remembered) =>
      caller.patientId === undefined
        ? { ...remembered, token: appointmentToken(caller, { id: String(remembered['id']), chainId: null }) }
        : remembered,
  },
);
