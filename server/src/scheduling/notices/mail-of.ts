import type { Caller } from '../../http/caller.ts';
import type { AppointmentMail } from '../../messaging/mail/appointments/appointment-mail.ts';
import { nameWithCredentials } from '../../practitioners/practitioner-name.ts';
import { localText, zoneOf } from '../../zones.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';

/** An appointment as its messages tell it. A video visit's address is its own, else the practitioner's room. */
export function mailOf(caller: Caller, row: AppointmentView): AppointmentMail {
  const way = row.mode === 'inPerson' ? 'inPerson' : (row.medium ?? 'video');
  return {
    appointmentId: row.id,
    chainId: row.chainId ?? row.id,
    appointmentType: row.typeName,
    ...timesOf(row),
    practitioner: nameWithCredentials(caller, row),
    location: { name: row.locationName, address: [row.address, row.city].filter(Boolean).join(', ') || null },
    way,
    joinUrl: way === 'video' ? (row.virtualUrl ?? row.roomUrl) : null,
  };
}

/** When an appointment is, in the wall time of its place. */
export function timesOf({ startsAt, endsAt, timeZone }: Pick<AppointmentView, 'startsAt' | 'endsAt' | 'timeZone'>) {
  const zone = zoneOf(timeZone);
  return { start: localText(zone, startsAt), end: localText(zone, endsAt), timeZone };
}
