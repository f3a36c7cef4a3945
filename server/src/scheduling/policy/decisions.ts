import type { ActRefusal } from '../../contract/refusals.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { localText, zoneOf } from '../../zones.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import { decide, type Decisions } from './decide.ts';
import { factsOf } from './facts.ts';
import { leftDecisions } from './left-decisions.ts';

/** What can be done with one of the caller's appointments. */
export type Act = 'cancel' | 'reschedule' | 'join';

/** An appointment and what this caller can do with it now. */
export interface Decided {
  readonly row: AppointmentView;
  readonly decisions: Decisions;
}

/** What this caller can do with each of these appointments, as all answers tell it. */
export function decided(caller: Caller, rows: readonly AppointmentView[]): Promise<readonly Decided[]> {
  return leftDecisions(caller, rows.map((row) => ({ row, decisions: decide(factsOf(caller, row)) })));
}

/**
 * Refuses what can't be done now. Inside `tx`: by the rules alone.
 * @throws act-refused — with the reason, the clinic's phone, and the moment that the reason is about
 */
export function assertAct(caller: Caller, row: AppointmentView, act: Act): Decisions {
  const decisions = decide(factsOf(caller, row));
  const reason = decisions.refusals[act];
  if (reason) throw refused(caller, row, { act, reason, decisions });
  return decisions;
}

/** Refuses what plugins take away. Before the transaction that acts: a plugin may take its time. @throws act-refused */
export async function assertActLeft(caller: Caller, row: AppointmentView, act: Act): Promise<void> {
  const [one] = await decided(caller, [row]);
  if (one?.decisions.refusals[act] === 'plugin') throw refused(caller, row, { act, reason: 'plugin', decisions: one.decisions });
}

/** The refusal as it is told: with the phone of the place, else of the organization. */
export function refused(caller: Caller, row: AppointmentView, why: { act: Act; reason: ActRefusal; decisions: Decisions }) {
  const { act, reason, decisions } = why;
  const last = act === 'cancel' ? decisions.cancelUntil : decisions.rescheduleUntil;
  const moment = reason === 'too-early' ? decisions.joinFrom : reason === 'too-late' ? last : null;
  const until = moment && localText(zoneOf(row.timeZone), moment);
  return problem('act-refused', { reason, phone: row.phone ?? caller.organization.phone, until });
}
