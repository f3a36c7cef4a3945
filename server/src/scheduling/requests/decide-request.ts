import { audit } from '../../audit/audit.ts';
import type { AuditAction } from '../../contract/audit-actions.ts';
import type { Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { publish } from '../../messaging/publish.ts';
import { appointmentView, type AppointmentView } from '../appointments/appointments.queries.ts';
import { swapMove } from '../moving/swap.ts';
import type { Appointment } from '../scheduling.models.ts';

type Request = Row<Appointment>;

/**
 * Accepts a request: its time has been claimed since it was asked for. Where it moves another appointment, that one is given up
 * in the same moment. Accepting twice is not an error.
 * @throws not-found; request-decided when it was declined, withdrawn, or its time has come
 */
export function acceptRequest(caller: Caller, id: string, note?: string): Promise<AppointmentView> {
  return tx(async () => {
    await lockOld(caller, id);
    const request = await requestOf(caller, id);
    if (wasAccepted(request)) return viewOf(caller, id);
    assertWaits(caller, request);
    const decided = { status: 'booked', staffNote: note ?? null, decidedAt: caller.clock.now() } as const;
    await change(caller, request, decided);
    await swapMove(caller, request);
    await record(caller, 'appointment.accept', request);
    await publish(caller, 'scheduling.appointment.accepted', { appointmentId: id }, { dedupeKey: id });
    return viewOf(caller, id);
  });
}

/**
 * Declines a request and frees its time; one that it would have moved stays. Declining twice is not an error.
 * @throws not-found; request-decided when it was accepted, withdrawn, or its time has come
 */
export function declineRequest(caller: Caller, id: string, note?: string): Promise<AppointmentView> {
  return tx(async () => {
    const request = await requestOf(caller, id);
    if (request.status === 'declined' && request.endedBy !== 'lapsed') return viewOf(caller, id);
    assertWaits(caller, request);
    const endedBy = caller.via === 'secret-key' ? 'api' : 'staff';
    await end(caller, request, { endedBy, staffNote: note ?? null, decidedAt: caller.clock.now() });
    await record(caller, 'appointment.decline', request);
    await publish(caller, 'scheduling.appointment.declined', { appointmentId: id }, { dedupeKey: id });
    return viewOf(caller, id);
  });
}

/**
 * Ends a request that nobody answered before its start. @returns false where somebody did meanwhile
 */
export function lapseRequest(caller: Caller, id: string): Promise<boolean> {
  return tx(async () => {
    const request = await caller.db.Appointment.one({ id });
    if (request?.status !== 'pending' || request.startsAt > caller.clock.now()) return false;
    await end(caller, request, { endedBy: 'lapsed' });
    await record(caller, 'appointment.lapse', request);
    await publish(caller, 'scheduling.appointment.lapsed', { appointmentId: id }, { dedupeKey: id });
    return true;
  });
}

async function requestOf({ db }: Caller, id: string): Promise<Request> {
  const request = await db.Appointment.one({ id });
  if (!request) throw problem('not-found');
  return request;
}

/** An appointment that was a request, whatever became of it since. */
const wasAccepted = ({ status, decidedAt }: Request) => decidedAt !== null && status !== 'pending' && status !== 'declined' && status !== 'cancelled';

/** A request whose time has come is over, even if nobody has written that down yet. */
function assertWaits({ clock }: Caller, { status, startsAt }: Request): void {
  if (status !== 'pending') throw problem('request-decided', { state: status });
  if (startsAt <= clock.now()) throw problem('request-decided', { state: 'declined' });
}

/** Whoever changes it first wins; the others look again at what it has become. */
async function change({ db }: Caller, { id }: Request, to: Partial<Request>): Promise<void> {
  if ((await db.Appointment.update({ id, status: 'pending' }, to)) !== 1) throw retry();
}

async function end(caller: Caller, request: Request, how: Partial<Request>): Promise<void> {
  await change(caller, request, { ...how, status: 'declined' });
  await caller.db.Claim.remove({ appointmentId: request.id });
  await caller.db.AppointmentMove.update({ appointmentId: request.id }, { live: null });
}

/** Whoever moves or cancels the old appointment locks it first as well, so that nobody waits for each other in a circle. */
async function lockOld({ db }: Caller, id: string): Promise<void> {
  const move = await db.AppointmentMove.one({ appointmentId: id, live: 'y' });
  if (move) await db.Appointment.one({ id: move.replacesId }, { lock: true });
}

const record = (caller: Caller, action: AuditAction, { id, patientId }: Request) => audit(caller, action, { type: 'Appointment', id, patientId });

async function viewOf(caller: Caller, id: string): Promise<AppointmentView> {
  const view = await appointmentView(caller, id);
  if (!view) throw retry();
  return view;
}
