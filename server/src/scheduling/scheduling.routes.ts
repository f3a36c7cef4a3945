import { scheduling } from '../contract/scheduling.ts';
import { handlers } from '../http/handlers.ts';
import { pageOf } from '../http/pages.ts';
import { createAppointment } from './appointments/create-appointment.ts';
import { getMyAppointment, listMyAppointments } from './appointments/list-appointments.ts';
import { createHold } from './holds/create-hold.ts';
import { holdToken } from './holds/hold-token.ts';
import { releaseHold, renewHold } from './holds/keep-hold.ts';
import { bookableLocations, bookablePractitioners } from './offers/bookable.queries.ts';
import { offeredTypes } from './offers/offered-types.ts';
import { outAppointment, outHold, outLocation, outPractitioners, outType } from './present.ts';
import { listSlots } from './slots/list-slots.ts';

/** Finding a time and booking it. */
export const schedulingRoutes = handlers(
  scheduling,
  {
    listAppointmentTypes: async ({ caller, query }) => {
      const { data, nextCursor } = pageOf(await offeredTypes(caller, query), query, caller.language);
      return { data: data.map((row) => outType(caller, row)), nextCursor };
    },
    listLocations: async ({ caller, query }) => {
      const { data, nextCursor } = pageOf(await bookableLocations(caller, query), query, caller.language);
      return { data: data.map(outLocation), nextCursor };
    },
    listPractitioners: async ({ caller, query }) => {
      const { data, nextCursor } = pageOf(
        outPractitioners(await bookablePractitioners(caller, query)),
        query,
        caller.language,
      );
      return { data: data.map(({ position: _position, ...row }) => row), nextCursor };
    },
    listSlots: ({ caller, query }) => listSlots(caller, query),
    createHold: async ({ caller, body }) => outHold(caller, await createHold(caller, body)),
    renewHold: async ({ caller, params, body, request }) =>
      outHold(caller, await renewHold(caller, params.id, { token: request.get('Portico-Hold'), reason: body.reason })),
    releaseHold: ({ caller, params, request }) => releaseHold(caller, params.id, request.get('Portico-Hold')),
    createAppointment: async ({ caller, body, request }) =>
      outAppointment(await createAppointment(caller, { ...body, token: request.get('Portico-Hold') })),
    listMyAppointments: async ({ caller, query }) => {
      const { data, nextCursor } = await listMyAppointments(caller, query);
      return { data: data.map(outAppointment), nextCursor };
    },
    getMyAppointment: async ({ caller, params }) => outAppointment(await getMyAppointment(caller, params.id)),
  },
  {
    createHold: (caller, remembered) =>
      caller.patientId === undefined
        ? { ...remembered, token: holdToken(caller, String(remembered['id'])) }
        : remembered,
  },
);
