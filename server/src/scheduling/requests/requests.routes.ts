import type { Request } from 'express';
import type { z } from 'zod';
import { requests, type AppointmentRequest } from '../../contract/requests.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers, reply } from '../../http/handlers.ts';
import { nameWithCredentials } from '../../practitioners/practitioner-name.ts';
import { localText, zoneOf } from '../../zones.ts';
import { outAppointment } from '../present.ts';
import { outForStaff, outListForStaff } from '../present-for-staff.ts';
import { readAppointmentLink } from './appointment-link.ts';
import { confirmAppointment } from './confirm-appointment.ts';
import { acceptRequest, declineRequest } from './decide-request.ts';
import { listRequests, requestsTag, type ListedRequest, type RequestsAsked } from './list-requests.ts';
import type { MoveFrom } from './requests.queries.ts';

/** What staff decide about requests, and what patients do by the link of a message. */
export const requestRoutes = handlers(requests, {
  listRequests: ({ caller, query, request }) => unlessKnown(caller, query, request),
  acceptAppointment: async ({ caller, params, body }) => outForStaff(caller, await acceptRequest(caller, params.id, body.note)),
  declineAppointment: async ({ caller, params, body }) => outForStaff(caller, await declineRequest(caller, params.id, body.note)),
  readAppointmentLink: async ({ caller, params }) => outAppointment(caller, await readAppointmentLink(caller, params.token)),
  confirmAppointment: async ({ caller, params, request }) =>
    outAppointment(caller, await confirmAppointment(caller, params.id, { hold: request.get('Portico-Hold'), appointment: request.get('Portico-Appointment') })),
});

/** 304 for a page that has this very list already. */
async function unlessKnown(caller: Caller, asked: RequestsAsked, request: Request) {
  const headers = { ETag: await requestsTag(caller, asked) };
  if (request.headers['if-none-match'] === headers.ETag) return reply(undefined, { status: 304, headers });
  const { data, nextCursor } = await listRequests(caller, asked);
  return reply({ data: await outRequests(caller, data), nextCursor }, { headers });
}

async function outRequests(caller: Caller, listed: readonly ListedRequest[]): Promise<z.input<typeof AppointmentRequest>[]> {
  const rows = await outListForStaff(caller, listed.map(({ row }) => row));
  const moves = new Map(listed.map(({ row, moveFrom }) => [row.id, moveFrom]));
  return rows.map((row) => ({ ...row, moveFrom: outMove(caller, moves.get(row.id)) }));
}

function outMove(caller: Caller, from: MoveFrom | null | undefined): z.input<typeof AppointmentRequest>['moveFrom'] {
  if (!from) return null;
  const zone = zoneOf(from.timeZone);
  return {
    id: from.id,
    start: localText(zone, from.startsAt),
    end: localText(zone, from.endsAt),
    practitioner: { id: from.practitionerId, name: nameWithCredentials(caller, from) },
    location: { id: from.locationId, name: from.locationName },
  };
}
