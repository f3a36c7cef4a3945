import type { SmsTemplate } from '../../sms/sms-template.ts';
import { facts, type MailTemplate } from '../content.ts';
import { appointmentAction, appointmentMail, appointmentSms, portalAction, whenIs, type AppointmentMail } from './appointment-mail.ts';

/** An appointment that has another time, place or practitioner now. */
export interface MovedMail extends AppointmentMail {
  readonly by: 'patient' | 'clinic';
  readonly before: Pick<AppointmentMail, 'start' | 'end' | 'timeZone'>;
}

/** "Your appointment was moved": the new one whole, and what it was before. */
export const moved: MailTemplate<MovedMail> = (data, context) =>
  appointmentMail(
    data,
    {
      name: 'moved',
      paragraphs: [context.say(`mail.moved.by.${data.by}`)],
      facts: facts([context.say('mail.moved.before'), whenIs(data.before, context)]),
      takesPlace: true,
      calendar: 'REQUEST',
      action: appointmentAction(data, 'mail.booked.action', context),
      closing: [context.say('mail.booked.outro')],
    },
    context,
  );

/** The same in one SMS. */
export const movedSms: SmsTemplate<MovedMail> = appointmentSms('moved', { leads: true, takesPlace: true });

/** An appointment that doesn't take place. */
export interface CancelledMail extends AppointmentMail {
  readonly by: 'patient' | 'clinic';
  readonly reason: string | null;
}

/** "Your appointment is cancelled", by whom, and why where that was said. */
export const cancelled: MailTemplate<CancelledMail> = (data, context) =>
  appointmentMail(
    data,
    {
      name: 'cancelled',
      paragraphs: [context.say(`mail.cancelled.by.${data.by}`)],
      mustBeRead: true,
      facts: facts([context.say('mail.cancelled.reason'), data.reason]),
      takesPlace: false,
      calendar: 'CANCEL',
      action: portalAction(context),
      closing: [context.say('mail.cancelled.outro')],
    },
    context,
  );

/** The same in one SMS. */
export const cancelledSms: SmsTemplate<CancelledMail> = appointmentSms('cancelled');
