import type { ActRefusal } from '../../contract/refusals.ts';
import { minuteOf, offsetAt, type Zone } from '../../zones.ts';
import type { Facts } from './decide.ts';

type OwnNotice = Facts['rules']['priorToCancel'];

/**
 * The decision said again, slow and obvious, to hold the quick one against: it walks back from the start minute by minute,
 * reading the place's clock, until the notice is kept. All moments lie on whole minutes.
 */
export function slowDecisions(facts: Facts) {
  return { cancel: slowCancel(facts), reschedule: slowMove(facts), join: slowJoin(facts), canUndo: slowCancel(facts) === null && isUndoable(facts) };
}

/** The last minute that still keeps the notice. */
export function slowDeadline(zone: Zone, start: Date, notice: OwnNotice): number {
  const startMinute = minuteOf(start);
  if (notice.unit === 'hours') return startMinute - notice.value * 60;
  const shows = (minute: number) => minute + offsetAt(zone, minute);
  const wanted = shows(startMinute) - notice.value * 24 * 60;
  let minute = startMinute;
  while (shows(minute) > wanted) minute -= 1;
  // The wanted time isn't on the clock that day: the notice ends as the clock jumps over it.
  return shows(minute) === wanted ? minute : minute + 1;
}

function isUndoable({ by, now, appointment, rules }: Facts): boolean {
  if (by !== 'patient' || !appointment.isFreshBooking || rules.undoMinutes === 0) return false;
  if (!['booked', 'pending'].includes(appointment.status)) return false;
  return now <= appointment.startsAt && now.getTime() - appointment.createdAt.getTime() <= rules.undoMinutes * 60_000;
}

function slowCancel(facts: Facts): ActRefusal | null {
  const { by, now, zone, appointment, rules } = facts;
  const isOpen = { patient: ['pending', 'booked'], staff: ['pending', 'booked', 'arrived'] }[by].includes(appointment.status);
  if (!isOpen) return 'not-open';
  if (by === 'staff' || appointment.status === 'pending') return null;
  if (now.getTime() >= appointment.startsAt.getTime()) return 'over';
  const keepsNotice = minuteOf(now) <= slowDeadline(zone, appointment.startsAt, rules.priorToCancel);
  return keepsNotice || isUndoable(facts) ? null : 'too-late';
}

function slowMove({ by, now, zone, appointment, rules }: Facts): ActRefusal | null {
  if (appointment.status !== 'booked') return 'not-open';
  if (by === 'staff') return null;
  if (now.getTime() >= appointment.startsAt.getTime()) return 'over';
  if (appointment.hasPendingMove) return 'move-pending';
  if (!rules.selfBooking || !appointment.hasTimesOnline) return 'self-booking-off';
  if (rules.allowedReschedules !== null && appointment.moves >= rules.allowedReschedules) return 'no-moves-left';
  return minuteOf(now) <= slowDeadline(zone, appointment.startsAt, rules.priorToReschedule) ? null : 'too-late';
}

function slowJoin({ now, appointment, rules }: Facts): ActRefusal | null {
  if (!appointment.isVideo) return 'not-video';
  if (!['booked', 'arrived'].includes(appointment.status)) return 'not-open';
  const minutesToStart = (appointment.startsAt.getTime() - now.getTime()) / 60_000;
  const minutesSinceEnd = (now.getTime() - appointment.endsAt.getTime()) / 60_000;
  if (minutesSinceEnd > 30) return 'over';
  if (appointment.joinUrl === null) return 'no-link-yet';
  return minutesToStart > rules.joinMinutesBefore ? 'too-early' : null;
}
