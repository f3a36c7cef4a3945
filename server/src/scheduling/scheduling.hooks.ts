import type { Language } from '../locales/languages.ts';
import { subscriber, type Subscriber } from '../messaging/events.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { practitionerName } from '../practitioners/practitioner-name.ts';
import { localText, zoneOf } from '../zones.ts';
import { appointmentView } from './appointments/appointments.queries.ts';

declare module '../messaging/events.ts' {
  interface Events {
    /** An appointment was booked, online or by the clinic; the language is the person's who booked. */
    'scheduling.appointment.booked': { appointmentId: string; language?: Language | null };
  }
}

/** What booking causes after commit. */
export const subscribers: readonly Subscriber[] = [
  subscriber('scheduling.mailBooked', 'scheduling.appointment.booked', async (caller, { appointmentId, language }) => {
    const appointment = await appointmentView(caller, appointmentId);
    if (!appointment || appointment.status !== 'booked') return;
    const zone = zoneOf(appointment.timeZone);
    await sendMessage(caller, {
      message: 'booked',
      to: { patientId: appointment.patientId, language },
      data: {
        appointmentType: appointment.typeName,
        start: localText(zone, appointment.startsAt),
        end: localText(zone, appointment.endsAt),
        timeZone: appointment.timeZone,
        practitioner: practitionerName(appointment),
        location: {
          name: appointment.locationName,
          address: [appointment.address, appointment.city].filter(Boolean).join(', ') || null,
        },
        telehealth: appointment.mode === 'telehealth',
      },
      dedupeKey: appointmentId,
    });
  }),
];
