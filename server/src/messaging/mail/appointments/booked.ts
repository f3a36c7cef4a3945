import type { SmsTemplate } from '../../sms/sms-template.ts';
import type { MailTemplate } from '../content.ts';
import { appointmentAction, appointmentMail, appointmentSms, type AppointmentMail } from './appointment-mail.ts';

/** "Your appointment is booked": what, when, with whom, where. */
export const booked: MailTemplate<AppointmentMail> = (data, context) =>
  appointmentMail(
    data,
    {
      name: 'booked',
      paragraphs: [context.say('mail.booked.intro', { way: data.way })],
      takesPlace: true,
      calendar: 'REQUEST',
      action: appointmentAction(data, 'mail.booked.action', context),
      closing: [context.say('mail.booked.outro')],
    },
    context,
  );

/** The same in one SMS. */
export const bookedSms: SmsTemplate<AppointmentMail> = appointmentSms('booked', { leads: true, takesPlace: true });

/** An appointment to be reminded of. */
export interface ReminderMail extends AppointmentMail {
  /** The patient said already that they will come. */
  readonly isConfirmed?: boolean;
}

/** "Reminder: your appointment": what a person needs to come. */
export const reminder: MailTemplate<ReminderMail> = (data, context) =>
  appointmentMail(
    data,
    {
      name: 'reminder',
      takesPlace: true,
      action: appointmentAction(data, data.isConfirmed ? 'mail.booked.action' : 'mail.reminder.action', context),
      closing: [context.say('mail.booked.outro')],
    },
    context,
  );

/** The same in one SMS, which says how to have no more of them. */
export const reminderSms: SmsTemplate<ReminderMail> = (data, context) =>
  `${appointmentSms('reminder', { leads: true, takesPlace: true })(data, context)} ${context.say('sms.stop')}`;
