import type { Ok } from '../portal/client.ts';

/** What can be booked, where, with whom, and what was booked: as the API says it. */
export type AppointmentType = Ok<'/v1/appointment-types'>['data'][number];
export type Place = Ok<'/v1/locations'>['data'][number];
export type Practitioner = Ok<'/v1/practitioners'>['data'][number];
export type Slots = Ok<'/v1/slots'>;
export type Hold = Ok<'/v1/holds', 'post'>;
export type Appointment = Ok<'/v1/appointments', 'post'>;

/** What a time is wanted for. Without a practitioner: with anyone. */
export interface Wish {
  appointmentTypeId: string;
  locationId: string;
  practitionerId?: string | undefined;
  /** The visit that is to be moved: its own old time doesn’t stand in the way. */
  movesAppointmentId?: string | undefined;
}

/** What the person chose so far; `practitionerId` is empty where anyone will do. */
export interface Draft {
  typeId?: string | undefined;
  locationId?: string | undefined;
  practitionerId?: string | undefined;
  start?: string | undefined;
  /** How it takes place, for a type that leaves it open. */
  mode?: 'inPerson' | 'telehealth' | undefined;
  /** The visit that is to be moved. */
  moves?: string | undefined;
}

/** What times are asked for, once enough is chosen. */
export function wishOf({ typeId, locationId, practitionerId, moves }: Draft, withAnyone = false): Wish | undefined {
  if (!typeId || !locationId) return undefined;
  const wish = { appointmentTypeId: typeId, locationId, ...(moves && { movesAppointmentId: moves }) };
  return practitionerId && !withAnyone ? { ...wish, practitionerId } : wish;
}

/** "Amara Okafor, MPT" */
export const nameOf = ({ name, credentials }: Practitioner) => (credentials ? `${name}, ${credentials}` : name);

/** "2140 Yonge Street, Toronto" */
export const addressOf = ({ address, city }: { address: string | null; city: string | null }) => [address, city].filter(Boolean).join(', ');
