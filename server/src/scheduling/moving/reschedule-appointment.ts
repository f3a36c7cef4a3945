import { audit } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import { spokenLanguage, type Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { publish } from '../../messaging/publish.ts';
import { minuteOf } from '../../zones.ts';
import { viewOf } from '../appointments/appointment-of.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import { enderOf } from '../appointments/cancel-appointment.ts';
import { assertOffered, TimeTaken } from '../appointments/held-time.ts';
import { claimsOf, sharedWith } from '../claims.ts';
import { mayUse } from '../holds/hold-token.ts';
import type { Appointment, Hold } from '../scheduling.models.ts';
import { mayAct, type Proof } from '../scheduling.policy.ts';
import type {} from '../scheduling.events.ts';
import { askSlots } from '../slots/ask-slots.ts';
import { assertLeft, leftForHold, type LeftForHold } from '../slots/left-slots.ts';
import { nearestFree } from '../slots/nearest-free.ts';
import { assertActLeft } from '../policy/decisions.ts';
import { narrowsDecisions } from '../policy/left-decisions.ts';
import { steps } from '../steps/steps.ts';
import { movedRow } from './moved-row.ts';
import { movingOf } from './moving-of.ts';
import { endMoved } from './swap.ts';

interface Wanted {
  readonly holdId: string;
  readonly proof: Proof;
}

/**
 * Moves an appointment to the time that a hold keeps. Confirmed at once, old and new change places in one transaction: either
 * both or nothing. Where the clinic must accept, the new time is a request and the old one stands until then. Every rule is
 * asked again; notices count from when the new time was held.
 * @throws not-found, conflict — the hold is for something else; hold-expired, act-refused, slot-not-offered, slot-taken
 */
export async function rescheduleAppointment(caller: Caller, id: string, wanted: Wanted): Promise<AppointmentView> {
  const left = await leftForHold(caller, wanted.holdId);
  if (narrowsDecisions(caller)) await assertPluginsLeave(caller, id, wanted);
  try {
    return await tx(() => move(caller, id, { ...wanted, left }));
  } catch (error) {
    if (!(error instanceof TimeTaken)) throw error;
    throw problem('slot-taken', { alternatives: await nearestFree(caller, error.hold, error.hold.startsAt) });
  }
}

async function move(caller: Caller, id: string, wanted: Wanted & { left: LeftForHold }): Promise<AppointmentView> {
  // Locked first: whatever else becomes of it meanwhile waits, or was there before.
  const old = await caller.db.Appointment.one({ id }, { lock: true });
  const hold = await caller.db.Hold.one({ id: wanted.holdId }, { lock: true });
  if (!old || !hold || !mayMoveTo(caller, old, { hold, proof: wanted.proof })) throw problem('not-found');
  if (hold.movesAppointmentId !== null && hold.movesAppointmentId !== id) throw problem('conflict');
  if (hold.expiresAt <= caller.clock.now()) throw problem('hold-expired');
  await assertRules(caller, old, hold);
  assertLeft(hold, wanted.left);
  const isSure = caller.kind === 'staff' || caller.settings.get('scheduling.autoAccept', hold.locationId);
  const row = movedRow(caller, old, { time: hold, status: isSure ? 'booked' : 'pending', byPatient: caller.kind !== 'staff' });
  await write(caller, old, { ...row, holdId: old.holdId ?? hold.id }, hold);
  return viewOf(caller, row.id);
}

/** A plugin that takes the move away has the last word, told to whoever may move it. */
async function assertPluginsLeave(caller: Caller, id: string, { holdId, proof }: Wanted): Promise<void> {
  const [old, hold] = [await caller.db.Appointment.one({ id }), await caller.db.Hold.one({ id: holdId })];
  if (old && hold && mayMoveTo(caller, old, { hold, proof })) await assertActLeft(caller, await viewOf(caller, id), 'reschedule');
}

/** Its patient with their hold; a guest with the token of either, since a hold for a move was only given to whoever could show the other. */
function mayMoveTo(caller: Caller, old: Row<Appointment>, { hold, proof }: { hold: Row<Hold>; proof: Proof }): boolean {
  const isOwn = mayAct(caller, old, proof);
  const isFor = hold.movesAppointmentId === old.id;
  const hasHold = mayUse(caller, hold, proof.hold) || caller.kind === 'staff';
  return (isOwn && (isFor || hasHold)) || (isFor && hasHold && caller.kind === 'public');
}

async function assertRules(caller: Caller, old: Row<Appointment>, hold: Row<Hold>): Promise<void> {
  const asOf = { ...caller, clock: { now: () => hold.createdAt } };
  const isInTime = hold.movesAppointmentId !== null && old.startsAt > caller.clock.now();
  const moving = movingOf(isInTime ? asOf : caller, await viewOf(caller, old.id), hold);
  const day = Math.floor(minuteOf(hold.startsAt) / 1440);
  const days = { firstDay: day - 1, lastDay: day + 1, exceptHoldId: hold.id, asOf: hold.createdAt, moving };
  assertOffered(await askSlots(caller, hold, days), hold);
}

async function write(caller: Caller, old: Row<Appointment>, row: Row<Appointment>, hold: Row<Hold>): Promise<void> {
  const { db } = caller;
  await chain(caller, old, row);
  const own = await db.Claim.update(claimsOf(hold), { holdId: null, appointmentId: row.id });
  const shared = await db.Claim.count(sharedWith(old.id, row));
  if (own + shared !== row.endTick - row.firstTick) throw problem('hold-expired');
  if (row.status === 'booked') await endMoved(caller, old, row);
  if ((await db.Hold.remove({ id: hold.id })) !== 1) throw retry();
  await tell(caller, old, row);
}

/** Writes the new appointment beside the old one: it can be replaced once only. */
export async function chain(caller: Caller, old: Row<Appointment>, row: Row<Appointment>): Promise<void> {
  const { db, clock } = caller;
  // The name under which another system knows it goes along with what stands.
  if (old.sourceId !== null) await db.Appointment.update({ id: old.id }, { source: null, sourceId: null });
  await db.Appointment.insert(row);
  try {
    await db.AppointmentMove.insert({ appointmentId: row.id, replacesId: old.id, live: 'y', createdAt: clock.now() });
  } catch (error) {
    if (violatedKey(error) === 'appointment_moves.replacesId_live') throw retry();
    throw error;
  }
  for (const step of steps) await step.carry?.(caller, { from: old, to: row });
}

/** Leaves the trace of a move and says that it happened, or was asked for. */
export async function tell(caller: Caller, old: Row<Appointment>, row: Row<Appointment>): Promise<void> {
  const details = { replaces: old.id, status: row.status };
  await audit(caller, 'appointment.reschedule', { type: 'Appointment', id: row.id, patientId: row.patientId, details });
  const told = { appointmentId: row.id, replacesId: old.id, language: spokenLanguage(caller) };
  if (row.status === 'pending') await publish(caller, 'scheduling.appointment.requested', told, { dedupeKey: row.id });
  else await publish(caller, 'scheduling.appointment.moved', { ...told, by: enderOf(caller) }, { dedupeKey: row.id });
}
