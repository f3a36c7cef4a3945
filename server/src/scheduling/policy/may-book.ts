import type { BookRefusal } from '../../contract/refusals.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { bookerFacts } from '../../patients/booker-facts.ts';
import { openBookings } from '../appointments/find-appointments.queries.ts';
import { openGuestBookings } from '../guests/guest-limits.ts';
import type { AppointmentType } from '../offers/offers.models.ts';
import { decideBooking } from './decide.ts';

type BookableBy = AppointmentType['bookableBy'];

/** Why this person may not book a type online; null: they may. Whoever isn't known yet may, unless it is booked by phone alone. */
export async function refusalToBook(caller: Caller, bookableBy: BookableBy, patientId: string | undefined): Promise<BookRefusal | null> {
  if (patientId === undefined) return decideBooking({ bookableBy, selfBooking: true, isExisting: bookableBy === 'existing' });
  return decideBooking({ bookableBy, ...(await whoBooks(caller, patientId, { asksWhether: bookableBy })) });
}

/** Whom types may be meant for so that this caller can book them; those booked by phone are listed to everybody. */
export async function bookableFor(caller: Caller): Promise<readonly BookableBy[]> {
  const { patientId } = caller;
  if (patientId === undefined) return ['everyone', 'existing', 'new', 'call'];
  const who = await whoBooks(caller, patientId, { asksWhether: 'existing' });
  const all: readonly BookableBy[] = ['everyone', 'existing', 'new'];
  return [...all.filter((bookableBy) => decideBooking({ bookableBy, ...who }) === null), 'call'];
}

interface Offered {
  readonly bookableBy: BookableBy;
  readonly phone: string | null;
}

/**
 * Refuses whoever may not book this online, or has booked as much as one person may. With `lock`, inside `tx`, other bookings of
 * the same person wait, so that two at once aren't both the last.
 * @throws act-refused, too-many-bookings
 */
export async function assertMayBook(caller: Caller, { bookableBy, phone }: Offered, { patientId, lock = false }: { patientId: string; lock?: boolean }): Promise<void> {
  const who = await whoBooks(caller, patientId, { asksWhether: bookableBy, lock });
  const reason = decideBooking({ bookableBy, ...who });
  if (reason) throw bookingRefused(caller, reason, phone);
  const limit = caller.settings.get('identity.openBookings');
  const count = (await openGuestBookings(caller, patientId)) ?? (await openBookings(caller, patientId));
  if (count >= limit) throw problem('too-many-bookings', { limit });
}

/** The refusal as it is told: with the phone of the place, else of the organization. */
export const bookingRefused = ({ organization }: Caller, reason: BookRefusal, phone: string | null) =>
  problem('act-refused', { reason, phone: phone ?? organization.phone, until: null });

async function whoBooks(caller: Caller, patientId: string, { asksWhether, lock = false }: { asksWhether: BookableBy; lock?: boolean }) {
  const patient = await bookerFacts(caller, patientId, { lock });
  const isAsked = asksWhether === 'existing' || asksWhether === 'new';
  const { settings, db } = caller;
  return {
    selfBooking: patient.profile ? (patient.selfBooking ?? settings.get('scheduling.selfBooking')) : settings.get('scheduling.publicBooking'),
    // Staff's word, else whether a visit took place.
    isExisting: patient.profile && (patient.existing ?? (isAsked && (await db.Appointment.count({ patientId, status: 'fulfilled' })) > 0)),
  };
}
