import type { Caller } from '../../http/caller.ts';
import { Notice } from '../../settings/catalog.ts';
import { zoneOf } from '../../zones.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import type { Facts } from './decide.ts';

/** The facts and rules that decide on an appointment, as this caller meets them. Nothing more is read. */
export function factsOf(caller: Caller, row: AppointmentView): Facts {
  const { clock, kind } = caller;
  return {
    now: clock.now(),
    by: kind === 'staff' || kind === 'system' ? 'staff' : 'patient',
    zone: zoneOf(row.timeZone),
    appointment: {
      status: row.status,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      createdAt: row.createdAt,
      isVideo: row.mode === 'telehealth' && row.medium !== 'phone',
      joinUrl: row.virtualUrl ?? row.roomUrl,
      moves: row.moves,
      hasPendingMove: row.pendingStatus === 'pending',
      isFreshBooking: row.holdId !== null && row.chainId === null,
      hasTimesOnline: row.appointmentTypeId !== null && row.bookableBy !== 'call',
    },
    rules: rulesOf(caller, row),
  };
}

/** What the clinic's rules depend on. */
type RuledBy = Pick<AppointmentView, 'locationId' | 'priorToCancel' | 'priorToReschedule' | 'profile' | 'selfBooking'>;

/** The clinic's rules as they hold for a type, a place and a person. */
export function rulesOf({ settings }: Caller, row: RuledBy): Facts['rules'] {
  const at = row.locationId;
  const priorToCancel = own(row.priorToCancel) ?? settings.get('scheduling.priorToCancel', at);
  return {
    priorToCancel,
    priorToReschedule: own(row.priorToReschedule) ?? settings.get('scheduling.priorToReschedule', at) ?? priorToCancel,
    undoMinutes: settings.get('scheduling.undoMinutes'),
    allowedReschedules: settings.get('scheduling.allowedReschedules'),
    joinMinutesBefore: settings.get('scheduling.joinMinutesBefore'),
    // A guest books and moves by public booking.
    selfBooking: row.profile ? (row.selfBooking ?? settings.get('scheduling.selfBooking')) : settings.get('scheduling.publicBooking'),
  };
}

/** A type's own notice as it is stored; none where it has none. */
const own = (stored: unknown) => Notice.safeParse(stored).data;
