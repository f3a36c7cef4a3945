import type { z } from 'zod';
import type { ActRefusal, BookRefusal } from '../../contract/refusals.ts';
import type { Notice } from '../../settings/catalog.ts';
import type { Zone } from '../../zones.ts';
import type { Appointment } from '../scheduling.models.ts';
import { deadline } from './deadline.ts';

/** How long after its end a video visit can still be joined. */
export const joinableAfterMinutes = 30;

type OwnNotice = z.infer<typeof Notice>;

/** What decides on an appointment: its facts, and the clinic's rules as they hold for its type and place. */
export interface Facts {
  readonly now: Date;
  /** Staff are bound by what an appointment is, not by the portal's rules. */
  readonly by: 'patient' | 'staff';
  readonly zone: Zone;
  readonly appointment: {
    readonly status: Appointment['status'];
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly createdAt: Date;
    readonly isVideo: boolean;
    readonly joinUrl: string | null;
    /** How often its patient has moved it. */
    readonly moves: number;
    /** A new time was asked for and awaits an answer. */
    readonly hasPendingMove: boolean;
    /** Its patient, or a guest, made it in the portal, and it was never moved. */
    readonly isFreshBooking: boolean;
    /** The type can still be chosen online; false also for what another system named. */
    readonly hasTimesOnline: boolean;
  };
  readonly rules: {
    readonly priorToCancel: OwnNotice;
    readonly priorToReschedule: OwnNotice;
    readonly undoMinutes: number;
    readonly allowedReschedules: number | null;
    readonly joinMinutesBefore: number;
    readonly selfBooking: boolean;
  };
}

/** What can be done with an appointment now, until when, and why not. */
export interface Decisions {
  readonly canCancel: boolean;
  readonly canReschedule: boolean;
  readonly canJoin: boolean;
  readonly canUndo: boolean;
  readonly undoUntil: Date | null;
  readonly cancelUntil: Date | null;
  readonly rescheduleUntil: Date | null;
  readonly joinFrom: Date | null;
  readonly joinUntil: Date | null;
  readonly movesLeft: number | null;
  readonly refusals: { readonly cancel?: ActRefusal; readonly reschedule?: ActRefusal; readonly join?: ActRefusal };
}

/** The one decision on an appointment, for what is shown and for what is done. No clock, no database. */
export function decide(facts: Facts): Decisions {
  const undoUntil = undoUntilOf(facts);
  const cancelUntil = cancelUntilOf(facts, undoUntil);
  const rescheduleUntil = facts.appointment.status === 'booked' && facts.by === 'patient' ? deadline(facts.zone, facts.appointment.startsAt, facts.rules.priorToReschedule) : null;
  const cancel = cancelRefusal(facts, cancelUntil);
  const reschedule = moveRefusal(facts, rescheduleUntil);
  const join = joinRefusal(facts);
  return {
    canCancel: cancel === null,
    canReschedule: reschedule === null,
    canJoin: join === null,
    canUndo: cancel === null && undoUntil !== null && facts.now <= undoUntil,
    undoUntil,
    cancelUntil: facts.by === 'staff' ? null : cancelUntil,
    rescheduleUntil,
    ...joinTimes(facts),
    movesLeft: movesLeft(facts),
    refusals: { ...(cancel && { cancel }), ...(reschedule && { reschedule }), ...(join && { join }) },
  };
}

/** Asked for or agreed, and not begun for the clinic. */
const isAlive = ({ appointment: { status } }: Facts) => status === 'booked' || status === 'pending';

const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

function undoUntilOf({ appointment, rules, by }: Facts): Date | null {
  const { status, isFreshBooking, createdAt, startsAt } = appointment;
  if (by === 'staff' || rules.undoMinutes === 0 || !isFreshBooking || (status !== 'booked' && status !== 'pending')) return null;
  const until = later(createdAt, rules.undoMinutes);
  return until < startsAt ? until : startsAt;
}

/** A request may be withdrawn until its time comes; what was agreed, until the notice, or while it can be undone. */
function cancelUntilOf(facts: Facts, undoUntil: Date | null): Date | null {
  const { zone, appointment, rules } = facts;
  if (!isAlive(facts)) return null;
  if (appointment.status === 'pending') return appointment.startsAt;
  const until = deadline(zone, appointment.startsAt, rules.priorToCancel);
  return undoUntil && undoUntil > until ? undoUntil : until;
}

function cancelRefusal(facts: Facts, until: Date | null): ActRefusal | null {
  const { by, now, appointment } = facts;
  if (by === 'staff') return isAlive(facts) || appointment.status === 'arrived' ? null : 'not-open';
  if (!isAlive(facts)) return 'not-open';
  if (appointment.status === 'pending') return null;
  if (now >= appointment.startsAt) return 'over';
  return until !== null && now <= until ? null : 'too-late';
}

function moveRefusal(facts: Facts, until: Date | null): ActRefusal | null {
  const { by, now, appointment, rules } = facts;
  if (appointment.status !== 'booked') return 'not-open';
  if (by === 'staff') return null;
  if (now >= appointment.startsAt) return 'over';
  if (appointment.hasPendingMove) return 'move-pending';
  if (!rules.selfBooking || !appointment.hasTimesOnline) return 'self-booking-off';
  if (movesLeft(facts) === 0) return 'no-moves-left';
  return until !== null && now <= until ? null : 'too-late';
}

const movesLeft = ({ appointment, rules }: Facts) =>
  rules.allowedReschedules === null ? null : Math.max(0, rules.allowedReschedules - appointment.moves);

const isJoinable = ({ appointment: { status, isVideo } }: Facts) => isVideo && (status === 'booked' || status === 'arrived');

function joinTimes(facts: Facts) {
  if (!isJoinable(facts)) return { joinFrom: null, joinUntil: null };
  const { startsAt, endsAt } = facts.appointment;
  return { joinFrom: later(startsAt, -facts.rules.joinMinutesBefore), joinUntil: later(endsAt, joinableAfterMinutes) };
}

function joinRefusal(facts: Facts): ActRefusal | null {
  const { now, appointment } = facts;
  if (!appointment.isVideo) return 'not-video';
  const { joinFrom, joinUntil } = joinTimes(facts);
  if (joinFrom === null || joinUntil === null) return 'not-open';
  if (now > joinUntil) return 'over';
  if (appointment.joinUrl === null) return 'no-link-yet';
  return now < joinFrom ? 'too-early' : null;
}

/** What decides on who books a type online. */
export interface BookingFacts {
  readonly bookableBy: 'everyone' | 'existing' | 'new' | 'call';
  /** The setting, or the patient's own; a guest's is that public booking is on. */
  readonly selfBooking: boolean;
  /** They have been here before. */
  readonly isExisting: boolean;
}

/** Whether somebody may book a type online; null: yes. */
export function decideBooking({ bookableBy, selfBooking, isExisting }: BookingFacts): BookRefusal | null {
  if (bookableBy === 'call') return 'call';
  if (!selfBooking) return 'self-booking-off';
  if (bookableBy === 'existing' && !isExisting) return 'existing-only';
  if (bookableBy === 'new' && isExisting) return 'new-only';
  return null;
}
