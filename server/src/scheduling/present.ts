import type { z } from 'zod';
import type { Appointment, AppointmentType, Hold } from '../contract/scheduling.ts';
import type { Location, Practitioner } from '../contract/places.ts';
import type { Caller } from '../http/caller.ts';
import { practitionerName } from '../practitioners/practitioner-name.ts';
import { localText, zoneOf } from '../zones.ts';
import type { AppointmentView } from './appointments/appointments.queries.ts';
import type { HeldSlot } from './holds/create-hold.ts';
import { holdToken } from './holds/hold-token.ts';
import type { BookableLocation, BookablePractitioner, BookableType } from './offers/bookable.queries.ts';
import { possible } from './scheduling.policy.ts';

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

/** An appointment as its patient sees it. */
export function outAppointment(row: AppointmentView): z.input<typeof Appointment> {
  const zone = zoneOf(row.timeZone);
  return {
    id: row.id,
    status: row.status,
    start: localText(zone, row.startsAt),
    end: localText(zone, row.endsAt),
    timeZone: row.timeZone,
    appointmentType: { id: row.appointmentTypeId, name: row.typeName },
    location: { id: row.locationId, name: row.locationName, phone: row.phone, address: row.address, city: row.city },
    practitioner: { id: row.practitionerId, name: practitionerName(row) },
    mode: row.mode,
    ...(row.reason !== null && { reason: row.reason }),
    ...possible,
  };
}

/** A type as it can be booked; its price only where prices are shown. */
export const outType = ({ settings }: Caller, row: BookableType): z.input<typeof AppointmentType> => ({
  id: row.id,
  name: row.name,
  description: row.description,
  durationMinutes: row.onlineDuration,
  mode: row.mode === 'telehealth' || row.mode === 'either' ? row.mode : 'inPerson',
  ...(row.priceMinor !== null &&
    settings.get('general.pricing') && {
      price: { amount: row.priceMinor, currency: settings.get('billing.currency') },
    }),
});

/** A location that can be booked. */
export const outLocation = ({ position: _position, ...row }: BookableLocation): z.input<typeof Location> => row;

/** Practitioners, each once, from their rows a location. */
export function outPractitioners(rows: readonly BookablePractitioner[]) {
  const once = new Map<string, z.input<typeof Practitioner> & { position: number }>();
  for (const { id, credentials, profession, biography, photoUrl, position, locationId, ...names } of rows) {
    const known = once.get(id);
    if (known) known.locationIds.push(locationId);
    else
      once.set(id, {
        id,
        name: practitionerName(names),
        credentials,
        profession,
        biography,
        photoUrl,
        position,
        locationIds: [locationId],
      });
  }
  return [...once.values()];
}
