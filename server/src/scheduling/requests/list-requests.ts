import type { Caller } from '../../http/caller.ts';
import { sha256 } from '../../http/secrets.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import { listAppointments } from '../appointments/list-appointments.ts';
import { movedBy, waiting, type MoveFrom } from './requests.queries.ts';

/** Which requests staff look at. */
export interface RequestsAsked {
  readonly practitionerId?: string | undefined;
  readonly locationId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A request with what it would move. */
export interface ListedRequest {
  readonly row: AppointmentView;
  readonly moveFrom: MoveFrom | null;
}

/**
 * Stands for an answer of the list: one count, so that asking again and again costs little and shows nobody's data. It moves on
 * with every request that comes, is decided, or whose time comes.
 */
export async function requestsTag(caller: Caller, asked: RequestsAsked): Promise<string> {
  const { count, latest } = await waiting(caller, asked);
  return `"${sha256(JSON.stringify([asked, count, latest, caller.settings.version, caller.language])).slice(0, 22)}"`;
}

/** What waits for the clinic's answer, nearest first. Each patient who shows is audited. */
export async function listRequests(caller: Caller, asked: RequestsAsked): Promise<{ data: ListedRequest[]; nextCursor: string | null }> {
  // One that begins this very moment is over already.
  const from = new Date(caller.clock.now().getTime() + 1).toISOString();
  const { data, nextCursor } = await listAppointments(caller, { ...asked, status: 'pending', from });
  const moves = await movedBy(caller, data.map(({ id }) => id));
  return { data: data.map((row) => ({ row, moveFrom: moves.get(row.id) ?? null })), nextCursor };
}
