import type { Language } from '../locales/languages.ts';

declare module '../messaging/events.ts' {
  interface Events {
    /** An appointment was booked, online or by the clinic; the language is the person's who booked. */
    'scheduling.appointment.booked': { appointmentId: string; language?: Language | null };
    /** An appointment ended before its time: cancelled, withdrawn (`wasPending`) or undone. `by` tells who, `language` what they speak. */
    'scheduling.appointment.cancelled': { appointmentId: string; by: 'patient' | 'staff' | 'api'; wasPending?: boolean; language?: Language | null };
    /** An appointment was moved: the new one stands, the one that it replaces has ended. */
    'scheduling.appointment.moved': { appointmentId: string; replacesId: string; by: 'patient' | 'staff' | 'api'; language?: Language | null };
    /** A time was asked for that the clinic must accept; with `replacesId`, in place of one that stands until then. */
    'scheduling.appointment.requested': { appointmentId: string; replacesId?: string; language?: Language | null };
    /** The clinic accepted a request: it is an appointment now, in place of the one that it moved. */
    'scheduling.appointment.accepted': { appointmentId: string };
    /** The clinic declined a request; one that it would have moved stands. */
    'scheduling.appointment.declined': { appointmentId: string };
    /** A request's time came without an answer. */
    'scheduling.appointment.lapsed': { appointmentId: string };
    /** The patient said that they will come. */
    'scheduling.appointment.confirmed': { appointmentId: string };
    /** The time has come to remind of an appointment, so many hours before it. */
    'scheduling.reminder.due': { appointmentId: string; hoursBefore: readonly number[] };
  }
}
