import type { z } from 'zod';
import type { Appointment, AppointmentType, Hold } from '../contract/scheduling.ts';
import type { Location, Practitioner } from '../contract/places.ts';
import type { Caller } from '../http/caller.ts';
import { nameWithCredentials, practitionerName } from '../practitioners/practitioner-name.ts';
import { photoOf } from '../practitioners/photo-of.ts';
import { practitionerOrder } from '../practitioners/practitioner-order.ts';
import { localText, zoneOf } from '../zones.ts';
import type { AppointmentView } from './appointments/appointments.queries.ts';
import { decided, type Decided } from './policy/decisions.ts';
import type { HeldSlot } from './holds/create-hold.ts';
import { holdToken } from './holds/hold-token.ts';
import { appointmentToken } from './requests/appointment-link.ts';
import type { BookableLocation, BookablePractitioner, BookableType } from './offers/bookable.queries.ts';

/** A hold; its token goes to those who have no patient to be known by. */
export const outHold = (caller: Caller, { hold, zone }: HeldSlot): z.input<typeof Hold> => ({
  id: hold.id,
  ...(caller.patientId === undefined && { token: holdToken(caller, hold.id) }),
  start: localText(zone, hold.startsAt),
  end: localText(zone, hold.endsAt),
  appointmentTypeId: hold.appointmentTypeId,
  practitionerId: hold.practitionerId,
  locationId: hold.locationId,
  ...(hold.reason !== null && { reason: hold.reason }),
  expiresAt: hold.expiresAt.toISOString(),
});

/** An appointment as its patient sees it, with what can be done now. */
export async function outAppointment(caller: Caller, row: AppointmentView): Promise<z.input<typeof Appointment>> {
  const [one] = await outAppointments(caller, [row]);
  if (!one) throw new Error('An appointment was presented and is missing');
  return one;
}

/** The same for who has just booked it: without an account they get what opens it later. */
export async function outBooked(caller: Caller, row: AppointmentView): Promise<z.input<typeof Appointment>> {
  return { ...(await outAppointment(caller, row)), ...(caller.patientId === undefined && { token: appointmentToken(caller, row) }) };
}

/** Appointments as their patient sees them: plugins are asked once for all. */
export async function outAppointments(caller: Caller, rows: readonly AppointmentView[]): Promise<z.input<typeof Appointment>[]> {
  return (await decided(caller, rows)).map((one) => outDecided(caller, one));
}

/** What an appointment is and what can be done with it. */
export function outDecided(caller: Caller, { row, decisions }: Decided): z.input<typeof Appointment> {
  const zone = zoneOf(row.timeZone);
  const at = (moment: Date | null) => moment && localText(zone, moment);
  const { canCancel, canReschedule, canJoin, canUndo, movesLeft, refusals } = decisions;
  return {
    id: row.id,
    status: row.status,
    start: localText(zone, row.startsAt),
    end: localText(zone, row.endsAt),
    timeZone: row.timeZone,
    appointmentType: { id: row.appointmentTypeId, name: row.typeName },
    location: { id: row.locationId, name: row.locationName, phone: row.phone, address: row.address, city: row.city },
    practitioner: { id: row.practitionerId, name: nameWithCredentials(caller, row) },
    mode: row.mode,
    medium: row.mode === 'telehealth' ? (row.medium ?? 'video') : null,
    ...(row.reason !== null && { reason: row.reason }),
    ...{ canCancel, canReschedule, canJoin, canUndo, movesLeft, refusals },
    undoUntil: at(decisions.undoUntil),
    cancelUntil: at(decisions.cancelUntil),
    rescheduleUntil: at(decisions.rescheduleUntil),
    joinFrom: at(decisions.joinFrom),
    pendingMove: pendingMoveOf(caller, row),
    replaces: row.replacesId,
    movedTo: row.endedBy === 'moved' ? row.pendingId : null,
    ...(row.cancelReason !== null && { cancelReason: row.cancelReason }),
    ...(row.staffNote !== null && { staffNote: row.staffNote }),
    ...(row.confirmedAt !== null && { confirmedAt: row.confirmedAt.toISOString() }),
  };
}

/** The new time that was asked for; a row of the database has all of it or nothing. */
function pendingMoveOf(caller: Caller, row: AppointmentView): z.input<typeof Appointment>['pendingMove'] {
  const { pendingId, pendingStartsAt, pendingEndsAt, pendingTimeZone, pendingLocationId, pendingPractitionerId } = row;
  if (row.pendingStatus !== 'pending' || !pendingId || !pendingStartsAt || !pendingEndsAt || !pendingTimeZone || !pendingLocationId || !pendingPractitionerId) return null;
  const zone = zoneOf(pendingTimeZone);
  const { pendingPrefix: prefix, pendingCredentials: credentials } = row;
  const name = nameWithCredentials(caller, { prefix, credentials, givenName: row.pendingGivenName ?? '', familyName: row.pendingFamilyName ?? '' });
  return {
    id: pendingId,
    start: localText(zone, pendingStartsAt),
    end: localText(zone, pendingEndsAt),
    timeZone: pendingTimeZone,
    location: { id: pendingLocationId, name: row.pendingLocationName ?? '' },
    practitioner: { id: pendingPractitionerId, name },
  };
}

/** A type as it can be booked; its price only where prices are shown. */
export const outType = ({ settings }: Caller, row: BookableType): z.input<typeof AppointmentType> => ({
  id: row.id,
  name: row.name,
  description: row.description,
  durationMinutes: row.onlineDuration,
  mode: row.mode,
  medium: row.mode === 'inPerson' ? null : (row.medium ?? 'video'),
  bookableBy: row.bookableBy,
  ...(row.priceMinor !== null &&
    settings.get('general.pricing') && {
      price: { amount: row.priceMinor, currency: settings.get('billing.currency') },
    }),
});

/** A location that can be booked. */
export const outLocation = ({ position: _position, ...row }: BookableLocation): z.input<typeof Location> => row;

/** Practitioners, each once, from their rows a location; with credentials and photos while the clinic shows them. */
export function outPractitioners({ settings, runtime }: Caller, { rows, isOrdered }: { rows: readonly BookablePractitioner[]; isOrdered: boolean }) {
  const isShown = settings.get('general.practitionerCredentials');
  const isGallery = settings.get('scheduling.practitionerGallery');
  const placeOf = isOrdered ? ({ position }: { position: number }) => position : practitionerOrder({ settings });
  const once = new Map<string, z.input<typeof Practitioner> & { position: number }>();
  for (const { id, credentials, profession, biography, photoId, position, locationId, ...names } of rows) {
    const known = once.get(id);
    if (known) known.locationIds.push(locationId);
    else
      once.set(id, {
        id,
        name: practitionerName(names),
        credentials: isShown ? credentials : null,
        profession,
        biography,
        ...photoOf(runtime, isGallery ? photoId : null),
        position: placeOf({ id, position }),
        locationIds: [locationId],
      });
  }
  return [...once.values()];
}
