import { subscriber, type Subscriber } from '../messaging/events.ts';
import { remind } from './notices/reminders.ts';
import { tellAccepted, tellBooked, tellCancelled, tellDeclined, tellLapsed, tellMoved, tellRequested } from './notices/tell-patient.ts';
import type {} from './scheduling.events.ts';

/** What the life of an appointment causes after commit. */
export const subscribers: readonly Subscriber[] = [
  subscriber('scheduling.mailBooked', 'scheduling.appointment.booked', tellBooked),
  subscriber('scheduling.mailRequested', 'scheduling.appointment.requested', tellRequested),
  subscriber('scheduling.mailAccepted', 'scheduling.appointment.accepted', tellAccepted),
  subscriber('scheduling.mailDeclined', 'scheduling.appointment.declined', tellDeclined),
  subscriber('scheduling.mailLapsed', 'scheduling.appointment.lapsed', tellLapsed),
  subscriber('scheduling.mailMoved', 'scheduling.appointment.moved', tellMoved),
  subscriber('scheduling.mailCancelled', 'scheduling.appointment.cancelled', tellCancelled),
  subscriber('scheduling.remind', 'scheduling.reminder.due', remind),
];
